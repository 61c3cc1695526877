"""What groups gives to the house: hats from seats, and names for sentences."""

from __future__ import annotations

from collections.abc import Mapping

from collegium.commons.pages.words import register_names
from collegium.rooms.people.hats import offer_hats

from .models import Body
from .queries import hats_from_seats, in_words, past_hats_from_seats, wearers


def names(ids: list[str]) -> Mapping[str, str]:
    """Names of bodies by ULID, in the reader's language."""
    return {body.id: in_words(body.names) for body in Body.objects.filter(pk__in=ids).only("id", "names")}


offer_hats("groups", hats_from_seats, past=past_hats_from_seats, wearers=wearers)
register_names("group", names)
