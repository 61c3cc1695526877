"""Pure decisions about institutions: their life as members, their short names, their ROR addresses."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import HatKind, State

_ROR = re.compile(r"(?:https?://)?(?:ror\.org/)?(0[0-9a-hj-km-np-tv-z]{6}[0-9]{2})/?", re.IGNORECASE | re.ASCII)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
NAMED_BY_THE_OFFICE = frozenset({HatKind.HEAD, HatKind.DELEGATE, HatKind.LIAISON})


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a membership. `since` None: no date is held."""

    state: State
    since: date | None = None
    suspended_on: date | None = None


def day_of_suspension(member: Standing, *, on: date, today: date) -> Decision:
    """A suspension holds from a day that has come, and not before the membership began."""
    if on > today:
        return refuse("day_to_come", today=today.isoformat())
    if member.since is not None and on < member.since:
        return refuse("before_it_joined", since=member.since.isoformat())
    return allow()


FLOW = Flow(
    Move("suspend", {State.MEMBER}, State.SUSPENDED, guard=day_of_suspension, with_reason=True),
    Move("reinstate", {State.SUSPENDED}, State.MEMBER, with_reason=True),
)


def may_name(kind: str, *, is_office: bool) -> Decision:
    """Head, Delegate and Liaison are entered by the office; the Liaison gives the other hats."""
    if is_office or kind not in NAMED_BY_THE_OFFICE:
        return allow()
    return refuse("named_by_the_office")


def ror_address(text: str) -> str:
    """The full ROR address for an id or address with right check digits, else "".

    Source: the ROR identifier pattern; the last two digits are an ISO 7064 (97) check of the number before.
    """
    found = _ROR.fullmatch(text.strip())
    if not found:
        return ""
    ident = found[1].lower()
    number = 0
    for letter in ident[:7]:
        number = number * 32 + _CROCKFORD.index(letter)
    return f"https://ror.org/{ident}" if f"{98 - number * 100 % 97:02}" == ident[7:] else ""


def short_name(name: str, local: str = "", acronyms: str = "") -> str:
    """What an institution is called in a row: at most 40 letters, from its names and acronyms ("A | B").

    A short name stays; `Technische Universität X` is `TU X`; then an acronym of four letters and more, a
    short local name, any acronym; then the name without the words for "university".
    """
    acronym = acronyms.split("|", maxsplit=1)[0].strip()
    local_names = [part for part in _parts(local) if len(part) < len(name)]
    shorts = [part for part in local_names if len(part) <= 12]
    abbreviated = re.sub(r"^Technische Universität ", "TU ", name)
    for fits, candidate in (
        (len(name) <= 12, name),
        (abbreviated != name, abbreviated),
        (len(acronym) >= 4, next((part for part in shorts if acronym in part), acronym)),
        (bool(shorts), shorts[0] if shorts else ""),
        (bool(acronym), acronym),
        (True, _without_university(name)),
    ):
        if fits and 0 < len(candidate) <= 24:
            return candidate
    return next((part for part in local_names if len(part) <= 24), _without_university(name)[:40].strip())


def _parts(local: str) -> list[str]:
    """The local names in Latin letters, in their order."""
    parts = [part.strip() for part in local.split("|")]
    return [part for part in parts if part and all(_is_latin(letter) for letter in part)]


def _is_latin(letter: str) -> bool:
    return not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN")


def _without_university(name: str) -> str:
    head = re.split(r"\s+[–—]\s+", name)[0]
    bare = re.sub(
        r"\b(University of Technology|University( of)?|Universität|Université|Universidade( do| de)?)\b",
        " ",
        head,
    )
    bare = " ".join(bare.split())
    return bare if len(bare) >= 3 else head
