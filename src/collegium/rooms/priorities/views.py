"""Doors of priorities: the list, a round, its result as files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from collegium.commons.access import Actor, abilities
from collegium.commons.exports.tables import csv_bytes
from collegium.commons.journal.reading import acts
from collegium.commons.pages.doors import actor, door, public, render
from collegium.commons.pages.listing import listing
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.words import reason_sentence
from collegium.kernel import clock
from collegium.kernel.errors import NotFound

from . import queries, queries_plan
from .choices import State
from .queries import OptionRow
from .queries_result import Roll, given_in, roll_for
from .rules import Line, Standing, may_close, may_remind, ties
from .words import (
    EXCLUDED,
    ITEM_KINDS,
    ITEM_STATES,
    MARK_WORDS,
    STATE_KINDS,
    STATES,
    coverage_words,
    dots_words,
    ties_sentence,
)

OFFICE = ("priorities.prepare", "priorities.remind", "priorities.move", "priorities.close", "priorities.withdraw")


@public("priorities:public", "groups:public")
def list_(request: HttpRequest) -> HttpResponse:
    """All rounds, open ones first; the public sees what was closed. The work plan stands beside them."""
    who, text, state = actor(request), request.GET.get("q", "")[:100], request.GET.get("state", "")
    rows = queries.rounds(who, text=text, state=state if state in STATES else "", open_first=True)
    context = {
        "rows": listing(request, rows),
        "q": text,
        "state": state,
        "states": STATES,
        "kinds": STATE_KINDS,
        "plan": queries_plan.figures(),
        "can": abilities(who, ["priorities.prepare"]),
    }
    return render(request, "priorities/list.jinja", context)


@public("priorities:public", "challenges:public", "members:public", "groups:public")
def page(request: HttpRequest, round: str) -> HttpResponse:
    """One round: who has answered while it runs, the result when it is closed."""
    who, now = actor(request), clock.now()
    it = queries.round_for(who, round)
    options, roll = queries.options_of(it), roll_for(it, who, now)
    if it.state == State.OPEN:
        request.waits_for = _waits_for(roll, now)  # type: ignore[attr-defined]
    return render(request, "priorities/page.jinja", _context(it, options, roll, who, now))


def _waits_for(roll: Roll, now: datetime) -> list[tuple[str, str]]:
    """Who has still to answer: (person, university)."""
    held = queries.answering([row.institution for row in roll.silent], now)
    return [(person, row.short) for row in roll.silent for person in held.get(row.institution, [])]


def _context(it: Any, options: list[OptionRow], roll: Roll, who: Actor, now: datetime) -> dict[str, Any]:
    standing = Standing(
        State(it.state), it.closes_at, len(options), asked=roll.coverage.asked, answered=roll.coverage.answered
    )
    close, remind = may_close(standing, now=now), may_remind(standing, last=it.reminded_at, now=now)
    return {
        "it": it,
        "options": options,
        "terms": queries.terms_of(it),
        "roll": roll,
        "coverage": coverage_words(roll.coverage),
        "own": _own(it, roll, who),
        "states": STATES,
        "kinds": STATE_KINDS,
        "marks": MARK_WORDS,
        "excluded": EXCLUDED,
        "reason": _why_off(it),
        "result": _result(it, options, roll, who, now) if it.state == State.CLOSED else None,
        "item_states": ITEM_STATES,
        "item_kinds": ITEM_KINDS,
        "panels": panels_for("round", who, it.id, now),
        "can": abilities(who, [*OFFICE, "priorities.choose"], it),
        "takes_answers": it.state == State.OPEN and now < it.closes_at,
        "close_refused": "" if close else reason_sentence(close),
        "remind_refused": "" if remind else reason_sentence(remind),
    }


def _own(it: Any, roll: Roll, who: Actor) -> list[Any]:
    """The institutions for which the reader may answer, as they stand on the roll."""
    return [row for row in roll.rows if row.institution in who.institutions and who.speaks_for(row.institution)]


def _why_off(it: Any) -> str:
    """Why a round was called off: the text beside its act, "" when it was erased."""
    if it.state != State.WITHDRAWN:
        return ""
    found = acts(subjects=[it.id], kinds=["priorities.withdrawn"], limit=1)
    return found[0].text if found else ""


def _result(it: Any, options: list[OptionRow], roll: Roll, who: Actor, now: datetime) -> dict[str, Any]:
    """Sums in order, what ties mean, and for members each university's dots and reasons."""
    by_place = sorted(options, key=lambda option: (option.rank, option.number))
    sums = [option.dots or 0 for option in options]
    lines = [
        Line(option.id, option.dots or 0, option.givers or 0, option.rank or 0, sums.count(option.dots or 0) > 1)
        for option in by_place
    ]
    given = given_in(it, [option.id for option in options], who, now)
    held = {row.id: row for row in queries_plan.items(ids=[option.item for option in options if option.item])}
    return {
        "lines": list(zip(by_place, lines, strict=True)),
        "largest": max(sums, default=0) or 1,
        "given": dots_words(sum(sums)),
        "possible": roll.coverage.asked * it.dots,
        "ties": ties_sentence([(group[0].rank, group[0].dots, len(group)) for group in ties(lines)]),
        "by_university": given,
        "items": held,
        "to_choose": any(not option.item for option in options),
        "sentence": _("“%(title)s” came first with %(dots)s from %(givers)s of %(answered)s universities.")
        % {
            "title": by_place[0].title,
            "dots": dots_words(lines[0].dots),
            "givers": lines[0].givers,
            "answered": roll.coverage.answered,
        }
        if lines and lines[0].dots and not lines[0].tied
        else "",
    }


