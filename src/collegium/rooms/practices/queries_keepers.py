"""Who answers for a card."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import actor_of
from collegium.rooms.members.choices import HatKind
from collegium.rooms.members.queries import holders_of

from .models import Practice


def keepers_of(practice: str, now: datetime) -> list[str]:
    """The contact and whoever wrote it, while they belong to its university; the Liaisons when neither does."""
    row = Practice.objects.filter(pk=practice).values_list("contact_id", "written_by_id", "institution_id").first()
    if row is None:
        return []
    contact, writer, institution = row
    here = [person for person in dict.fromkeys((contact, writer)) if institution in actor_of(person, now).institutions]
    return here or holders_of([institution], [HatKind.LIAISON], now).get(institution, [])
