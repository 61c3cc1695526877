"""`collegium import members|people FILE.csv`: all lines or none; wrong lines are listed by number."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .answering import DONE, NO, WrongUse, answer, takes_data, takes_json
from .opening import open_network


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("what", choices=["members", "people"])
    parser.add_argument("file", metavar="FILE.csv")
    parser.add_argument("--dry-run", action="store_true", help="check every line, change nothing")
    takes_data(parser)
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when lines are refused; then nothing was imported."""
    path = Path(args.file)
    if not path.is_file():
        raise WrongUse("no_file", "There is no such file.", file=args.file)
    open_network(args)
    from collegium.commons.access import OPERATOR
    from collegium.kernel import clock

    report = _reader(args.what)(path, actor=OPERATOR, now=clock.now(), dry_run=args.dry_run).as_data()
    answer(args, "import", report, in_words(report, args))
    return DONE if report["ok"] else NO


def _reader(what: str) -> Callable[..., Any]:
    if what == "members":
        from collegium.rooms.members.imports import import_members

        return import_members
    from collegium.rooms.groups.imports import import_people

    return import_people


def in_words(report: dict[str, Any], args: argparse.Namespace) -> str:
    """What happened, or what is wrong, for people."""
    if report["ok"]:
        would = "would be " if args.dry_run else ""
        return f"{report['rows']} lines: {report['created']} {would}created, {report['changed']} {would}changed."
    lines = [f"{args.file}:{fault['line']}: {fault['column']}: {fault['message']}" for fault in report["errors"]]
    return "\n".join([*lines, "Nothing was imported."])
