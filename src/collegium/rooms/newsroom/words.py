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
    reasons={
        "no_language_complete": _l("Write a title and a text in one language at least."),
        "only_language": _l("It is the only language. Withdraw the news, or write another language first."),
    },
    acts={
        "newsroom.drafted": _l("%(actor)s drafted the news “%(subject)s”."),
        "newsroom.changed": _l("%(actor)s changed the news “%(subject)s”."),
        "newsroom.language_removed": _l("%(actor)s removed a language of the news “%(subject)s”."),
        "newsroom.language_removed:en": _l("%(actor)s removed the English version of the news “%(subject)s”."),
        "newsroom.language_removed:fr": _l("%(actor)s removed the French version of the news “%(subject)s”."),
        "newsroom.published": _l("%(actor)s published the news “%(subject)s”."),
        "newsroom.withdrawn": _l("%(actor)s withdrew the news “%(subject)s”."),
    },
    before={
        "newsroom.publish": _l("It stands on the public pages at once, in the languages that are complete."),
        "newsroom.remove_language": _l(
            "Readers of this language get the news in %(others)s. The words are deleted; the journal keeps that the"
            " version was there, and its title."
        ),
        "newsroom.withdraw": _l(
            "It leaves the public pages at once; its address answers as if it had never been there."
        ),
    },
)
