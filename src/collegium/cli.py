"""The `collegium` command: finds the command that was named and hands over. Imports nothing heavy."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from collegium.config.commands.answering import WrongUse, as_json, report

COMMANDS = {
    "serve": ("serve", "serve the network"),
    "demo": ("demo", "make the demonstration network where there is none, and serve it"),
    "init": ("init", "make a new network"),
    "login-link": ("login_link", "print a sign-in link for an address"),
    "import": ("importing", "take members or people from a CSV file"),
    "verify": ("verify", "recompute the chain of acts"),
    "check": ("check", "say what is wrong with this installation and what to do"),
    "backup": ("backup", "write database and files into one archive"),
    "restore": ("restore", "make a network from an archive"),
}


class Parser(argparse.ArgumentParser):
    """A parser whose errors leave as WrongUse, so that they can be told as JSON."""

    def error(self, message: str) -> NoReturn:
        """Raise instead of printing and leaving."""
        raise WrongUse("usage", f"{message}. {self.format_usage().strip()}")


def parser(named: str = "") -> Parser:
    """The whole grammar; only the module of the command `named` is imported."""
    root = Parser(prog="collegium", description="Collegium runs a network of universities.")
    subparsers = root.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, (module, words) in COMMANDS.items():
        sub = subparsers.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        if name == named:
            command = import_module(f"collegium.config.commands.{module}")
            command.arguments(sub)
            sub.set_defaults(run=command.run)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0 done, 1 the answer is no, 2 wrong use or input."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        args = parser(words[0] if words else "").parse_args(words)
        code: int = args.run(args)
    except WrongUse as error:
        report(error, json=as_json(words))
        return 2
    except BrokenPipeError:
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
