"""`collegium demo`: the demonstration network, made where there is none, then served to this machine only."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from collegium.config.demonstration import NotMade, is_there, make, move_aside, told_of_age
from collegium.config.options import Options
from collegium.config.peeking import database_of, mark_of
from collegium.config.serving import CannotServe, address_of

from .answering import DONE, WrongUse, answer, say, takes_json
from .serve import supervise, takes_ports


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--dir", default="var/demo", metavar="DIR", help="its folder (default var/demo)")
    takes_ports(parser)
    parser.add_argument(
        "--anchor", type=_date, metavar="YYYY-MM-DD", help="make it for that day and stop its clock there"
    )
    parser.add_argument("--no-serve", action="store_true", help="make it and exit")
    parser.add_argument("--fresh", action="store_true", help="move aside what is there and make a new one")
    takes_json(parser)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date such as 2022-05-02") from None


def run(args: argparse.Namespace) -> int:
    """Make it when it is not there, and serve it."""
    folder = Path(args.dir).absolute()
    try:
        made = _stand(args, folder)
    except (NotMade, CannotServe) as error:
        raise WrongUse(error.code, error.message) from error
    mark = mark_of(database_of(folder)) or {}
    if args.no_serve:
        content = {
            "ok": True,
            "made": made,
            "dir": str(folder),
            "anchor": mark["anchor"],
            "frozen": mark["frozen"],
        }
        answer(args, "demo", content, f"The demonstration of {mark['anchor']} stands in {folder}.")
        return DONE
    _only_this(folder)
    return supervise(args, welcome)


def _stand(args: argparse.Namespace, folder: Path) -> bool:
    """Make sure that it is there; returns whether it had to be made. Under --json without words on the way."""
    tell: Callable[[str], object] = bool if args.json else say
    if args.fresh and is_there(folder):
        aside = move_aside(folder)
        tell(f"What was there is kept in {aside}.")
    if is_there(folder):
        _demand_same_anchor(args, folder)
        if words := told_of_age(folder):
            tell(words)
        return False
    tell("The demonstration network is being made; this takes about half a minute.")
    make(folder, args.anchor)
    return True


def _demand_same_anchor(args: argparse.Namespace, folder: Path) -> None:
    mark = mark_of(database_of(folder)) or {}
    if args.anchor and not (mark["frozen"] and mark["anchor"] == args.anchor.isoformat()):
        raise NotMade(
            "other_anchor",
            f"The demonstration in {folder} was made for {mark['anchor']}. Name another --dir, or use --fresh.",
        )


def _only_this(folder: Path) -> None:
    """Take no settings of a real network from the environment, and answer to this machine only."""
    for name in [name for name in os.environ if name.startswith("COLLEGIUM_")]:
        del os.environ[name]
    os.environ.update(COLLEGIUM_DATA=str(folder), COLLEGIUM_BIND="127.0.0.1")


def welcome(options: Options) -> None:
    """Where to open, and a link for each of the cast."""
    path = options.data / "cast.json"
    parts = json.loads(path.read_text(encoding="utf-8"))
    origin = address_of(options)
    for part in parts:
        part["url"] = origin + "/" + part["url"].split("/", 3)[3]
    draft = path.with_suffix(".new")
    draft.touch(0o600)
    draft.write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
    width = max(len(part["role"]) for part in parts)
    say(f"\nOpen {origin}/ or sign in as one of the cast:\n")
    for part in parts:
        say(f"  {part['role']:<{width}}  {part['name']:<24}  {part['url']}")
    say("\nPeople, votes and texts are invented. Ctrl-C ends it.\n")
