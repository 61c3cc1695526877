"""Doors of the secretariat: the catalogue, fixed groups, rounds, values that came by letter."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from collegium.commons.access import Actor, authorise
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.errors import refusal_of
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.members.queries import ids_by_ror, members

from . import actions, actions_answers, actions_rounds, queries, queries_rounds
from .forms import (
    CancelForm,
    FileForm,
    GroupForm,
    IndicatorForm,
    MoveForm,
    RoundForm,
    SharingForm,
    ValuesForm,
    WordsForm,
)
from .imports import PUBLIC_COLUMNS, public_values_from
from .rules import may_answer
from .views_rounds import initial, lines_of
from .words import ANSWER_KINDS, ANSWER_STATES, FLAGS, SHARED, UNITS


def _office(request: HttpRequest, permission: str) -> Actor:
    who = actor(request)
    authorise(who, permission)
    return who


@door("benchmarking.define")
def new(request: HttpRequest) -> HttpResponse:
    """Put an indicator into the catalogue."""
    who = _office(request, "benchmarking.define")
    form = IndicatorForm(request.POST or None, initial={"sharing": "aggregate"})
    context = {"form": form, "before": before_sentence("benchmarking.define"), "it": None}
    if request.method != "POST":
        return render(request, "benchmarking/define.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/define.jinja", context)
    data = form.cleaned_data
    try:
        ident = actions.define_indicator(
            actor=who,
            slug=data["name_en"],
            unit=data["unit"],
            sharing=data["sharing"],
            now=clock.now(),
            **form.words(),
        )
    except Invalid as error:
        form.blame({"name_en" if name == "slug" else name: code for name, code in error.fields.items()})
        return refused_form(request, "benchmarking/define.jinja", context)
    tell(request, _("It stands in the catalogue."))
    return back_to("benchmarking:indicator", queries.slugs([ident])[ident])


@door("benchmarking.define")
def change(request: HttpRequest, indicator: str) -> HttpResponse:
    """Other words for an indicator."""
    who = _office(request, "benchmarking.define")
    row = queries.indicator_for(indicator, clock.now())
    plain = {"source": row.source, "source_url": row.source_url, "licence": row.licence}
    words = {f"name_{code}": text for code, text in row.names.items()}
    words |= {f"definition_{code}": text for code, text in row.definitions.items()}
    form = WordsForm(request.POST or None, initial=plain | words)
    context = {"form": form, "before": before_sentence("benchmarking.change"), "it": row}
    if request.method != "POST":
        return render(request, "benchmarking/define.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/define.jinja", context)
    actions.change_indicator(actor=who, indicator=row.id, now=clock.now(), **form.words())
    tell(request, _("The new words stand."))
    return back_to("benchmarking:indicator", row.slug)


@door("benchmarking.define")
def sharing(request: HttpRequest, indicator: str) -> HttpResponse:
    """Who sees single values."""
    who = _office(request, "benchmarking.define")
    row = queries.indicator_for(indicator, clock.now())
    form = SharingForm(request.POST or None, initial={"sharing": row.sharing})
    context = {"form": form, "before": before_sentence("benchmarking.share"), "it": row}
    if request.method != "POST":
        return render(request, "benchmarking/sharing.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/sharing.jinja", context)
    actions.set_sharing(actor=who, indicator=row.id, sharing=form.cleaned_data["sharing"], now=clock.now())
    tell(request, _("The sharing rule is set."))
    return back_to("benchmarking:indicator", row.slug)


@door("benchmarking.define")
def take(request: HttpRequest, indicator: str) -> HttpResponse:
    """Take values of a public source from a file."""
    who = _office(request, "benchmarking.define")
    row = queries.indicator_for(indicator, clock.now())
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "it": row, "columns": PUBLIC_COLUMNS, "faults": []}
    context["before"] = before_sentence("benchmarking.take")
    if request.method != "POST":
        return render(request, "benchmarking/take.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/take.jinja", context)
    taken = queries.periods_of_rounds(row.id)
    values, faults = public_values_from(form.cleaned_data["file"], ids_by_ror(), row.unit, taken=taken)
    if faults:
        return refused_form(request, "benchmarking/take.jinja", context | {"faults": faults})
    count = actions.take_values(actor=who, indicator=row.id, values=values, now=clock.now())
    tell(request, ngettext("%(n)s value is taken.", "%(n)s values are taken.", count) % {"n": count})
    return back_to("benchmarking:indicator", row.slug)


@door("benchmarking.define")
def new_group(request: HttpRequest) -> HttpResponse:
    """Fix a comparison group."""
    who = _office(request, "benchmarking.define")
    form = GroupForm(
        request.POST or None, institutions=[(row.id, f"{row.short} ({row.country})") for row in members(who)]
    )
    context = {"form": form, "before": before_sentence("benchmarking.fix")}
    if request.method != "POST":
        return render(request, "benchmarking/new_group.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/new_group.jinja", context)
    data = form.cleaned_data
    try:
        actions.fix_group(
            actor=who,
            slug=data["name_en"],
            names={"en": data["name_en"], "fr": data["name_fr"]},
            institutions=data["institutions"],
            now=clock.now(),
        )
    except Invalid as error:
        form.blame({"name_en" if name == "slug" else name: code for name, code in error.fields.items()})
        return refused_form(request, "benchmarking/new_group.jinja", context)
    tell(request, _("The group is fixed."))
    return back_to("benchmarking:groups")


@door("benchmarking.run")
def open_round(request: HttpRequest) -> HttpResponse:
    """Ask all members for values."""
    who, now = _office(request, "benchmarking.run"), clock.now()
    rows = queries.shelf(now).indicators
    form = RoundForm(request.POST or None, indicators=[(row.id, row.name) for row in rows])
    count = len(queries_rounds.asked_members(who))
    words = {row.id: {"hint": f"{SHARED[row.sharing]}, {UNITS[row.unit]}"} for row in rows}
    context = {"form": form, "words": words, "before": before_sentence("benchmarking.open", count=count)}
    if request.method != "POST":
        return render(request, "benchmarking/open.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/open.jinja", context)
    try:
        ident = actions_rounds.open_round(actor=who, now=now, **form.cleaned_data)
    except Invalid as error:
        form.blame(error.fields)
        return refused_form(request, "benchmarking/open.jinja", context)
    tell(request, _("The round is open. The Liaisons are asked."))
    return back_to("benchmarking:round", ident)


@require_POST
@door("benchmarking.run")
def remind(request: HttpRequest, ident: str) -> HttpResponse:
    """Write to those who have not confirmed."""
    who = _office(request, "benchmarking.run")
    try:
        count = actions_rounds.remind(actor=who, data_round=ident, now=clock.now())
        tell(request, ngettext("%(n)s Liaison is reminded.", "%(n)s Liaisons are reminded.", count) % {"n": count})
    except Refused as error:
        tell(request, refusal_of(error)["text"], "stop")
    return back_to("benchmarking:round", ident)


@door("benchmarking.run")
def move(request: HttpRequest, ident: str) -> HttpResponse:
    """Another deadline."""
    who = _office(request, "benchmarking.run")
    it = queries_rounds.round_for(who, ident)
    form = MoveForm(request.POST or None, initial={"deadline": it.deadline})
    context = {"form": form, "it": it, "before": before_sentence("benchmarking.move")}
    if request.method != "POST":
        return render(request, "benchmarking/move.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/move.jinja", context)
    try:
        actions_rounds.move_deadline(
            actor=who, data_round=it.id, deadline=form.cleaned_data["deadline"], now=clock.now()
        )
    except Refused as error:
        return refused_form(request, "benchmarking/move.jinja", context, error)
    tell(request, _("The deadline is moved."))
    return back_to("benchmarking:round", it.id)


@door("benchmarking.run")
def cancel(request: HttpRequest, ident: str) -> HttpResponse:
    """End a round without figures."""
    who = _office(request, "benchmarking.run")
    it = queries_rounds.round_for(who, ident)
    form = CancelForm(request.POST or None)
    context = {"form": form, "it": it, "before": before_sentence("benchmarking.cancel")}
    if request.method != "POST":
        return render(request, "benchmarking/cancel.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/cancel.jinja", context)
    try:
        actions_rounds.cancel_round(actor=who, data_round=it.id, reason=form.cleaned_data["reason"], now=clock.now())
    except Refused as error:
        return refused_form(request, "benchmarking/cancel.jinja", context, error)
    tell(request, _("The round is cancelled."))
    return back_to("benchmarking:round", it.id)


@door("benchmarking.run")
def record(request: HttpRequest, ident: str, member: str) -> HttpResponse:
    """See what a university has given; record what it said by letter or telephone, with its ground."""
    who = _office(request, "benchmarking.run")
    it = queries_rounds.round_for(who, ident)
    place = next((row for row in queries_rounds.asked_members(who) if member in (row.slug, row.id)), None)
    if place is None:
        raise NotFound(member)
    items, given = queries_rounds.items_of(it.id), queries_rounds.given_by(it.id, place.id)
    held = initial(items, given) | {"ground": given.ground}
    form = ValuesForm(request.POST or None, items=items, by_office=True, initial=held)
    check = may_answer(queries_rounds.standing_of(it), now=clock.now())
    context = {
        "form": form,
        "it": it,
        "place": place,
        "given": given,
        "lines": lines_of(form, it, place.id, given),
        "flags": FLAGS,
        "units": UNITS,
        "shared": SHARED,
        "answer_state": ANSWER_STATES[given.state],
        "answer_kind": ANSWER_KINDS[given.state],
        "before": before_sentence("benchmarking.record", name=place.short),
        "refused": "" if check else reason_sentence(check),
    }
    if request.method != "POST":
        return render(request, "benchmarking/record.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/record.jinja", context)
    try:
        actions_answers.record_for(
            actor=who,
            data_round=it.id,
            institution=place.id,
            entries=form.entries,
            ground=form.cleaned_data["ground"],
            now=clock.now(),
        )
    except Refused as error:
        return refused_form(request, "benchmarking/record.jinja", context, error)
    tell(request, _("Recorded for %(name)s.") % {"name": place.short})
    return back_to("benchmarking:round", it.id)
