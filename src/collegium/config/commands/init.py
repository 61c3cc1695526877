"""`collegium init`: a new network with its secretariat and one person in it, and a link for her to enter."""

from __future__ import annotations

import argparse
import zoneinfo
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from collegium.config.options import Options
from collegium.config.peeking import database_of
from collegium.config.serving import CannotServe, bring_up_to_date
from collegium.rooms import ROOMS

from .answering import DONE, WrongUse, answer, say, takes_data, takes_json
from .opening import point_at, read_options, start_django

LANGUAGES = ("en", "fr")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--name", required=True, help="short name of the network, such as CESAER")
    parser.add_argument("--full-name", default="", help="its full name (default: the short one)")
    parser.add_argument("--domain", required=True, help="its domain, such as network.example")
    parser.add_argument("--zone", required=True, help="time zone of its deadlines, such as Europe/Brussels")
    parser.add_argument("--languages", default="en,fr", help="languages, the first one leads (default en,fr)")
    parser.add_argument("--email", required=True, help="address of the first person, who leads the office")
    parser.add_argument("--person", default="", help="her name (default: from the address)")
    takes_data(parser)
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Make it; exit code 2 and nothing made when something is wrong."""
    languages = checked(args)
    folder = point_at(args)
    options = read_options()
    if database_of(folder).exists():
        raise WrongUse("exists", f"There is a network in {folder} already.")
    made = not folder.exists()
    folder.mkdir(0o700, parents=True, exist_ok=True)
    try:
        bring_up_to_date(options)
        start_django()
        demand_no_network()
        url = found(args, languages)
    except Exception as error:
        _undo(options, folder, made=made)
        if isinstance(error, CannotServe):
            raise WrongUse(error.code, error.message) from error
        raise
    say(f"The network {args.name} stands in {folder}. Serve it with: collegium serve --data {folder}")
    answer(args, "init", {"ok": True, "data": str(folder), "url": url}, url)
    return DONE


def checked(args: argparse.Namespace) -> list[str]:
    """The languages; raises WrongUse for what cannot be used."""
    languages = [code.strip() for code in args.languages.split(",") if code.strip()]
    if not languages or set(languages) - set(LANGUAGES):
        raise WrongUse("languages", f"--languages takes some of: {', '.join(LANGUAGES)}.")
    if args.zone not in zoneinfo.available_timezones():
        raise WrongUse("zone", f"--zone {args.zone} is not known; write a name such as Europe/Brussels.")
    if "@" not in args.email.strip("@"):
        raise WrongUse("email", f"--email {args.email} is not an address.")
    if "/" in args.domain or "." not in args.domain:
        raise WrongUse("domain", f"--domain {args.domain} is not a domain such as network.example.")
    return languages


def _undo(options: Options, folder: Path, *, made: bool) -> None:
    """Leave nothing half made behind (SQLite)."""
    if options.database:
        return
    for path in folder.glob("collegium.db*"):
        path.unlink()
    if made:
        (folder / "secret.key").unlink(missing_ok=True)
        folder.rmdir()


def demand_no_network() -> None:
    """A database may hold a network already, whatever the folder is. Raises WrongUse("exists")."""
    from collegium.commons.journal.models import Act

    if Act.objects.exists():
        raise WrongUse("exists", "There is a network in this database already.")


def found(args: argparse.Namespace, languages: list[str]) -> str:
    """Settings, presets of the rooms, the secretariat and its first person; returns her sign-in link."""
    from django.db import transaction

    from collegium.commons.access import OPERATOR
    from collegium.commons.network import change_settings
    from collegium.kernel import clock
    from collegium.rooms.people.actions import make_login_link

    now = clock.now()
    with transaction.atomic():
        change_settings(
            actor=OPERATOR,
            now=now,
            name=args.name,
            full_name=args.full_name or args.name,
            domain=args.domain,
            zone=args.zone,
            languages=languages,
            email=args.email,
            sender=args.email,
        )
        install_presets(now)
        seat_first_person(args, languages[0], now)
        return make_login_link(actor=OPERATOR, email=args.email, now=now, next_path="/desk/")


def install_presets(now: datetime) -> None:
    """Let every room put in what a network begins with."""
    from collegium.commons.access import OPERATOR

    for room in ROOMS:
        name = f"collegium.rooms.{room}.presets"
        if find_spec(name) is not None:
            import_module(name).install_presets(actor=OPERATOR, now=now)


def seat_first_person(args: argparse.Namespace, language: str, now: datetime) -> None:
    """The secretariat with one seat, and in it the Secretary General."""
    from collegium.commons.access import OPERATOR
    from collegium.rooms.groups.actions import found_body, open_seat, seat_person
    from collegium.rooms.groups.choices import Role
    from collegium.rooms.groups.presets import KINDS
    from collegium.rooms.people.actions import register_person

    by = {"actor": OPERATOR, "now": now}
    name = args.person or args.email.partition("@")[0].replace(".", " ").replace("_", " ").title()
    person = register_person(**by, name=name, email=args.email, language=language)
    names = KINDS["secretariat"]["names"]
    office = found_body(**by, kind="secretariat", slug="secretariat", names=names, short=names["en"])
    seat_person(**by, seat=open_seat(**by, group=office, institution=None), person=person, role=Role.SECRETARY_GENERAL)
