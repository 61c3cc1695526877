"""How commands answer: one JSON object on stdout under --json, words otherwise; errors on stderr."""

from __future__ import annotations

import argparse
import json as json_text
import sys
from collections.abc import Mapping, Sequence
from typing import Any

DONE, NO, WRONG = 0, 1, 2


class WrongUse(Exception):
    """Wrong use or input: exit code 2. `code` is for programs, the message says what to do."""

    def __init__(self, code: str, message: str, *, file: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.file, self.line = code, message, file, line


def as_json(words: Sequence[str]) -> bool:
    """Whether --json is among the words, asked before they could be parsed."""
    return "--json" in words


def report(error: WrongUse, *, json: bool) -> None:
    """The error on stderr: an object under --json, else a sentence."""
    if json:
        told = {"code": error.code, "message": error.message, "file": error.file or None, "line": error.line}
        print(json_text.dumps({"error": told}, ensure_ascii=False), file=sys.stderr)
    else:
        place = f"{error.file}:{error.line}: " if error.line else f"{error.file}: " if error.file else ""
        print(f"collegium: {place}{error.message}", file=sys.stderr)


def answer(args: argparse.Namespace, schema: str, content: Mapping[str, Any], words: str) -> None:
    """The answer on stdout: one object `collegium.<schema>/1` under --json, else the words."""
    if args.json:
        print(json_text.dumps({"schema": f"collegium.{schema}/1", **content}, ensure_ascii=False, default=str))
    elif words:
        print(words)


def say(words: str) -> None:
    """Words on the way, on stderr."""
    print(words, file=sys.stderr, flush=True)


def takes_json(parser: argparse.ArgumentParser) -> None:
    """The option --json."""
    parser.add_argument("--json", action="store_true", help="answer with one JSON object on stdout")


def takes_data(parser: argparse.ArgumentParser) -> None:
    """The option --data of every command that touches a network."""
    parser.add_argument(
        "--data", metavar="DIR", help="folder of the network (default $COLLEGIUM_DATA, else var/collegium)"
    )
