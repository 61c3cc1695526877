"""`collegium check`: what is wrong with this installation, and what to do about it."""

from __future__ import annotations

import argparse

from .answering import DONE, NO, answer, takes_data, takes_json
from .opening import find_network, start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    takes_data(parser)
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when there is an error among the findings; warnings alone are no error."""
    options = find_network(args)
    start_django()
    from collegium.config.checks import findings
    from collegium.config.moment import keep_time

    keep_time()
    found = findings(options)
    ok = not any(finding.level == "error" for finding in found)
    words = "\n".join(f"{it.level}: {it.message} {it.do}" for it in found) or "Nothing is wrong."
    answer(args, "check", {"ok": ok, "findings": [finding.as_data() for finding in found]}, words)
    return DONE if ok else NO
