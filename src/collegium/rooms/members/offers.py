"""What members gives to the house: hats, and names for sentences."""

from __future__ import annotations

from collections.abc import Mapping

from collegium.commons.pages.words import register_names
from collegium.rooms.people.hats import offer_hats

from .models import Institution
from .queries import hats_from_institutions


def names(ids: list[str]) -> Mapping[str, str]:
    """Short names of institutions by ULID."""
    return dict(Institution.objects.filter(pk__in=ids).values_list("id", "short"))


offer_hats("members", hats_from_institutions)
register_names("member", names)
