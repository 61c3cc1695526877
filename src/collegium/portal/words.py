"""Sentences of the portal's recipes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.words import register_words

register_words(
    reasons={"challenge_not_adopted": _l("A draft begins from a challenge that a group has adopted.")},
    acts={},
    before={},
)
