"""What has changed and is to be read again: noted in the transaction of the change."""

from __future__ import annotations

from typing import Any

from collegium.kernel.ids import Ref

from .entries import OFFERS

EVERYTHING = "*"


def touch(ref: Any) -> None:
    """Let the entry of an object (Ref or kept object) be read again soon; in the transaction of the change.

    Needed only for objects that an act changes without being recorded on them. Kinds not offered are ignored.
    """
    touch_recorded(ref if isinstance(ref, Ref) else ref.ref)


def clean_soon() -> None:
    """Let everything be read again soon and the index be made anew, so that nothing of an erased text is left."""
    from .models import SearchTouch

    SearchTouch.objects.create(kind=EVERYTHING, ident="")


def touch_recorded(ref: Ref) -> None:
    """Called by the journal for each entry that it records."""
    from .models import SearchTouch

    if ref.kind in OFFERS:
        SearchTouch.objects.create(kind=ref.kind, ident=ref.id)
