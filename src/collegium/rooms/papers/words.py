"""The sentences of papers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

STATES = {
    "drafting": _p("paper", "Draft"),
    "review": _p("paper", "In the group’s review"),
    "consulted": _p("paper", "Consulted"),
    "voting": _p("paper", "Before its vote"),
    "adopted": _p("paper", "Adopted"),
    "published": _p("paper", "Published"),
    "parked": _p("paper", "Parked"),
    "withdrawn": _p("paper", "Withdrawn"),
    "rejected": _p("paper", "Not adopted"),
}
STATE_KINDS = {
    "drafting": "open",
    "review": "act",
    "consulted": "act",
    "voting": "act",
    "adopted": "good",
    "published": "good",
    "parked": "part",
    "withdrawn": "part",
    "rejected": "stop",
}
STAGES = {
    "draft": _p("version", "Draft"),
    "review": _p("version", "For review"),
    "consultation": _p("version", "As consulted"),
    "vote": _p("version", "Before its vote"),
    "adopted": _p("version", "Adopted"),
}
ADDRESSEES = {
    "commission": _l("European Commission"),
    "council": _l("Council"),
    "parliament": _l("European Parliament"),
    "governments": _l("National governments"),
    "funders": _l("Funders"),
    "universities": _l("Universities"),
}
MOVES = {
    "submit": _l("Give to the group for review"),
    "hand_back": _l("Give back to the editors"),
    "consult": _l("Record the consultation"),
    "put_to_vote": _l("Put to the vote"),
    "record_adoption": _l("Record the adoption"),
    "publish": _l("Publish"),
    "park": _l("Park"),
    "withdraw": _l("Withdraw"),
    "reopen": _l("Reopen"),
}

register_words(
    reasons={
        "too_little_text": _l("The text has %(words)s words; a group reviews what has at least %(needed)s."),
        "kind_is_not_consulted": _l("This kind of paper is not consulted."),
        "consultation_not_over": _l("The consultation is not over yet; record it when it has closed."),
        "consultation_too_short": _l(
            "It lasted %(days)s days; this kind of paper asks for at least %(needed)s."
        ),
        "adopted_otherwise": _l("This kind of paper is adopted in another way."),
        "recommendation_without_addressee": _l(
            "Recommendations without an addressee: %(count)s. Say in the editor to whom each is addressed."
        ),
        "not_consulted_yet": _l("Record the consultation first; this kind asks for at least %(days)s days."),
        "text_differs_from_adopted": _l(
            "The text differs from what was adopted; only the adopted text is published."
        ),
        "text_is_frozen": _l("The text is frozen: it stands before a vote or has been decided."),
        "kind_is_not_begun_there": _l(
            "This kind of paper is begun elsewhere; choose another kind or another body."
        ),
        "kind_names_no_authors": _l("This kind of paper names no authors."),
        "nothing_changed": _l("Nothing has changed since version %(version)s."),
    },
    acts={
        "papers.kind_defined": _l("%(actor)s set down a kind of paper."),
        "papers.started": _l("%(actor)s began “%(subject)s” in %(group)s."),
        "papers.retitled": _l("%(actor)s changed title or standfirst of “%(subject)s”."),
        "papers.editors_named": _l("%(actor)s named the editors of “%(subject)s”."),
        "papers.authors_named": _l("%(actor)s named the authors of “%(subject)s”."),
        "papers.frozen": _l("%(actor)s kept version %(number)s of “%(subject)s”."),
        "papers.submitted": _l("%(actor)s gave “%(subject)s” to the group for review."),
        "papers.handed_back": _l("%(actor)s gave “%(subject)s” back to its editors."),
        "papers.consulted": _l(
            "%(actor)s recorded the consultation on “%(subject)s”: %(answered_count)s answered."
        ),
        "papers.put_to_vote": _l("%(actor)s put “%(subject)s” to the vote."),
        "papers.decided": _l("The vote on “%(subject)s” was closed and its outcome noted."),
        "papers.vote_called_off": _l("The vote on “%(subject)s” was called off; the text is open again."),
        "papers.adoption_recorded": _l("%(actor)s recorded that %(group)s adopted “%(subject)s”."),
        "papers.published": _l("%(actor)s published “%(subject)s”."),
        "papers.put_aside": _l("%(actor)s put “%(subject)s” aside or reopened it."),
        "papers.drafted_from_challenge": _l("%(actor)s began “%(subject)s” from a challenge."),
    },
    before={
        "papers.start": _l(
            "A draft is made that only its group and the office see. You are its first editor."
        ),
        "papers.submit": _l(
            "The text is kept as a version. Everybody in %(group)s (%(count)s) is told; editors may go on writing."
        ),
        "papers.hand_back": _l("All editors (%(count)s) are told, with your reason."),
        "papers.consult": _l(
            "The record stands on the paper’s page for all members, with the file of answers."
        ),
        "papers.put_to_vote": _l(
            "The text is frozen and its fingerprint quoted. The seats of %(group)s (%(count)s) are asked by mail,"
            " each with a personal link."
        ),
        "papers.record_adoption": _l("The text is frozen as adopted; its ground stands on the paper’s page."),
        "papers.publish": _l(
            "Everybody can read, download and cite it from now on. The text cannot be changed any more."
            " Told by mail: %(count)s people."
        ),
        "papers.park": _l("Everybody in the network reads your reason. It can be reopened."),
        "papers.withdraw": _l("Everybody in the network reads your reason. It cannot be reopened."),
    },
)

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
