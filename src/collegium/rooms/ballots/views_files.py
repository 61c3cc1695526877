"""A decision as files: the result and the votes as JSON, the roll as CSV, the record as PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from collegium.commons.exports.tables import csv_bytes
from collegium.commons.pages.doors import actor, door, public
from collegium.kernel import clock
from collegium.kernel.counting.sentences import sentence
from collegium.kernel.errors import NotFound

from . import queries
from .choices import State
from .printing import record_of


def _closed(request: HttpRequest, decision: str) -> Any:
    it = queries.decision_for(actor(request), decision)
    if it.state != State.CLOSED:
        raise NotFound(decision)
    return it


@public("ballots:public")
def result_json(request: HttpRequest, decision: str) -> HttpResponse:
    """The result with its rule, numbers and sentence; no names."""
    it = _closed(request, decision)
    passing = queries.passing_of(it)
    return JsonResponse(
        {
            "schema": "collegium.result/1",
            "decision": it.id,
            "reference": it.reference,
            "question": it.question,
            "opened_at": it.opened_at.isoformat(),
            "closed_at": it.closed_at.isoformat(),
            "electorate_hash": it.electorate_hash,
            "text": it.fingerprint,
            "rule": it.frozen_rule,
            "passing": {**it.result, "sentence": {lang: sentence(passing, lang) for lang in ("en", "fr")}},
        }
    )


@door("ballots.see")
def ballots_json(request: HttpRequest, decision: str) -> HttpResponse:
    """The votes seat by seat, for whoever wants to count again; members only."""
    it = _closed(request, decision)
    who = actor(request)
    if not who.is_member:
        raise NotFound(decision)
    lines = queries.seat_lines(it, queries.electors_of(it.id), who, clock.now())
    return JsonResponse(
        {
            "schema": "collegium.ballots/1",
            "decision": it.id,
            "reference": it.reference,
            "method": "yesno",
            "rule": it.frozen_rule,
            "electorate_hash": it.electorate_hash,
            "seats": [
                {
                    "seat": line.seat,
                    "weight": str(line.weight),
                    "country": line.country,
                    "choice": line.choice or None,
                    "recused": line.recused,
                }
                for line in lines
                if not line.excluded
            ],
            "recorded": it.result,
        }
    )


@door("ballots.see")
def roll_csv(request: HttpRequest, decision: str) -> HttpResponse:
    """The roll: every seat of the body at the cut-off, who holds it, and why it has no vote where it has none."""
    who = actor(request)
    it = queries.decision_for(who, decision)
    if not who.is_member:
        raise NotFound(decision)
    lines = queries.seat_lines(it, queries.electors_of(it.id), who, clock.now())
    rows = [
        [line.number, line.person_name, line.institution_short, line.country, line.weight, line.excluded, line.choice]
        for line in lines
    ]
    columns = ["seat", "holder", "university", "country", "weight", "excluded", "vote"]
    response = HttpResponse(csv_bytes(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{it.reference}-roll.csv"'
    return response


@public()
def record_pdf(request: HttpRequest, decision: str) -> HttpResponse:
    """The record of a closed vote as a PDF; the public gets counts, members the seats."""
    from collegium.commons.exports.record import record_pdf as print_record

    it = _closed(request, decision)
    content = print_record(record_of(it, actor(request)))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{it.reference}.pdf"'
    return response
