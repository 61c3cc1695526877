"""The sentences of meetings."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.pages.words import register_words

from .rules import Turnout

STATES = {
    "planned": _p("meeting", "Planned"),
    "sent": _p("meeting", "Agenda sent"),
    "held": _p("meeting", "Held"),
    "draft": _p("meeting", "Minutes in draft"),
    "frozen": _p("meeting", "Minutes frozen"),
    "cancelled": _p("meeting", "Cancelled"),
}
STATE_KINDS = {
    "planned": "open", "sent": "act", "held": "part", "draft": "part", "frozen": "good", "cancelled": "stop",
}  # fmt: skip
ITEM_KINDS = {
    "information": _p("agenda", "Information"),
    "discussion": _p("agenda", "Discussion"),
    "decision": _p("agenda", "Decision"),
}
ANSWERS = {
    "": _p("meeting", "No answer"),
    "comes": _p("meeting", "Comes"),
    "cannot": _p("meeting", "Cannot come"),
}
PRESENCES = {
    "": _p("meeting", "Not noted"),
    "present": _p("meeting", "Present"),
    "excused": _p("meeting", "Excused"),
    "substitute": _p("meeting", "Substitute"),
    "absent": _p("meeting", "Absent"),
}
MARKS = {
    "present": "answered", "comes": "answered", "substitute": "amends", "excused": "neutral", "cannot": "neutral",
    "absent": "silent", "": "silent",
}  # fmt: skip
"""The mark of a seat for what was answered or noted."""
VACANT = _p("meeting", "Vacant seat")
MARKS_BEFORE = {
    "answered": ANSWERS["comes"],
    "neutral": ANSWERS["cannot"],
    "silent": ANSWERS[""],
    "notentitled": VACANT,
}
MARKS_AFTER = {
    "answered": PRESENCES["present"],
    "amends": PRESENCES["substitute"],
    "neutral": PRESENCES["excused"],
    "silent": _p("meeting", "Absent or not noted"),
    "notentitled": VACANT,
}
ACTION_STATES = {"open": _p("action", "Open"), "done": _p("action", "Done"), "dropped": _p("action", "Dropped")}
ACTION_KINDS = {"open": "act", "done": "good", "dropped": "stop"}
FAULTS = {
    "missing": _l("This is needed."),
    "unknown": _l("Choose one of the list."),
    "ends_before": _l("It ends after it begins."),
    "lasts_too_long": _l("A meeting lasts a week at most."),
    "no_place": _l("Give a place or a link."),
    "no_substitute": _l("Give the name of who came instead."),
    "too_many": _l("An agenda has 60 items at most."),
    "no_other": _l("Mark a substitute, or take the name away."),
    "name_too_long": _l("A name has 120 characters at most."),
    "minutes_too_long": _l("Minutes of one item have 20,000 characters at most. Divide the item, or write less."),
    "passed": _l("Give a day after the meeting began."),
    "address": _l("Nothing that you may see stands at this address. Copy the address of its page."),
    "ballot": _l("No vote that you may see stands at this address. Copy the address of its page."),
}


def turnout_sentence(counted: Turnout, *, by_institution: bool) -> str:
    """Who was there in a sentence with its base: "41 of 58 institutions were there"."""
    if by_institution:
        data = {"here": counted.institutions_here, "all": counted.institutions}
        return (
            ngettext(
                "%(here)s of %(all)s institution was there.",
                "%(here)s of %(all)s institutions were there.",
                data["all"],
            )
            % data
        )
    data = {"here": counted.here, "all": counted.invited}
    return ngettext("%(here)s of %(all)s seat was there.", "%(here)s of %(all)s seats were there.", data["all"]) % data


def fault(code: Any) -> str:
    """The sentence for what was wrong in a field."""
    return str(FAULTS.get(str(code), code))


register_words(
    reasons={
        "ends_before": FAULTS["ends_before"],
        "lasts_too_long": FAULTS["lasts_too_long"],
        "agenda_empty": _l("There is nothing on the agenda yet."),
        "has_begun": _l("The meeting has begun."),
        "not_begun": _l("The meeting has not begun."),
        "minutes_empty": _l("Nothing is written in the minutes yet."),
        "item_has_minutes": _l("The item has minutes, a decision or an action; it stays on the agenda."),
        "action_settled": _l("The action was settled before."),
    },
    acts={
        "meetings.planned": _l("%(actor)s planned “%(subject)s”, %(group)s."),
        "meetings.changed": _l("%(actor)s changed title, time or place of “%(subject)s”."),
        "meetings.cancelled": _l("%(actor)s cancelled “%(subject)s”."),
        "meetings.agenda_sent": _l("%(actor)s sent the agenda of “%(subject)s”."),
        "meetings.answered": _l("%(actor)s answered the invitation to “%(subject)s”."),
        "meetings.presence_noted": _l("%(actor)s noted who was at “%(subject)s”."),
        "meetings.item_added": _l("%(actor)s put an item on the agenda of “%(subject)s”."),
        "meetings.item_changed": _l("%(actor)s changed an item of “%(subject)s”."),
        "meetings.agenda_ordered": _l("%(actor)s changed the order of “%(subject)s”."),
        "meetings.item_removed": _l("%(actor)s took an item off the agenda of “%(subject)s”."),
        "meetings.paper_laid": _l("%(actor)s laid a paper beside an item of “%(subject)s”."),
        "meetings.paper_taken": _l("%(actor)s took a paper away from “%(subject)s”."),
        "meetings.file_added": _l("%(actor)s laid a file beside an item of “%(subject)s”."),
        "meetings.file_removed": _l("%(actor)s removed a file of “%(subject)s”."),
        "meetings.minutes_written": _l("%(actor)s wrote in the minutes of “%(subject)s”."),
        "meetings.decided": _l("%(actor)s recorded a decision of “%(subject)s”."),
        "meetings.decision_withdrawn": _l("%(actor)s took a decision out of the minutes of “%(subject)s”."),
        "meetings.action_given": _l("%(actor)s recorded an action of “%(subject)s” for %(person)s."),
        "meetings.action_changed": _l("%(actor)s changed an action of “%(subject)s” for %(person)s."),
        "meetings.action_settled": _l("%(actor)s settled an action of “%(subject)s”."),
        "meetings.minutes_shown": _l("%(actor)s showed the minutes of “%(subject)s” to those invited."),
        "meetings.minutes_frozen": _l("%(actor)s froze the minutes of “%(subject)s”, version %(number)s."),
        "meetings.minutes_reopened": _l("%(actor)s took up the minutes of “%(subject)s” again."),
    },
    before={
        "meetings.plan": _l("Whoever holds a seat in the body is told at once and asked whether she or he comes."),
        "meetings.change": _l(
            "Those invited are told of another time, place or link, and asked again for another time."
        ),
        "meetings.cancel": _l("Those invited are told at once and read the reason. It cannot be taken up again."),
        "meetings.send": _l("The letter goes at once to %(people)s. You can send it again after a change."),
        "meetings.note_presence": _l("It stands on the page of the meeting and in its minutes. You can change it."),
        "meetings.write_minutes": _l("Those invited read it when you show the draft; until then you and the office."),
        "meetings.show": _l("Those invited are told and can read the draft. You can go on writing."),
        "meetings.freeze": _l(
            "The minutes become a document that nobody changes. Those invited are told. A correction is a new version."
        ),
        "meetings.correct": _l("The frozen version stays readable. Those invited read the draft of the new one."),
        "meetings.answer": _l("Whoever leads the body sees it. You can say otherwise until the meeting begins."),
        "meetings.decide": _l("It stands in the minutes of this item."),
        "meetings.give_action": _l(
            "The owner is told. It stands on her or his desk and comes again until it is settled."
        ),
        "meetings.settle_action": _l("It leaves the desk of its owner and the next agenda."),
    },
)
