"""Pure decisions about people: how names are sorted and found, safe paths, limits and ends of links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from collegium.kernel.errors import Decision, allow, refuse

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
    }
)

HAT_ORDER: tuple[str, ...] = (
    "secretary-general",
    "president",
    "vice-president",
    "policy-officer",
    "chair",
    "head",
    "delegate",
    "liaison",
    "director",
    "deputy",
    "staff",
    "data-steward",
    "seat",
    "deputy-seat",
    "colleague",
)
"""Hats from the most telling to the least: which one stands beside a name where there is room for one."""


def telling(kind: str) -> int:
    """The place of a hat in the order of telling; kinds that are not known come last."""
    return HAT_ORDER.index(kind) if kind in HAT_ORDER else len(HAT_ORDER)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Small letters without diacritics and with single spaces: `Łukasz  ŠØRENSEN` is `lukasz sorensen`.

    Letters of other scripts stay as they are.
    """
    loose = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in loose if not unicodedata.combining(letter))
    return " ".join(bare.translate(_LETTERS).split())


def sort_name(name: str, family: str = "") -> str:
    """Family name first, folded: `Camille Aubertin` with the family name `Aubertin` is `aubertin camille`."""
    given = name.removesuffix(family).strip() if family and name.endswith(family) else name
    return fold(f"{family} {given}" if family and given != name else name)[:160]


def own_path(path: str) -> str:
    """`path` when it leads to a page of this network, else "".

    Refused: other hosts (`//host`, `/\\host`, `https:`), control characters, and the doors of signing in.
    """
    if not path.startswith("/") or path[1:2] in ("/", "\\") or len(path) > 500:
        return ""
    if any(ord(letter) < 32 or letter in "\\\x7f" for letter in path):
        return ""
    bare = re.split(r"[?#]", path)[0]
    return "" if re.match(r"(/[a-z]{2})?/(in|sign-in|sign-out)/", bare) else path


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` in `seconds`, by the real clock."""

    most: int
    seconds: int


FOR_AN_ADDRESS = Limit(5, 3600)
FOR_A_CALLER = Limit(30, 3600)


FOR_A_CHANGE = Limit(5, 3600)
ADDRESS_MINUTES = 60


def address_link_opens(expires: datetime, now: datetime) -> Decision:
    """A link that confirms an address opens before its end."""
    return allow() if now < expires else refuse("address_link_old")


def may_ask(before: Sequence[datetime], limit: Limit, now: datetime) -> Decision:
    """Whether one more link may be asked for after those asked `before`; when not: from when on."""
    since = now - timedelta(seconds=limit.seconds)
    counted = sorted(moment for moment in before if moment > since)
    if len(counted) < limit.most:
        return allow()
    again = counted[-limit.most] + timedelta(seconds=limit.seconds)
    return refuse("asked_too_often", minutes=max(1, -(-int((again - now).total_seconds()) // 60)))


def pseudonym(person: str) -> str:
    """What stands for the name of a person (a ULID) who was erased: P-5W9ZQ3, the same in every language."""
    return f"P-{person[-6:]}"


@dataclass(frozen=True, slots=True)
class LinkStanding:
    """What decides whether a sign-in link opens. `expires` None: it lives as long as the demonstration."""

    expires: datetime | None
    used: bool
    reusable: bool
    left: bool


def link_opens(link: LinkStanding, *, now: datetime, demonstration: bool) -> Decision:
    """A link opens once and before its end; one that may be used again does so in a demonstration only."""
    if link.left or (link.reusable and not demonstration):
        return refuse("link_unknown")
    if link.used and not link.reusable:
        return refuse("link_used")
    if link.expires is not None and now >= link.expires:
        return refuse("link_old")
    return allow()
