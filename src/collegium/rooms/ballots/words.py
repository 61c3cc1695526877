"""The sentences of decisions by vote."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

STATES = {
    "open": _p("vote", "Open"),
    "closed": _p("vote", "Closed"),
    "cancelled": _p("vote", "Called off"),
}
CHOICES = {"for": _p("vote", "For"), "against": _p("vote", "Against"), "abstain": _p("vote", "Abstain")}
CAST = {"for": _p("vote", "for"), "against": _p("vote", "against"), "abstain": _p("vote", "abstained")}
OPENNESS = {
    "open": _l("Each seat’s vote is shown as it is cast."),
    "named": _l("Nothing is shown before closing, then seat by seat."),
}
MARK_WORDS = {
    "supports": _p("votes", "for"),
    "neutral": _p("votes", "abstained"),
    "opposes": _p("votes", "against"),
    "answered": _p("votes", "voted"),
    "silent": _p("votes", "not voted"),
    "recused": _p("votes", "withdrawn"),
    "notentitled": _p("votes", "vacant"),
    "suspended": _p("votes", "suspended"),
}
EXCLUDED = {
    "vacant": _l("Nobody held this seat when the vote was opened."),
    "suspended": _l("The university is suspended: its seat has no vote."),
}

register_words(
    reasons={
        "closes_before_it_opens": _l("Choose a moment after now."),
        "too_short": _l("This rule asks for at least %(days)s days. Choose a later moment, or another rule."),
        "closed_for_votes": _l("This vote is closed: votes can no longer be cast or changed."),
        "seat_is_recused": _l("This seat has withdrawn from the vote and is not counted."),
        "not_yet_over": _l("It closes at its time; its rule has no earlier end."),
        "quorum_not_met_yet": _l(
            "The quorum is not met yet: %(cast)s of %(entitled)s seats have voted. Then the President may close it."
        ),
        "not_all_have_voted": _l(
            "%(cast)s of %(entitled)s seats have voted. It closes when all have, at its time, or by the President"
            " once the quorum is met."
        ),
        "deadline_in_the_past": _l("Choose a moment in the future."),
        "nobody_may_vote": _l("Nobody in this body holds a seat that may vote. Fill a seat first."),
    },
    acts={
        "ballots.rule_defined": _l("%(actor)s set down a rule of voting, version %(version)s."),
        "ballots.opened": _l("%(actor)s opened the vote “%(subject)s”."),
        "ballots.cast": _l("%(actor)s cast a vote on “%(subject)s”."),
        "ballots.vote_recorded": _l("%(actor)s recorded a vote on “%(subject)s” on behalf of a seat."),
        "ballots.closed": _l("%(actor)s closed the vote “%(subject)s”; it was counted."),
        "ballots.moved": _l("%(actor)s moved the closing of “%(subject)s”."),
        "ballots.cancelled": _l("%(actor)s called the vote “%(subject)s” off."),
        "ballots.post_kept": _l("%(actor)s kept the letter behind a vote on “%(subject)s”."),
        "ballots.recused": _l("A seat withdrew from the vote “%(subject)s”."),
    },
    before={
        "ballots.cast_vote": _l(
            "%(seat)s votes. You can replace the vote until %(closes)s; what counts is the last one. %(shown)s"
        ),
        "ballots.close": _l("The votes are counted at once and the result is final. %(told)s people are told."),
        "ballots.cancel": _l("No result is counted. %(told)s people are told, with your reason."),
        "ballots.move": _l("%(told)s people who may vote are told the new time."),
        "ballots.recuse": _l(
            "The seat leaves every count of this vote; a vote that it has cast is not counted. It cannot come back."
        ),
    },
)

register_kind(
    "ballot_opened",
    room="ballots",
    subject=_l("Your vote is asked: %(question)s"),
    line=_l("%(group)s decides: %(question)s. Your seat votes until %(closes_at)s."),
    label=_l("A vote is open and your seat has one"),
    why=_l("You hold a seat that may vote on this."),
)
register_kind(
    "ballot_closed",
    room="ballots",
    subject=_l("Result: %(question)s"),
    line=_l("%(group)s has decided on “%(question)s”. %(sentence)s"),
    label=_l("The result of a vote of your body"),
    why=_l("You sit in the body that decided."),
)
register_kind(
    "ballot_cancelled",
    room="ballots",
    subject=_l("Called off: %(question)s"),
    line=_l("The vote “%(question)s” was called off. Nothing is asked of you any more."),
    label=_l("A vote was called off"),
    why=_l("You hold a seat that could vote on this."),
)
register_kind(
    "ballot_moved",
    room="ballots",
    subject=_l("New closing time: %(question)s"),
    line=_l("The vote “%(question)s” now closes %(closes_at)s."),
    label=_l("The closing of a vote was moved"),
    why=_l("You hold a seat that may vote on this."),
)
register_kind(
    "vote_recorded",
    room="ballots",
    subject=_l("A vote was stored for your seat: %(question)s"),
    line=_l("A vote was stored for your seat on “%(question)s”. Not right? You can replace it until %(closes_at)s."),
    label=_l("A vote was stored for your seat by link or by the office"),
    why=_l("You hold the seat that voted."),
)
