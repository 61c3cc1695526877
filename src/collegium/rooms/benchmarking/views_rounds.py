"""Doors of a round for those who are asked: its page, entering, confirming, a file of one's own values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities, actor_of, can
from collegium.commons.exports.tables import csv_bytes
from collegium.commons.journal.reading import acts
from collegium.commons.notify import Grant, grant_of
from collegium.commons.pages.activity import act_lines
from collegium.commons.pages.addresses import address
from collegium.commons.pages.doors import actor, back_to, door, public, refused_form, render, tell
from collegium.commons.pages.kept import Kept
from collegium.commons.pages.moments import moment_full
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.shapes.assembly import Assembly, Seat, assembly_of
from collegium.commons.pages.words import before_sentence, reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.members.queries import Member, members

from . import actions_answers, queries_rounds
from .choices import RoundState
from .forms import FileForm, ValuesForm
from .imports import COLUMNS, own_values_from
from .queries_rounds import Given, ItemRow
from .rules import is_unusual, may_answer, may_confirm
from .shown import shown
from .words import ANSWER_KINDS, ANSWER_STATES, FLAGS, ROUND_KINDS, ROUND_STATES, SEAT_STATES, SEAT_WORDS, SHARED, UNITS


@door("benchmarking.see_rounds")
def page(request: HttpRequest, ident: str) -> HttpResponse:
    """A round: what it asks, until when, who has answered; for one's own university the way to answer."""
    who, now = actor(request), clock.now()
    it = queries_rounds.round_for(who, ident)
    answers = queries_rounds.answers_of(it.id)
    every = members(who)
    asked = [row for row in every if not row.is_suspended]
    confirmed = sum(row.state == "confirmed" for row in answers.values())
    mine = next(iter(sorted(who.institutions)), "")
    own = answers.get(mine)
    return render(
        request,
        "benchmarking/round.jinja",
        {
            "it": it,
            "items": queries_rounds.items_of(it.id),
            "house": _house(it.id, every, answers, who) if it.state == RoundState.OPEN else None,
            "seat_words": SEAT_WORDS,
            "confirmed": confirmed,
            "asked": it.asked or len(asked),
            "own": own,
            "state": ROUND_STATES[it.state],
            "kind": ROUND_KINDS[it.state],
            "own_state": ANSWER_STATES[own.state if own else ""],
            "own_kind": ANSWER_KINDS[own.state if own else ""],
            "may_enter": bool(mine) and can(who, "benchmarking.enter", institution=mine),
            "may_confirm": bool(mine) and can(who, "benchmarking.confirm", institution=mine),
            "is_open": bool(may_answer(queries_rounds.standing_of(it), now=now)),
            "shared": SHARED,
            "units": UNITS,
            "can": abilities(who, ["benchmarking.run"], it),
            "missing": [row for row in asked if not (row.id in answers and answers[row.id].state == "confirmed")],
            "before_remind": before_sentence("benchmarking.remind"),
            "panels": panels_for("data_round", who, it.id, now),
            "lines": [replace(line, url="") for line in act_lines(acts(subjects=[it.id], kinds=_ACTS, limit=20))],
        },
    )


_ACTS = [
    f"benchmarking.{name}" for name in ("round_opened", "deadline_moved", "reminded", "round_cancelled", "round_closed")
]


_HOUSES: Kept[Assembly] = Kept("benchmarking:members", "members:members", most=16)


def _house(ident: str, every: list[Member], answers: dict[str, queries_rounds.AnswerRow], who: Actor) -> Assembly:
    """Who has answered, kept until a university answers or the register changes."""
    mine, key = who.institutions, (ident, who.institutions, who.is_office, get_language())
    return _HOUSES.always(
        key, lambda: assembly_of(_seat(ident, row, answers, you=row.id in mine, office=who.is_office) for row in every)
    )