def _closed(request: HttpRequest, ident: str) -> Any:
    it = queries.round_for(actor(request), ident)
    if it.state != State.CLOSED:
        raise NotFound(ident)
    return it


@public("priorities:public", "members:public")
def result_json(request: HttpRequest, round: str) -> HttpResponse:
    """The record of a closed round: terms, coverage, sums; members get each university's dots and reasons too."""
    it, who, now = _closed(request, round), actor(request), clock.now()
    options, roll = queries.options_of(it), roll_for(it, who, now)
    coverage, given = roll.coverage, given_in(it, [option.id for option in options], who, now)
    record: dict[str, Any] = {
        "schema": "collegium.round/1",
        "round": it.id,
        "title": it.title,
        "dots": it.dots,
        "most_on_one": it.most,
        "opened_at": it.opened_at.isoformat(),
        "closes_at": it.closes_at.isoformat(),
        "closed_at": it.closed_at.isoformat(),
        "coverage": {"asked": coverage.asked, "answered": coverage.answered, "blank": coverage.blank},
        "options": [
            {
                "number": option.number,
                "challenge": option.challenge,
                "reference": option.reference,
                "title": option.title,
                "dots": option.dots,
                "universities": option.givers,
                "place": option.rank,
                "work_item": option.item or None,
            }
            for option in options
        ],
    }
    if given is not None:
        numbers = [option.number for option in options]
        record["answers"] = [
            {"university": row.short, "dots": {str(n): dots for n, dots in zip(numbers, held, strict=True) if dots}}
            for row, held in given.table
        ]
        record["reasons"] = [
            {"option": option.number, "university": reason.short, "text": reason.text}
            for option in options
            for reason in given.reasons.get(option.id, [])
        ]
    return JsonResponse(record)


def _csv(name: str, columns: list[str], rows: list[list[Any]]) -> HttpResponse:
    response = HttpResponse(csv_bytes(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


@public("priorities:public")
def result_csv(request: HttpRequest, round: str) -> HttpResponse:
    """The sums of a closed round as a table."""
    it = _closed(request, round)
    rows = [
        [option.rank, option.reference, option.title, option.dots, option.givers] for option in queries.options_of(it)
    ]
    columns = ["place", "reference", "challenge", "dots", "universities"]
    return _csv(f"priorities-{it.id}", columns, sorted(rows, key=lambda row: row[0]))


@door("priorities.see")
def answers_csv(request: HttpRequest, round: str) -> HttpResponse:
    """Each university's dots as a table, for members."""
    it, who = _closed(request, round), actor(request)
    options = queries.options_of(it)
    given = given_in(it, [option.id for option in options], who, clock.now())
    if given is None:
        raise NotFound(round)
    columns = ["university", "country", *(option.reference for option in options)]
    return _csv(f"priorities-{it.id}-answers", columns, [[row.short, row.country, *dots] for row, dots in given.table])
