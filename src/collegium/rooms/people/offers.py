"""What people gives to the house: actors, and names for sentences."""

from __future__ import annotations

from collections.abc import Mapping

from collegium.commons.access import register_provider
from collegium.commons.pages.words import register_names

from .hats import make_actor
from .models import Person


def names(ids: list[str]) -> Mapping[str, str]:
    """Names of people by ULID."""
    return dict(Person.objects.filter(pk__in=ids).values_list("id", "name"))


register_provider(make_actor)
register_names("person", names)
