"""The sentences of news."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.pages.words import register_words

STATES = {
    "draft": _p("news", "Draft"),
    "published": _p("news", "Published"),
    "withdrawn": _p("news", "Withdrawn"),
}
register_words(
    reasons={"no_language_complete": _l("Write a title and a text in one language at least.")},
    acts={
        "newsroom.drafted": _l("%(actor)s drafted the news “%(subject)s”."),
        "newsroom.changed": _l("%(actor)s changed the news “%(subject)s”."),
        "newsroom.published": _l("%(actor)s published the news “%(subject)s”."),
        "newsroom.withdrawn": _l("%(actor)s withdrew the news “%(subject)s”."),
    },
    before={
        "newsroom.publish": _l("It stands on the public pages at once, in the languages that are complete."),
        "newsroom.withdraw": _l(
            "It leaves the public pages at once; its address answers as if it had never been there."
        ),
    },
)
