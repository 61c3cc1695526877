"""Doors of the decision: the vote, an adoption that happened elsewhere, publication and its last check."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.commons.network import network
from collegium.commons.notify import changed_words, previews
from collegium.commons.pages.doors import door
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.counting.rule import Rule
from collegium.kernel.counting.sentences import rule_sentence
from collegium.kernel.errors import NotFound
from collegium.rooms.ballots.choices import Openness
from collegium.rooms.ballots.queries import rules
from collegium.rooms.groups.queries import SeatRow, body, in_words, seats_of

from . import queries
from .deciding import publish_paper, put_to_vote, record_adoption
from .forms import AdoptionForm, SureForm, VoteForm
from .queries_kinds import the_body
from .queries_published import kind_line
from .reactions import readers_of_publication
from .views_answers import pdf_answer
from .views_moves import MovePage, answer, opened, typed


@door("papers.put_to_vote")
def vote(request: HttpRequest, paper: str) -> HttpResponse:
    """Freeze the text and ask the adopting body: question, rule, until when, with the letter to each seat."""
    who, it = opened(request, paper, "papers.put_to_vote")
    now = clock.now()
    decider = body(who, it.kind.adopting_body) if it.kind.adopting_body else None
    if decider is None:
        raise NotFound(it.kind.adopting_body)
    seats = [seat for seat in seats_of(decider.id, now) if seat.person]
    form, words = _vote_form(request, it, seats, now)
    asked = _asked(form, it)
    return answer(
        request,
        MovePage(
            name="put_to_vote",
            it=it,
            form=form,
            perform=lambda data: put_to_vote(
                actor=who, paper=it.id, now=now, texts=changed_words(request.POST),
                **{**data, "openness": Openness(data["openness"])},
            ),
            before=[before_sentence("papers.put_to_vote", count=len(seats), group=the_body(decider))],
            done=_("The vote is open. Each seat gets a letter with a personal link."),
            letters=previews(
                "ballot_opened", request.POST, to=[seat.person for seat in seats], about=it.ref,
                url=f"/papers/{it.slug}/", group=decider.id, **asked,
            ),
            more={"rule_words": words, "decider": the_body(decider, first=True)},
            template="papers/vote.jinja",
        ),
    )  # fmt: skip


def _vote_form(
    request: HttpRequest, it: Any, seats: list[SeatRow], now: datetime
) -> tuple[VoteForm, dict[str, dict[str, str]]]:
    """The form with the kind's own rule and the next possible closing, and each rule in plain words."""
    held = sorted(rules(), key=lambda rule: (rule.slug != it.kind.rule, not rule.closes_early, rule.slug))
    chosen = held[0] if held else None
    days = chosen.minimum_days if chosen else 0
    form = VoteForm(
        typed(request),
        rules=[(rule.slug, in_words(rule.names)) for rule in held],
        seats=[(seat.id, f"{seat.number}. {seat.person_name}") for seat in seats],
        initial={
            "question": _question(it),
            "rule": chosen.slug if chosen else "",
            "closes_at": next_closing(now, days),
            "openness": str(Openness.OPEN),
        },
    )
    return form, {rule.slug: {"hint": _rule_words(rule)} for rule in held}


def _question(it: Any) -> str:
    short = it.title if len(it.title) <= 180 else it.title[:179].rsplit(" ", 1)[0] + "…"
    return _("Adopt “%(title)s”") % {"title": short}


def next_closing(now: datetime, days: int) -> datetime:
    """Five in the afternoon, in the network's zone, of the first working day that is late enough."""
    local = now.astimezone(network().tz)
    at = datetime.combine(local.date() + timedelta(days=max(days, 3)), time(17), network().tz)
    while at - now < timedelta(days=days) or at.weekday() > 4:
        at += timedelta(days=1)
    return at


def _rule_words(rule: Any) -> str:
    words = rule_sentence(Rule.from_json(rule.rule), get_language() or "en")
    if rule.minimum_days:
        words += " " + _("It stays open for at least %(days)s days.") % {"days": rule.minimum_days}
    if rule.closes_early:
        words += " " + _(
            "It closes when every seat has voted, at its time, or by the President once the quorum is met."
        )
    return words


def _asked(form: VoteForm, it: Any) -> dict[str, Any]:
    """What the letter says of the question and its end: as typed where that can be read, else as proposed."""
    form.is_valid()
    read = getattr(form, "cleaned_data", {})
    return {
        "question": read.get("question") or form.initial["question"],
        "closes_at": read.get("closes_at") or form.initial["closes_at"],
    }


@door("papers.record_adoption")
def adoption(request: HttpRequest, paper: str) -> HttpResponse:
    """Record that the adopting body has adopted the text, when and on what ground."""
    who, it = opened(request, paper, "papers.record_adoption")
    now = clock.now()
    decider = body(who, it.kind.adopting_body) if it.kind.adopting_body else None
    return answer(
        request,
        MovePage(
            name="record_adoption",
            it=it,
            form=AdoptionForm(typed(request)),
            perform=lambda data: record_adoption(actor=who, paper=it.id, now=now, **data),
            before=[before_sentence("papers.record_adoption")],
            done=_("The adoption is recorded."),
            more={"decider": decider.name if decider else in_words(it.group.names)},
        ),
    )


@door("papers.publish")
def publish(request: HttpRequest, paper: str) -> HttpResponse:
    """The last check before everybody reads it: what is said of it, the fingerprint, the PDF, the letter."""
    who, it = opened(request, paper, "papers.publish")
    now = clock.now()
    told = readers_of_publication(it, now)
    return answer(
        request,
        MovePage(
            name="publish",
            it=it,
            form=SureForm(typed(request)),
            perform=lambda _data: publish_paper(actor=who, paper=it.id, now=now, texts=changed_words(request.POST)),
            before=[before_sentence("papers.publish", count=len(told))],
            done=_("It is published."),
            letters=previews(
                "paper_published",
                request.POST,
                to=told,
                about=it.ref,
                url=f"/papers/{it.slug}/",
                title=it.title,
            ),
            more={"check": _last_check(it)},
            template="papers/publish.jinja",
        ),
    )


def _last_check(it: Any) -> dict[str, Any] | None:
    """What will stand on the page, and whether the text is the adopted one; None before its adoption."""
    if not it.adopted_at:
        return None
    version = queries.adopted_version(it)
    kind, authority = kind_line(it)
    return {
        "version": version,
        "same": queries.draft_of(it).fingerprint == it.fingerprint,
        "kind": kind,
        "authority": authority,
        "adopted": f"{in_words(it.adopted_by.names)}, {day_long(it.adopted_at)}",
        "recommendations": queries.recommendations_of(it),
        "authors": [person.name for person in queries.authors_of(it)] if it.kind.authors_named else [],
    }


@door("papers.publish")
def proof(request: HttpRequest, paper: str) -> HttpResponse:
    """The PDF as it will be published, for the last check."""
    _who, it = opened(request, paper, "papers.publish")
    return pdf_answer(request, it, queries.adopted_version(it), clock.now(), proof=True)
