"""Sentences of the acts on letters, and the names of paces."""

from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.words import register_words

from .choices import Pace

PACES = {
    Pace.AT_ONCE: _l("At once"),
    Pace.DAILY: _l("Once a day"),
    Pace.WEEKLY: _l("Once a week"),
    Pace.NEVER: _l("Never by mail"),
}
ACTS = {
    "notify.pace_chosen": _l("%(actor)s chose which letters come by mail."),
    "notify.unsubscribed": _l("%(actor)s ended letters of one kind."),
    "notify.link_renewed": _l("%(person)s was sent a new link in place of one that had expired."),
}
REASONS = {"unknown_kind": _l("There is no such kind of letter.")}

register_words(reasons=REASONS, acts=ACTS, before={})
