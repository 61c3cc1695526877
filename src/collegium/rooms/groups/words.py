"""The sentences of bodies and seats."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.pages.words import register_words

ROLES = {
    "seat": _p("role", "Member"),
    "deputy-seat": _p("role", "Deputy"),
    "chair": _p("role", "Chair"),
    "director": _p("role", "Director"),
    "president": _p("role", "President"),
    "vice-president": _p("role", "Vice-President"),
    "secretary-general": _p("role", "Secretary General"),
    "policy-officer": _p("role", "Policy officer"),
    "staff": _p("role", "Staff"),
}
COVERAGE = {
    "answered": _p("coverage", "seat held"),
    "silent": _p("coverage", "seat vacant"),
    "notentitled": _p("coverage", "no seat"),
    "suspended": _p("coverage", "suspended"),
}
MEMBERS = {"answered": _p("assembly", "members with a vote"), "suspended": _p("coverage", "suspended")}
FOUNDING = {
    "taken": _l("There is a body with this short name in its address. Choose another."),
    "missing": _l("Write a short name with letters that can stand in an address."),
    "before_it_began": _l("A day after it began."),
}
register_words(
    reasons={},
    acts={
        "groups.kind_defined": _l("%(actor)s set down a kind of body."),
        "groups.founded": _l("%(actor)s founded %(subject)s."),
        "groups.mandate_set": _l("%(actor)s set version %(version)s of the mandate of %(subject)s."),
        "groups.seat_opened": _l("%(actor)s opened a seat in %(subject)s."),
        "groups.seated": _l("%(actor)s entered %(person)s for a seat in %(group)s."),
        "groups.people_imported": _l("%(actor)s took a seat of %(person)s in %(group)s from a file."),
        "groups.unseated": _l("%(actor)s entered that %(person)s gave a seat in %(group)s back."),
    },
    before={
        "groups.found": _l("Everybody sees it at once on the page of the bodies. It has no seat and no mandate yet."),
        "groups.seat_person": _l(
            "The person sits there from now on, sees the drafts of the group and may write in them."
        ),
        "groups.end_holding": _l("The seat stays and is shown as vacant. What the person has written stays."),
        "groups.open_seat": _l("The seat is shown as vacant until somebody takes it."),
        "groups.change_mandate": _l("It is the next version of the mandate; earlier ones stay readable."),
    },
)
