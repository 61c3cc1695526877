"""What a form says of the network's zone."""

from __future__ import annotations

import pytest
from django.utils import translation

from collegium.commons.pages.fields import zone_hint


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "place"), [("en", "Time of Brussels,"), ("fr", "Heure de Bruxelles,")])
def test_the_zone_is_named_in_the_reader_s_language(world, language, place):
    with translation.override(language):
        assert str(zone_hint()).startswith(place)
