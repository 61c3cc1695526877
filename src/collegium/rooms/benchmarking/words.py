"""The sentences of benchmarking."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import pgettext_lazy as _p

from collegium.commons.notify import register_kind
from collegium.commons.pages.words import register_words

UNITS = {"percent": _l("per cent"), "euro": _l("euro"), "count": _l("number")}
SHARINGS = {
    "aggregate": _l("Aggregate only: no single value of another university is shown to members"),
    "members": _l("Members: they see each value with its university"),
    "public": _l("Everybody: each value stands on the public pages with its university"),
}
SHARED = {
    "aggregate": _l("Aggregate only"),
    "members": _l("Named to members"),
    "public": _l("Named to all"),
}
FLAGS = {
    "": _l("No flag"),
    "provisional": _l("Provisional"),
    "estimated": _l("Estimated"),
    "differs": _l("Definition differs"),
    "not-available": _l("Not available"),
}
ROUND_STATES = {"open": _p("round", "Open"), "closed": _p("round", "Closed"), "cancelled": _p("round", "Cancelled")}
ROUND_KINDS = {"open": "act", "closed": "good", "cancelled": "stop"}
ANSWER_STATES = {
    "": _l("Nothing yet"),
    "draft": _l("Draft, not confirmed"),
    "confirmed": _l("Confirmed"),
}
ANSWER_KINDS = {"": "open", "draft": "part", "confirmed": "good"}
SEAT_STATES = {"confirmed": "answered", "draft": "neutral", "": "silent"}
SEAT_WORDS = {
    "answered": _p("round", "confirmed"),
    "neutral": _p("round", "draft"),
    "silent": _p("round", "nothing yet"),
    "suspended": _p("round", "suspended, not asked"),
}
FAULTS = {
    "not_a_number": _l("Write a number, such as 12.5 or 1 240."),
    "out_of_range": _l("A value of this kind is not negative, and a share is at most 100."),
    "not_whole": _l("This counts something: give a whole number."),
    "value_missing": _l("Give a value, or the flag “Not available”."),
    "available_after_all": _l("“Not available” has no value. Take away the value or the flag."),
    "remark_missing": _l("Say in the remark how your definition differs."),
    "unknown_flag": _l("Flags are: provisional, estimated, differs, not-available."),
    "unknown_indicator": _l("The round does not ask for this indicator."),
    "given_twice": _l("This stands in the file twice."),
    "unknown_university": _l("No university of the network has this ROR address."),
    "bad_period": _l("Write a year such as 2021, or two such as 2016-2019."),
    "taken": _l("There is one of this name already."),
    "too_few": _l("Choose at least 4 universities."),
    "missing": _l("Choose at least one."),
    "period_taken": _l("One of these has values of this period already."),
    "of_a_round": _l("Members gave the values of this period in a round."),
    "deadline_behind": _l("Choose a moment that lies ahead."),
}

register_words(
    reasons={
        "deadline_ahead": _l("The deadline lies ahead. Move it to close the round earlier."),
        "deadline_behind": _l("Choose a moment that lies ahead."),
        "round_over": _l("The round is over: nothing is entered or confirmed any more."),
        "nothing_to_confirm": _l("There is no value to confirm yet."),
        "already_confirmed": _l("It is confirmed already."),
    },
    acts={
        "benchmarking.indicator_defined": _l("%(actor)s put “%(subject)s” into the catalogue of indicators."),
        "benchmarking.indicator_changed": _l("%(actor)s changed the words of “%(subject)s”."),
        "benchmarking.sharing_set": _l("%(actor)s set who sees single values of “%(subject)s”."),
        "benchmarking.values_taken": _l("%(actor)s took values of a public source for “%(subject)s”."),
        "benchmarking.group_fixed": _l("%(actor)s fixed the comparison group “%(subject)s”."),
        "benchmarking.round_opened": _l("%(actor)s opened the round “%(subject)s”."),
        "benchmarking.deadline_moved": _l("%(actor)s moved the deadline of “%(subject)s”."),
        "benchmarking.reminded": _l("%(actor)s reminded those who have not confirmed their values in “%(subject)s”."),
        "benchmarking.round_cancelled": _l("%(actor)s cancelled the round “%(subject)s”."),
        "benchmarking.round_closed": _l("The round “%(subject)s” was closed and its figures frozen."),
        "benchmarking.values_entered": _l("%(actor)s entered values of %(member)s in “%(subject)s”."),
        "benchmarking.values_confirmed": _l("%(actor)s confirmed the values of %(member)s in “%(subject)s”."),
        "benchmarking.recorded_for": _l("%(actor)s recorded the values of %(member)s in “%(subject)s”."),
    },
    before={
        "benchmarking.define": _l("It stands in the public catalogue at once, without values."),
        "benchmarking.change": _l("The new words stand at once. The unit stays: its values are written in it."),
        "benchmarking.share": _l(
            "A narrower rule counts at once, for earlier values too. A wider one counts for what is given from now on;"
            " what was given under a narrower one stays as it was promised."
        ),
        "benchmarking.take": _l("A period that is there already is replaced as a whole. All lines are taken, or none."),
        "benchmarking.fix": _l(
            "It counts for every round that closes from now on, and for public sources at once. It cannot be changed:"
            " figures of two versions of a group could be subtracted."
        ),
        "benchmarking.open": _l(
            "The Liaisons of %(count)s universities are asked at once, each by a letter with a link. The sharing rule"
            " of each indicator is fixed with it."
        ),
        "benchmarking.move": _l("Whoever has not confirmed is told and gets a new link; the old links end."),
        "benchmarking.remind": _l("The Liaisons of the universities that have not confirmed get a letter with a link."),
        "benchmarking.cancel": _l(
            "What was given is removed and no figure is made. Those who gave something are told. This cannot be undone."
        ),
        "benchmarking.enter": _l(
            "It is kept as a draft, which your university and the secretariat see. Whoever speaks for your university"
            " confirms it."
        ),
        "benchmarking.enter_again": _l(
            "What you change waits for confirmation again. What is not confirmed at the deadline does not count."
        ),
        "benchmarking.record": _l(
            "It counts as confirmed. %(name)s sees the values and the ground, and may change them until the deadline."
        ),
        "benchmarking.confirm": _l(
            "From now on the values count for %(name)s. You can change and confirm them again until %(deadline)s."
        ),
        "benchmarking.upload": _l("All lines are kept as a draft, or none. Indicators that the file leaves out stay."),
    },
)

register_kind(
    "data_asked",
    room="benchmarking",
    subject=_l("Your university’s values: %(title)s"),
    line=_l("The round “%(title)s” is open until %(deadline)s. Enter your values, or let a colleague enter them."),
    label=_l("A round asks for the values of your university"),
    why=_l("You are the Liaison of your university."),
)
register_kind(
    "data_reminder",
    room="benchmarking",
    subject=_l("Not confirmed yet: %(title)s"),
    line=_l("Your university has not confirmed its values in “%(title)s”. The round closes on %(deadline)s."),
    label=_l("A round closes soon and your university has not confirmed its values"),
    why=_l("You are the Liaison of your university."),
)
register_kind(
    "data_moved",
    room="benchmarking",
    subject=_l("Another deadline: %(title)s"),
    line=_l("The round “%(title)s” is now open until %(deadline)s."),
    label=_l("A round in which your university is asked has another deadline"),
    why=_l("You are the Liaison of your university."),
)
register_kind(
    "data_closed",
    room="benchmarking",
    subject=_l("The figures are there: %(title)s"),
    line=_l("The round “%(title)s” was closed. See where your university stands."),
    label=_l("A round to which your university gave values was closed"),
    why=_l("Your university gave values in this round."),
)
register_kind(
    "data_cancelled",
    room="benchmarking",
    subject=_l("Cancelled: %(title)s"),
    line=_l("The round “%(title)s” was cancelled. What was given is removed; the reason stands on its page."),
    label=_l("A round to which your university gave values was cancelled"),
    why=_l("Your university gave values in this round."),
)
