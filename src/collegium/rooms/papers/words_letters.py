"""The letters of papers: their kinds, and how they look before they go out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l

from collegium.commons.notify import register_kind

register_kind(
    "paper_submitted",
    room="papers",
    subject=_l("For your review: %(title)s"),
    line=_l("The editors ask %(group)s to review “%(title)s”."),
    label=_l("A paper of your group is ready for review"),
    why=_l("You sit in the group that drafts it."),
)
register_kind(
    "paper_handed_back",
    room="papers",
    subject=_l("Back to you: %(title)s"),
    line=_l("“%(title)s” was given back to its editors: %(reason)s"),
    label=_l("A paper that you edit was given back"),
    why=_l("You are one of its editors."),
)
register_kind(
    "paper_adopted",
    room="papers",
    subject=_l("Adopted: %(title)s"),
    line=_l("“%(title)s” was adopted. The office now makes the last check and publishes it."),
    label=_l("A paper of your group was adopted"),
    why=_l("You sit in the group that drafted it, or edit it."),
)
register_kind(
    "paper_rejected",
    room="papers",
    subject=_l("Not adopted: %(title)s"),
    line=_l("“%(title)s” was not adopted. The chairs and the office may reopen it."),
    label=_l("A paper of your group was not adopted"),
    why=_l("You sit in the group that drafted it, or edit it."),
)
register_kind(
    "paper_published",
    room="papers",
    subject=_l("Published: %(title)s"),
    line=_l("“%(title)s” is published and can be cited."),
    label=_l("A paper of the network was published"),
    why=_l("You answer for a member of the network, or worked on it."),
)
register_kind(
    "reader_asked",
    room="papers",
    subject=_l("Your view is asked: %(title)s"),
    line=_l("%(group)s asks you to read “%(title)s” and to say what you think of it until %(until)s. %(note)s"),
    label=_l("You are asked to read a text"),
    why=_l("The secretariat asked you, as a reader from outside."),
)
register_kind(
    "reader_answered",
    room="papers",
    subject=_l("A reader has answered: %(title)s"),
    line=_l("%(person)s, a reader from outside, has said what she or he thinks of “%(title)s”."),
    label=_l("A reader from outside has answered on a paper that you edit"),
    why=_l("You are one of its editors."),
)