def _seat(ident: str, row: Member, answers: dict[str, queries_rounds.AnswerRow], *, you: bool, office: bool) -> Seat:
    held = answers.get(row.id)
    state = "suspended" if row.is_suspended else SEAT_STATES[held.state if held else ""]
    note = _("recorded by the secretariat") if held and held.by_office else ""
    url = address("benchmarking:record", ident, row.slug) if office and not row.is_suspended else ""
    return Seat(row.short, state, row.country, you=you, url=url, note=note)


def _who(request: HttpRequest, ident: str) -> tuple[Actor, Grant | None, str]:
    """Who answers, by which link, for which university (ULID). Raises NotFound."""
    grant = grant_of(request, "benchmarking.answer", Ref("data_round", ident))
    who = actor(request)
    if who.is_public and grant:
        who = actor_of(grant.person, clock.now())
    places = [place for place in sorted(who.institutions) if can(who, "benchmarking.enter", institution=place)]
    if who.is_public or not places:
        raise NotFound(ident)
    return who, grant, places[0]


def _context(request: HttpRequest, ident: str) -> dict[str, Any]:
    request.wants_token = True  # type: ignore[attr-defined]
    who, grant, place = _who(request, ident)
    it = queries_rounds.round_for(who, ident)
    check = may_answer(queries_rounds.standing_of(it), now=clock.now())
    return {
        "who": who,
        "it": it,
        "items": queries_rounds.items_of(it.id),
        "place": next((row for row in queries_rounds.asked_members(who) if row.id == place), None),
        "given": queries_rounds.given_by(it.id, place),
        "by_link": grant is not None and actor(request).is_public,
        "refused": "" if check else reason_sentence(check),
        "flags": FLAGS,
        "units": UNITS,
        "shared": SHARED,
        "may_confirm": can(who, "benchmarking.confirm", institution=place),
    }


def initial(items: list[ItemRow], given: Given) -> dict[str, Any]:
    """What stands in the form: what was given so far."""
    found: dict[str, Any] = {"version": given.version}
    for item in items:
        entry = (given.entries or {}).get(item.edition)
        if entry:
            found[f"value_{item.edition}"] = "" if entry.value is None else number_format(_plain(entry.value))
            found[f"flag_{item.edition}"], found[f"remark_{item.edition}"] = entry.flag, entry.remark
    return found


def _plain(value: Any) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def lines_of(form: ValuesForm, it: Any, place: str, given: Given) -> list[dict[str, Any]]:
    """Each indicator with its three fields, last year's value, and whether what was given is far from it."""
    last = queries_rounds.last_values(it, place)
    rows = []
    for item in form.items_asked:
        period, value = last.get(item.indicator, ("", None))
        entry = (given.entries or {}).get(item.edition)
        rows.append(
            {
                "item": item,
                "value": form[f"value_{item.edition}"],
                "flag": form[f"flag_{item.edition}"],
                "remark": form[f"remark_{item.edition}"],
                "last": shown(value, item.unit) if value is not None else "",
                "last_period": period,
                "unusual": entry is not None and is_unusual(entry.value, value),
                "held": entry,
                "held_value": shown(entry.value, item.unit) if entry and entry.value is not None else "",
            }
        )
    return rows


@public()
def answer(request: HttpRequest, ident: str) -> HttpResponse:
    """Enter the values of one's university, from the desk or by the link of a letter."""
    context = _context(request, ident)
    it, given, who, place = context["it"], context["given"], context["who"], context["place"]
    if place is None:
        raise NotFound(ident)
    form = ValuesForm(request.POST or None, items=context["items"], initial=initial(context["items"], given))
    context |= {"form": form, "lines": lines_of(form, it, place.id, given)}
    context["before"] = before_sentence("benchmarking.enter_again" if given.state else "benchmarking.enter")
    if request.method != "POST":
        return render(request, "benchmarking/answer.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/answer.jinja", context)
    try:
        changed = actions_answers.enter_values(
            actor=who,
            data_round=it.id,
            institution=place.id,
            entries=form.entries,
            version=form.cleaned_data["version"],
            now=clock.now(),
        )
    except Stale as error:
        labels = {item.edition: item.name for item in context["items"]}
        raise Stale(theirs=_named(error.theirs, labels), yours=_named(error.yours, labels)) from error
    except Refused as error:
        return refused_form(request, "benchmarking/answer.jinja", context, error)
    if not context["by_link"]:
        tell(request, _("The draft is kept.") if changed else _("Nothing was different."))
    return back_to("benchmarking:confirm", it.id)


