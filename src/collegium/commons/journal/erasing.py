"""Erasure of free texts: an act itself; the chain stays whole because acts hold only hashes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from collegium.commons.access import Actor
from collegium.kernel.errors import NotFound
from collegium.kernel.ids import Ref

from .acting import act, record
from .models import Act, ActText


@act("journal.erased", public=False)
def erase_texts(*, actor: Actor, acts: Sequence[str], ground: str, now: datetime) -> int:
    """Erase the texts and salts of these acts for a reason code; returns how many were there. Cannot be undone.

    Raises NotFound for anybody but the office.
    """
    if not actor.is_office:
        raise NotFound
    wanted = list(acts)
    count, _ = ActText.objects.filter(act_id__in=wanted).delete()
    record(Ref("act", wanted[0] if wanted else "none"), acts=wanted, ground=ground)
    return count


def erase_again() -> int:
    """After a restore: repeat every erasure that the journal tells of; returns how many texts went."""
    told = [
        ident
        for params in Act.objects.filter(kind="journal.erased").values_list("params", flat=True)
        for ident in params.get("acts", [])
    ]
    count, _ = ActText.objects.filter(act_id__in=told).delete()
    return count
