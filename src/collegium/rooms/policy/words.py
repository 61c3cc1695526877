"""The sentences of European files and of what came of recommendations."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

from .rules import Uptake

INSTITUTIONS = {
    "commission": _p("institution", "European Commission"),
    "parliament": _p("institution", "European Parliament"),
    "council": _p("institution", "Council of the European Union"),
    "legislators": _p("institution", "Parliament and Council"),
}
STAGES = {
    "announced": _p("stage", "Announced"),
    "consulted": _p("stage", "In consultation"),
    "proposed": _p("stage", "Proposed"),
    "negotiated": _p("stage", "In negotiation"),
    "adopted": _p("stage", "Adopted"),
    "in_force": _p("stage", "In force"),
    "withdrawn": _p("stage", "Withdrawn"),
}
STAGE_KINDS = {
    "announced": "open",
    "consulted": "act",
    "proposed": "open",
    "negotiated": "part",
    "adopted": "good",
    "in_force": "done",
    "withdrawn": "stop",
}
STATES = {
    "open": _p("recommendation", "Open"),
    "taken_up": _p("recommendation", "Taken up"),
    "in_part": _p("recommendation", "Taken up in part"),
    "rejected": _p("recommendation", "Rejected"),
}
STATE_KINDS = {"open": "open", "taken_up": "good", "in_part": "part", "rejected": "stop"}
WINDOW_STATES = {
    "coming": _p("window", "Opens later"),
    "open": _p("window", "Open now"),
    "closed": _p("window", "Closed"),
}
WINDOW_KINDS = {"coming": "open", "open": "act", "closed": "done"}
OCCASIONS = {
    "meeting": _p("outreach", "Meeting"),
    "letter": _p("outreach", "Letter"),
    "event": _p("outreach", "Event"),
}


def sum_in_words(uptake: Uptake) -> str:
    """ "3 of 7 recommendations taken up, in part or wholly": the figure with its base."""
    said = ngettext(
        "%(came)s of %(total)s recommendation taken up, in part or wholly",
        "%(came)s of %(total)s recommendations taken up, in part or wholly",
        uptake.total,
    )
    return said % {"came": uptake.came, "total": uptake.total}


def short_sum(uptake: Uptake) -> str:
    """ "3 of 7 taken up": for the last step of a thread."""
    return _("%(came)s of %(total)s taken up, in part or wholly") % {"came": uptake.came, "total": uptake.total}


register_words(
    reasons={
        "evidence_of_the_future": _l("That day has not come yet."),
        "no_source": _l("Give the public address where it can be read."),
        "no_quotation": _l("Quote the words in which it was taken up or rejected."),
        "window_closes_first": _l("The last day lies before the first."),
        "last_milestone": _l("A file has one stage at least. Enter the right one first, then remove this one."),
    },
    acts={
        "policy.opened": _l("%(actor)s entered the European file “%(subject)s”."),
        "policy.changed": _l("%(actor)s changed the words of the file “%(subject)s”."),
        "policy.moved": _l("%(actor)s entered a stage of the file “%(subject)s”."),
        "policy.milestone_removed": _l("%(actor)s removed a stage of the file “%(subject)s”."),
        "policy.window_added": _l("%(actor)s entered a consultation window of “%(subject)s”."),
        "policy.window_removed": _l("%(actor)s removed a consultation window of “%(subject)s”."),
        "policy.followers_named": _l("%(actor)s named who follows the file “%(subject)s”."),
        "policy.followers_left": _l("Somebody who has left follows “%(subject)s” no more."),
        "policy.asked": _l("%(actor)s joined “%(paper)s” to the file “%(subject)s”."),
        "policy.asked_no_more": _l("%(actor)s took “%(paper)s” from the file “%(subject)s”."),
        "policy.following_began": _l("The recommendations of “%(subject)s” are followed up from now on."),
        "policy.followed_up": _l("%(actor)s recorded what came of recommendation %(number)s of “%(paper)s”."),
        "policy.followed_up:open": _l("%(actor)s looked at recommendation %(number)s of “%(paper)s”: it is open."),
        "policy.followed_up:taken_up": _l("%(actor)s recorded recommendation %(number)s of “%(paper)s” as taken up."),
        "policy.followed_up:in_part": _l(
            "%(actor)s recorded recommendation %(number)s of “%(paper)s” as taken up in part."
        ),
        "policy.followed_up:rejected": _l("%(actor)s recorded recommendation %(number)s of “%(paper)s” as rejected."),
        "policy.outreach_logged": _l("%(actor)s entered something into the log of outreach."),
        "policy.outreach_changed": _l("%(actor)s changed an entry in the log of outreach."),
        "policy.outreach_removed": _l("%(actor)s removed an entry from the log of outreach."),
    },
    before={
        "policy.open": _l("The file stands on the public pages at once, with its source."),
        "policy.move": _l("Everybody reads it on the page of the file. The latest day tells where the file stands."),
        "policy.window": _l(
            "Everybody reads it. The chairs of the group and those who follow the file are told, and it stands on their"
            " desks from six weeks before it closes."
        ),
        "policy.followers": _l("Members read their names. Those who are new are told."),
        "policy.ask": _l("The page of the file shows these recommendations and what came of them."),
        "policy.follow_up": _l(
            "Everybody reads it on the page of the paper, with the quotation and its source; what stood before stays in"
            " the history. The chairs of the group are told when the state changes."
        ),
        "policy.outreach": _l("The office alone reads it. It can be changed, and removed for good."),
    },
)

register_kind(
    "policy_window",
    room="policy",
    subject=_l("A consultation until %(closes)s: %(title)s"),
    line=_l("A consultation on “%(title)s” is open to answers until %(closes)s."),
    label=_l("A consultation window of a file that you follow"),
    why=_l("You follow this file, or chair the group that does."),
)
register_kind(
    "policy_follower",
    room="policy",
    subject=_l("You follow a European file: %(title)s"),
    line=_l("You were named as one of those who follow “%(title)s” for the network."),
    label=_l("You were named to follow a European file"),
    why=_l("You were named as somebody who follows this file."),
)
register_kind(
    "policy_uptake",
    room="policy",
    subject=_l("What came of a recommendation: %(title)s"),
    line=_l("Recommendation %(number)s of “%(title)s” is now: %(state)s."),
    label=_l("What came of a recommendation of your group"),
    why=_l("You chair the group that drafted the paper."),
)