def _named(said: dict[str, object], labels: dict[str, str]) -> dict[str, object]:
    return {labels.get(edition, edition): value for edition, value in said.items()}


@public()
def confirm(request: HttpRequest, ident: str) -> HttpResponse:
    """Look at what was entered, with what is unusual, and confirm it."""
    context = _context(request, ident)
    it, given, who, place = context["it"], context["given"], context["who"], context["place"]
    if place is None:
        raise NotFound(ident)
    form = ValuesForm(items=context["items"], initial=initial(context["items"], given))
    context |= {"lines": lines_of(form, it, place.id, given), "answer_state": ANSWER_STATES[given.state]}
    context |= {"answer_kind": ANSWER_KINDS[given.state], "done": False}
    words = {"name": place.short, "deadline": moment_full(it.deadline)}
    context["before"] = before_sentence("benchmarking.confirm", **words)
    check = may_confirm(held=len(given.entries or {}), state=given.state)
    context["refused"] = context["refused"] or ("" if check else reason_sentence(check))
    if request.method != "POST":
        return render(request, "benchmarking/confirm.jinja", context)
    try:
        actions_answers.confirm_values(
            actor=who, data_round=it.id, institution=place.id, version=_version(request), now=clock.now()
        )
    except Refused as error:
        return refused_form(request, "benchmarking/confirm.jinja", context, error)
    if context["by_link"]:
        return render(request, "benchmarking/confirm.jinja", {**context, "done": True})
    tell(request, _("Confirmed."))
    return back_to("benchmarking:round", it.id)


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


@public()
def upload(request: HttpRequest, ident: str) -> HttpResponse:
    """Values from a file of one's own: all lines or none, every wrong line named."""
    context = _context(request, ident)
    it, who, place = context["it"], context["who"], context["place"]
    if place is None:
        raise NotFound(ident)
    form = FileForm(request.POST or None, request.FILES or None)
    context |= {"form": form, "columns": COLUMNS, "faults": [], "before": before_sentence("benchmarking.upload")}
    if request.method != "POST":
        return render(request, "benchmarking/upload.jinja", context)
    if not form.is_valid():
        return refused_form(request, "benchmarking/upload.jinja", context)
    entries, faults = own_values_from(form.cleaned_data["file"], context["items"])
    if faults:
        return refused_form(request, "benchmarking/upload.jinja", context | {"faults": faults})
    try:
        actions_answers.enter_values(
            actor=who, data_round=it.id, institution=place.id, entries=entries, now=clock.now()
        )
    except Refused as error:
        return refused_form(request, "benchmarking/upload.jinja", context, error)
    if not context["by_link"]:
        tell(request, _("The values of the file are kept as a draft."))
    return back_to("benchmarking:confirm", it.id)


@public()
def own_file(request: HttpRequest, ident: str) -> HttpResponse:
    """The values of one's university so far as CSV: to be filled in and sent up again."""
    context = _context(request, ident)
    entries = context["given"].entries or {}
    rows = []
    for item in context["items"]:
        entry = entries.get(item.edition)
        value = entry.value if entry and entry.value is not None else None
        told = (None if value is None else _plain(value), entry.flag if entry else "", entry.remark if entry else "")
        rows.append((item.slug, *told))
    response = HttpResponse(csv_bytes(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="values-{context["it"].period}.csv"'
    return response
