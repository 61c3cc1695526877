"""The sentences of rounds of priorities and of the work plan."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

from .rules import Coverage

STATES = {
    "prepared": _p("round", "In preparation"),
    "open": _p("round", "Open"),
    "closed": _p("round", "Closed"),
    "withdrawn": _p("round", "Called off"),
}
STATE_KINDS = {"prepared": "part", "open": "act", "closed": "good", "withdrawn": "stop"}
ITEM_STATES = {
    "planned": _p("work plan", "Planned"),
    "under_way": _p("work plan", "Under way"),
    "done": _p("work plan", "Done"),
    "dropped": _p("work plan", "Dropped"),
}
ITEM_KINDS = {"planned": "open", "under_way": "act", "done": "done", "dropped": "stop"}
MARK_WORDS = {
    "answered": _p("round", "answered"),
    "neutral": _p("round", "answered without a dot"),
    "silent": _p("round", "not answered"),
    "notentitled": _p("round", "has no vote"),
    "suspended": _p("round", "suspended"),
}
EXCLUDED = {
    "suspended": _l("The university is suspended: it is not asked."),
    "no_vote": _l("Its category has no vote: it is not asked."),
}
MOVES = {
    "begin": (_l("Begin the work"), _l("It is under way")),
    "finish": (_l("Mark it as done"), _l("It is done")),
    "drop": (_l("Drop it"), _l("Drop it from the work plan")),
    "resume": (_l("Take it up again"), _l("It is under way again")),
}


def coverage_words(coverage: Coverage) -> str:
    """ "41 of 57 universities have answered": the figure with its base."""
    return ngettext(
        "%(answered)s of %(asked)s university has answered",
        "%(answered)s of %(asked)s universities have answered",
        coverage.asked,
    ) % {"answered": coverage.answered, "asked": coverage.asked}


def dots_words(number: int) -> str:
    """ "27 dots"."""
    return ngettext("%(n)s dot", "%(n)s dots", number) % {"n": number}


def places_words(rank: int, dots: int, count: int) -> str:
    """One sentence for options that share a place."""
    return ngettext(
        "%(count)s challenge shares place %(rank)s with %(dots)s dots each.",
        "%(count)s challenges share place %(rank)s with %(dots)s dots each.",
        count,
    ) % {"count": count, "rank": rank, "dots": dots}


def ties_sentence(places: Sequence[tuple[int, int, int]]) -> str:
    """What equal sums mean, for places of (rank, dots, how many); "" without any."""
    if not places:
        return ""
    said = " ".join(places_words(*place) for place in places)
    return said + " " + _("Equal sums share a place and stand in the order of the question; no lot is drawn.")


register_words(
    reasons={
        "no_longer_adopted": _l("%(number)s of the challenges is no longer adopted. Change the round first."),
        "too_few_options": _l("A round needs at least %(needed)s challenges to choose from."),
        "nobody_to_ask": _l("No member has a vote: nobody could answer."),
        "deadline_is_over": _l("Choose a moment in the future."),
        "round_still_runs": _l(
            "%(answered)s of %(asked)s universities have answered. It closes at its deadline, or when all have."
        ),
        "closed_for_answers": _l("This round is closed: answers can no longer be given or changed."),
        "all_have_answered": _l("All universities have answered; nobody needs a reminder."),
        "reminded_today": _l("A reminder has gone out within the last day. Wait until tomorrow."),
        "years_turned_round": _l("The last year lies before the first."),
        "most_beyond_dots": _l("Give at least one dot, and for one challenge at most all %(dots)s of them."),
        "fewer_than_none": _l("A challenge gets no dot or more, never less than none."),
        "too_many_dots": _l("You have put %(given)s dots; there are %(dots)s. Take %(over)s back."),
        "too_many_on_one": _l("One challenge may get at most %(most)s dots."),
        "round_was_opened": _l("The round was opened: its words and terms are frozen."),
        "round_not_closed": _l("The work plan is chosen from a closed round."),
        "nothing_chosen": _l("Choose at least one challenge."),
        "in_the_plan_already": _l("The work plan carries this challenge already."),
    },
    acts={
        "priorities.prepared": _l("%(actor)s prepared the round of priorities “%(subject)s”."),
        "priorities.changed": _l("%(actor)s changed the round “%(subject)s” before its opening."),
        "priorities.opened": _l("%(actor)s opened the round “%(subject)s”; %(asked)s universities are asked."),
        "priorities.answered": _l("%(member)s answered in the round “%(subject)s” (%(actor)s)."),
        "priorities.moved": _l("%(actor)s moved the deadline of the round “%(subject)s”."),
        "priorities.reminded": _l("%(actor)s reminded who has not answered in the round “%(subject)s”."),
        "priorities.closed": _l(
            "%(actor)s closed the round “%(subject)s”: %(answered)s of %(asked)s universities have answered."
        ),
        "priorities.withdrawn": _l("%(actor)s called the round “%(subject)s” off."),
        "priorities.chosen": _l("%(actor)s put “%(subject)s” into the work plan."),
        "priorities.settled": _l("%(actor)s changed the state of “%(subject)s” in the work plan."),
        "priorities.settled:under_way": _l("“%(subject)s” of the work plan is under way (%(actor)s)."),
        "priorities.settled:done": _l("“%(subject)s” of the work plan is done (%(actor)s)."),
        "priorities.settled:dropped": _l("“%(subject)s” was dropped from the work plan (%(actor)s)."),
        "priorities.item_changed": _l("%(actor)s changed “%(subject)s” in the work plan."),
    },
    before={
        "priorities.prepare": _l("The office alone sees it until it is opened. Nobody is told yet."),
        "priorities.open": _l(
            "%(asked)s universities are asked until %(closes)s. The words of the challenges, the dots and the list of"
            " universities are frozen; the letters go out at once."
        ),
        "priorities.answer": _l(
            "It counts for %(institution)s; whoever speaks for it can replace it until %(closes)s. While the round is"
            " open nobody reads the dots, the office neither: only that you have answered is shown. After the closing"
            " members read each university’s dots and reasons; the public reads the sums alone."
        ),
        "priorities.remind": _l("%(number)s universities that have not answered get a letter with a new link."),
        "priorities.move": _l("Everybody who is asked is told the new deadline, with a new link."),
        "priorities.close": _l("The dots are counted at once; the sums are public. Everybody who was asked is told."),
        "priorities.withdraw": _l("No result is counted. Everybody who was asked is told, with your reason."),
        "priorities.choose": _l(
            "Each enters the public work plan and the thread of its challenge. The chairs of the groups are told."
        ),
        "priorities.settle_item": _l("It stands in the public work plan and on the thread of its challenge at once."),
    },
)

register_kind(
    "round_opened",
    room="priorities",
    subject=_l("What comes first for your university? %(title)s"),
    line=_l(
        "%(member)s is asked to put %(dots)s dots on %(options)s challenges until %(closes_at)s. The answer takes a few"
        " minutes and can be changed until then."
    ),
    label=_l("A round of priorities asks your university"),
    why=_l("You are the Liaison or Delegate of your university."),
)
register_kind(
    "round_reminder",
    room="priorities",
    subject=_l("Not answered yet: %(title)s"),
    line=_l("%(member)s has not answered in “%(title)s”. The round closes %(closes_at)s."),
    label=_l("A reminder of a round of priorities"),
    why=_l("You are the Liaison or Delegate of your university."),
)
register_kind(
    "round_moved",
    room="priorities",
    subject=_l("New deadline: %(title)s"),
    line=_l("The round “%(title)s” now closes %(closes_at)s. Your university can answer, or change its answer."),
    label=_l("The deadline of a round of priorities was moved"),
    why=_l("You are the Liaison or Delegate of your university."),
)
register_kind(
    "round_answered",
    room="priorities",
    subject=_l("An answer was stored for your university: %(title)s"),
    line=_l(
        "%(person)s stored the answer of %(member)s in “%(title)s”. Not right? You can replace it until %(closes_at)s."
    ),
    label=_l("A colleague answered a round of priorities for your university"),
    why=_l("You are the Liaison or Delegate of your university."),
)
register_kind(
    "round_closed",
    room="priorities",
    subject=_l("Result: %(title)s"),
    line=_l("“%(title)s” is closed: %(answered)s of %(asked)s universities have answered. First: %(first)s"),
    label=_l("The result of a round of priorities"),
    why=_l("Your university was asked."),
)
register_kind(
    "round_withdrawn",
    room="priorities",
    subject=_l("Called off: %(title)s"),
    line=_l("The round “%(title)s” was called off. Nothing is asked of your university any more."),
    label=_l("A round of priorities was called off"),
    why=_l("Your university was asked."),
)
register_kind(
    "work_chosen",
    room="priorities",
    subject=_l("In the work plan of your group: %(title)s"),
    line=_l("“%(title)s” was put into the work plan; %(group)s carries it."),
    label=_l("Your group carries a new item of the work plan"),
    why=_l("You chair the group that carries it."),
)
