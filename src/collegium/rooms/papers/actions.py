"""Writes on papers: starting, naming editors, freezing versions, and the moves of the flow table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils.text import slugify

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import body

from .choices import Stage, State
from .facts import PaperMoved, PaperStarted
from .models import Consultation, Editor, Paper, PaperKind, Version
from .queries import draft_of, kind_rules, latest_version, paper_for, standing_of
from .rules import FLOW, may_edit
from .saving import begin_draft

EMPTY: dict[str, Any] = {"type": "doc", "content": []}


@act("papers.kind_defined")
def define_kind(*, actor: Actor, slug: str, now: datetime, **features: Any) -> str:
    """Add or change a kind of paper (a row of rules); returns its ULID."""
    authorise(actor, "papers.define_kind")
    kind = PaperKind.objects.filter(slug=slug).first() or PaperKind(id=new_id(now), slug=slug)
    for name, value in features.items():
        setattr(kind, name, value)
    kind.save()
    record(kind)
    return kind.id


@act("papers.started", public=False)
def start_paper(
    *,
    actor: Actor,
    kind: str,
    title: str,
    group: str,
    now: datetime,
    standfirst: str = "",
    language: str = "en",
    editors: Iterable[str] = (),
    doc: Mapping[str, Any] | None = None,
    slug: str = "",
    reference: str = "",
) -> str:
    """Begin a paper of a kind (slug) in a group (ULID or slug); returns its ULID. The actor becomes an editor.

    Raises NotFound when the actor may not start one there, Invalid(kind|title|slug=...), TextError.
    """
    carrier = body(actor, group)
    row = PaperKind.objects.filter(slug=kind).first()
    if carrier is None or row is None:
        raise NotFound(group)
    authorise(actor, "papers.start", group=carrier.id)
    if not title.strip():
        raise Invalid(title="missing")
    it = Paper(
        id=new_id(now),
        slug=_free_slug(slug or title),
        reference=reference or _next_reference(row, now),
        kind=row,
        title=title.strip(),
        standfirst=standfirst,
        language=language,
        group_id=carrier.id,
        started_by_id=None if actor.is_machine else actor.id,
        started_at=now,
        since=now,
    )
    it.save(force_insert=True)
    begin_draft(it, dict(doc or EMPTY), actor, now)
    named = dict.fromkeys([*([] if actor.is_machine else [actor.id]), *editors])
    Editor.objects.bulk_create([Editor(id=new_id(now), paper=it, person_id=person, since=now) for person in named])
    link(it, "drafted_by", Ref("group", carrier.id))
    record(it, group=carrier.id, paper_kind=row.slug)
    announce(PaperStarted(it.id, carrier.id, now))
    return it.id


def _free_slug(title: str) -> str:
    stem = slugify(title)[:80].strip("-") or "paper"
    taken = set(Paper.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    return next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)


def _next_reference(kind: PaperKind, now: datetime) -> str:
    year = now.astimezone(network().tz).year
    stem = f"{network().name}-{kind.letter}-{year}-".upper().replace(" ", "-")
    last = Paper.objects.filter(reference__startswith=stem).aggregate(last=Max("reference"))["last"]
    return f"{stem}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:02d}"


@act("papers.retitled", public=False)
def retitle_paper(*, actor: Actor, paper: str, title: str, standfirst: str, version: int, now: datetime) -> None:
    """Change title and standfirst while the text is open. Raises Stale, Refused, Invalid(title="missing")."""
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.edit", it)
    _demand_open(it)
    if not title.strip():
        raise Invalid(title="missing")
    if it.version != version:
        theirs = {"title": it.title, "standfirst": it.standfirst}
        raise Stale(theirs=theirs, yours={"title": title, "standfirst": standfirst})
    it.title, it.standfirst, it.version = title.strip(), standfirst.strip(), it.version + 1
    it.save()
    record(it, version=it.version)


def _demand_open(it: Paper) -> None:
    decision = may_edit(State(it.state))
    if not decision:
        raise Refused(decision)


@act("papers.editors_named", public=False)
def name_editors(*, actor: Actor, paper: str, people: Iterable[str], now: datetime) -> None:
    """Say who may write in a paper from now on; those left out lose the right to write."""
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.name_editors", it)
    wanted = dict.fromkeys(people)
    if not wanted:
        raise Invalid(people="missing")
    held = {row.person_id: row for row in Editor.objects.filter(paper=it, until__isnull=True)}
    for person, row in held.items():
        if person not in wanted:
            row.until = now
            row.save()
    for person in wanted:
        if person not in held:
            Editor(id=new_id(now), paper=it, person_id=person, since=now).save(force_insert=True)
    record(it, people=list(wanted))


@act("papers.frozen", public=False)
def freeze_version(*, actor: Actor, paper: str, note: str, now: datetime, stage: Stage = Stage.DRAFT) -> int:
    """Freeze the draft as the next version with a note of what changed; returns its number.

    The same text is not frozen twice: Refused("nothing_changed").
    """
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.freeze", it)
    _demand_open(it)
    last = latest_version(it)
    if last is not None and last.fingerprint == draft_of(it).fingerprint:
        raise Refused("nothing_changed", version=last.number)
    return _freeze(it, actor, stage, note, now).number


def _freeze(it: Paper, actor: Actor, stage: Stage, note: str, now: datetime) -> Version:
    """The draft as a version; an unchanged draft gives the version that stands."""
    draft, last = draft_of(it), latest_version(it)
    if last is not None and last.fingerprint == draft.fingerprint and last.title == it.title:
        record(it, number=last.number)
        return last
    version = Version(
        id=new_id(now),
        paper=it,
        number=last.number + 1 if last else 1,
        stage=stage,
        title=it.title,
        standfirst=it.standfirst,
        doc=draft.doc,
        fingerprint=draft.fingerprint,
        words=draft.words,
        note=note,
        by_id=None if actor.is_machine else actor.id,
        at=now,
    )
    version.save(force_insert=True)
    record(it, number=version.number)
    return version


def _go(it: Paper, move: str, now: datetime, *, reason: str = "", **asked: Any) -> None:
    """Make a move of the flow table: decide, write, announce. The act records."""
    step = FLOW.take(move, standing_of(it), **asked)
    if step.with_reason and not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.since, it.reason = step.to, now, reason.strip() if step.with_reason else ""
    it.save()
    announce(PaperMoved(it.id, move, str(step.to), now))


@act("papers.submitted", public=False)
def submit_paper(*, actor: Actor, paper: str, note: str, now: datetime) -> None:
    """Editors give the draft to their group for review; the text is frozen as a version, writing stays possible."""
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.submit", it)
    _go(it, "submit", now)
    _freeze(it, actor, Stage.REVIEW, note, now)


@act("papers.handed_back", public=False)
def hand_back(*, actor: Actor, paper: str, reason: str, now: datetime) -> None:
    """The group or the office gives the text back to its editors, with a reason that they read."""
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.hand_back", it)
    _go(it, "hand_back", now, reason=reason)
    record(it, state=it.state)


@act("papers.consulted", public=False)
def record_consultation(
    *,
    actor: Actor,
    paper: str,
    opened_on: date,
    closed_on: date,
    asked: str,
    asked_count: int,
    answered_count: int,
    summary: str,
    file: str = "",
    now: datetime,
) -> str:
    """The office records that the consultation of this kind was held; returns the record's ULID.

    Raises Refused (too short, not over), Invalid for fields that contradict one another, NotFound.
    """
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.record_consultation", it)
    if closed_on < opened_on:
        raise Invalid(closed_on="before_it_opened")
    if answered_count > asked_count:
        raise Invalid(answered_count="more_than_asked")
    today = now.astimezone(network().tz).date()
    _go(it, "consult", now, opened=opened_on, closed=closed_on, today=today)
    version = latest_version(it) or _freeze(it, actor, Stage.CONSULTATION, "", now)
    row = Consultation(
        id=new_id(now),
        paper=it,
        version=version,
        opened_on=opened_on,
        closed_on=closed_on,
        asked=asked,
        asked_count=asked_count,
        answered_count=answered_count,
        summary=summary,
        file=file,
        at=now,
    )
    row.save(force_insert=True)
    record(it, consultation=row.id, asked_count=asked_count, answered_count=answered_count)
    return row.id


@act("papers.put_aside", public=False)
def put_aside(*, actor: Actor, paper: str, move: str, reason: str = "", now: datetime) -> None:
    """Park, withdraw or reopen a paper; the first two with a reason."""
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.put_aside", it)
    if move not in ("park", "withdraw", "reopen"):
        raise NotFound(move)
    _go(it, move, now, reason=reason)
    record(it, state=it.state)


__all__ = [
    "define_kind",
    "freeze_version",
    "hand_back",
    "kind_rules",
    "name_editors",
    "put_aside",
    "record_consultation",
    "retitle_paper",
    "start_paper",
    "submit_paper",
]
