"""`collegium verify`: recompute the chain of acts and every text that is kept beside it."""

from __future__ import annotations

import argparse
from typing import Any

from .answering import DONE, NO, answer, takes_data, takes_json
from .opening import open_network


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("--head", metavar="SHA256", help="an earlier head, which still has to be in the chain")
    takes_data(parser)
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when the chain is not whole."""
    open_network(args)
    from collegium.commons.journal.sealing import verify, was_sealed

    found = verify()
    if args.head and not was_sealed(args.head):
        found["faults"].append({"code": "head_missing", "head": args.head})
        found["whole"] = False
    answer(args, "verify", {name: value for name, value in found.items() if name != "schema"}, in_words(found))
    return DONE if found["whole"] else NO


def in_words(found: dict[str, Any]) -> str:
    """What was found, for people."""
    state = "Whole" if found["whole"] else "Not whole"
    lines = [
        f"{state}: {found['acts']} acts, {found['sealed']} sealed by {found['seals']} seals,"
        f" {found['open']} waiting; {found['erased']} texts erased.",
        f"Head of the chain: {found['head']}",
    ]
    lines += [" ".join(f"{name}={value}" for name, value in fault.items()) for fault in found["faults"]]
    return "\n".join(lines)
