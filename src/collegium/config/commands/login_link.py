"""`collegium login-link`: one address that signs a person in; it is an act and lives for some minutes."""

from __future__ import annotations

import argparse

from .answering import DONE, NO, WrongUse, answer, say, takes_data, takes_json
from .opening import open_network


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("email", metavar="EMAIL")
    parser.add_argument("--minutes", type=int, default=15, metavar="N", help="how long it can be used (default 15)")
    parser.add_argument("--next", default="", metavar="PATH", help="the page to open after it")
    takes_data(parser)
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the address alone; exit code 1 when nobody has this address."""
    if not 1 <= args.minutes <= 24 * 60:
        raise WrongUse("minutes", "--minutes takes a number from 1 to 1440.")
    if args.next and (not args.next.startswith("/") or args.next.startswith("//")):
        raise WrongUse("next", "--next takes a path of this network, such as /desk/.")
    open_network(args)
    from collegium.commons.access import OPERATOR
    from collegium.kernel import clock
    from collegium.kernel.errors import NotFound
    from collegium.rooms.people.actions import make_login_link

    try:
        url = make_login_link(
            actor=OPERATOR, email=args.email, minutes=args.minutes, next_path=args.next, now=clock.now()
        )
    except NotFound:
        if args.json:
            answer(args, "login-link", {"ok": False, "url": None}, "")
        else:
            say(f"Nobody has the address {args.email}.")
        return NO
    answer(args, "login-link", {"ok": True, "url": url, "minutes": args.minutes}, url)
    return DONE
