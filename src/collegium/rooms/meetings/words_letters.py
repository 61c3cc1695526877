"""The letters of meetings: their kinds, and how an agenda looks before it goes out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l

from collegium.commons.notify import register_kind

register_kind(
    "meeting_invited",
    room="meetings",
    subject=_l("%(group)s: %(title)s"),
    line=_l("%(group)s: “%(title)s” on %(begins)s (%(place)s). Say whether you come."),
    label=_l("A body in which you sit will meet"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "meeting_agenda",
    room="meetings",
    subject=_l("Agenda: %(title)s"),
    line=_l("%(group)s: “%(title)s” on %(begins)s (%(place)s).\n\n%(agenda)s"),
    label=_l("The agenda of a meeting to which you are invited"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "meeting_moved",
    room="meetings",
    subject=_l("Another time or place: %(title)s"),
    line=_l("%(group)s: “%(title)s” takes place on %(begins)s now (%(place)s). Say whether you come."),
    label=_l("Time or place of a meeting to which you are invited has changed"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "meeting_cancelled",
    room="meetings",
    subject=_l("Cancelled: %(title)s"),
    line=_l("%(group)s: “%(title)s” on %(begins)s does not take place. The reason: %(reason)s"),
    label=_l("A meeting to which you are invited was cancelled"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "minutes_shown",
    room="meetings",
    subject=_l("Minutes to read: %(title)s"),
    line=_l("%(group)s: the minutes of “%(title)s” of %(begins)s can be read in draft."),
    label=_l("The minutes of a meeting to which you were invited can be read in draft"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "minutes_frozen",
    room="meetings",
    subject=_l("Minutes: %(title)s"),
    line=_l("%(group)s: the minutes of “%(title)s” of %(begins)s are frozen, version %(number)s."),
    label=_l("The minutes of a meeting to which you were invited are frozen"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "action_given",
    room="meetings",
    subject=_l("Yours to do until %(due)s: %(title)s"),
    line=_l("%(group)s, “%(title)s” of %(begins)s: you do this until %(due)s. %(action)s"),
    label=_l("A meeting agreed that you do something"),
    why=_l("You are named in the minutes as the one who does it."),
)
