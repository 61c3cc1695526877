"""Writes on European files: six beats each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.text import slugify

from collegium.commons.access import OPERATOR, Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import new_id
from collegium.rooms.groups.queries import bodies
from collegium.rooms.papers.queries_asked import asked
from collegium.rooms.people.queries import people_named

from .choices import Institution, Stage
from .facts import FollowersNamed, WindowAdded
from .models import Asked, File, Follower, Milestone, Window
from .queries import file_for
from .rules import in_order, stage_of

RESERVED = {"new"}


def _changing(actor: Actor, file: str) -> File:
    it = file_for(actor, file, lock=True)
    authorise(actor, "policy.change", it)
    return it


def _group(ident: str) -> str | None:
    """The ULID of a working group, None for "". Raises Invalid(group="unknown")."""
    if not ident:
        return None
    found = next((body.id for body in bodies(OPERATOR) if ident in (body.id, body.slug) and body.drafts_papers), None)
    if found is None:
        raise Invalid(group="unknown")
    return found


@act("policy.opened")
def open_file(
    *,
    actor: Actor,
    title: str,
    reference: str,
    institution: str,
    summary: str,
    source: str,
    stage: str,
    on: date,
    said: str,
    group: str = "",
    internal: str = "",
    compiled: bool = True,
    now: datetime,
) -> str:
    """The office enters a file with the stage at which it is (`on`: since when, `said`: in words); returns its ULID.

    Raises NotFound but for the office, Invalid(group="unknown").
    """
    authorise(actor, "policy.open")
    it = File(
        id=new_id(now),
        slug=_free_slug(title),
        title=title.strip(),
        reference=reference.strip(),
        institution=Institution(institution),
        summary=summary.strip(),
        source=source,
        group_id=_group(group),
        internal=internal.strip(),
        compiled=compiled,
        stage=Stage(stage),
        stage_on=on,
    )
    it.save(force_insert=True)
    first = Milestone(id=new_id(now), file=it, stage=Stage(stage), on=on, said=said.strip(), source=source)
    first.save(force_insert=True)
    record(it, stage=str(it.stage))
    return str(it.id)


def _free_slug(title: str) -> str:
    stem = slugify(title)[:80].strip("-") or "file"
    taken = set(File.objects.filter(slug__startswith=stem).values_list("slug", flat=True)) | RESERVED
    return next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if name not in taken)


@act("policy.changed")
def change_file(
    *,
    actor: Actor,
    file: str,
    version: int,
    title: str,
    reference: str,
    institution: str,
    summary: str,
    source: str,
    group: str,
    internal: str,
    now: datetime,
) -> None:
    """Other words for a file, or another group that follows it. Raises Stale, NotFound, Invalid(group="unknown")."""
    it = _changing(actor, file)
    words = {"title": title, "reference": reference, "summary": summary, "source": source, "internal": internal}
    if it.version != version:
        raise Stale(theirs={name: getattr(it, name) for name in words}, yours=words)
    for name, value in words.items():
        setattr(it, name, value.strip())
    carried = _group(group)
    if carried != it.group_id and not actor.is_office:
        raise NotFound(group)
    it.institution, it.group_id = Institution(institution), carried
    it.version += 1
    it.save()
    record(it, version=it.version)


@act("policy.moved")
def add_milestone(*, actor: Actor, file: str, stage: str, on: date, said: str, source: str = "", now: datetime) -> str:
    """A file came to a stage on a day; the latest day tells where it stands. Returns the ULID of the entry."""
    it = _changing(actor, file)
    row = Milestone(id=new_id(now), file=it, stage=Stage(stage), on=on, said=said.strip(), source=source)
    row.save(force_insert=True)
    _stands(it)
    record(it, stage=str(it.stage), milestone=row.id)
    return str(row.id)


@act("policy.milestone_removed")
def remove_milestone(*, actor: Actor, file: str, milestone: str, now: datetime) -> None:
    """Take a wrong entry away; the last one stays. Raises NotFound, Refused("last_milestone")."""
    it = _changing(actor, file)
    row = it.milestones.filter(pk=milestone).first()
    if row is None:
        raise NotFound(milestone)
    if it.milestones.count() == 1:
        raise Refused("last_milestone")
    row.delete()
    _stands(it)
    record(it, stage=str(it.stage), milestone=milestone)


def _stands(it: File) -> None:
    """The stage of a file is that of its latest milestone."""
    rows = it.milestones.values_list("on", "stage")
    it.stage_on, it.stage = stage_of((on, Stage(stage)) for on, stage in rows)
    it.save()


@act("policy.window_added")
def add_window(
    *, actor: Actor, file: str, title: str, opens_on: date, closes_on: date, source: str = "", now: datetime
) -> str:
    """A consultation of an institution with its first and last day; returns its ULID. Raises Refused."""
    it = _changing(actor, file)
    check = in_order(opens_on, closes_on)
    if not check:
        raise Refused(check)
    row = Window(id=new_id(now), file=it, title=title.strip(), opens_on=opens_on, closes_on=closes_on, source=source)
    row.save(force_insert=True)
    record(it, window=row.id)
    announce(WindowAdded(it.id, row.id, now))
    return str(row.id)


@act("policy.window_removed")
def remove_window(*, actor: Actor, file: str, window: str, now: datetime) -> None:
    """Take a window away that was wrong or was called off. Raises NotFound."""
    it = _changing(actor, file)
    if not it.windows.filter(pk=window).delete()[0]:
        raise NotFound(window)
    record(it, window=window)


@act("policy.followers_named", public=False)
def name_followers(*, actor: Actor, file: str, people: Iterable[str], now: datetime) -> None:
    """Exactly these people (ULIDs) follow the file from now on. Raises Invalid(people="unknown")."""
    it = _changing(actor, file)
    wanted = list(dict.fromkeys(people))
    if len(people_named(wanted)) != len(wanted):
        raise Invalid(people="unknown")
    held = {row.person_id: row for row in it.followers.filter(until__isnull=True)}
    for person, row in held.items():
        if person not in wanted:
            row.until = now
            row.save()
    fresh = [person for person in wanted if person not in held]
    for person in fresh:
        Follower(id=new_id(now), file=it, person_id=person, since=now).save(force_insert=True)
    record(it, number=len(wanted))
    announce(FollowersNamed(it.id, tuple(fresh), now))


@act("policy.followers_left", public=False)
def _end_following(*, actor: Actor, rows: list[Follower], now: datetime) -> None:
    for row in rows:
        row.until = now
        row.save()
        record(row.file)


def end_following(*, actor: Actor, person: str, now: datetime) -> None:
    """Whoever has left the network follows nothing any more; nothing happens when she followed nothing."""
    rows = list(Follower.objects.filter(person=person, until__isnull=True).select_related("file"))
    if rows:
        _end_following(actor=actor, rows=rows, now=now)


@act("policy.asked")
def ask_through(*, actor: Actor, file: str, paper: str, numbers: Iterable[int] = (), now: datetime) -> None:
    """Say that a published paper (ULID) asks something on this file: these recommendations; none named: all of them.

    Said again, the new numbers count. Raises NotFound, Invalid(numbers="unknown").
    """
    it = _changing(actor, file)
    there = {row.number for row in asked(papers=[paper])}
    if not there:
        raise NotFound(paper)
    chosen = sorted(set(numbers))
    if not set(chosen) <= there:
        raise Invalid(numbers="unknown")
    row = it.asked.filter(paper=paper).first() or Asked(id=new_id(now), file=it, paper_id=paper)
    row.numbers = [] if set(chosen) == there else chosen
    row.save()
    record(it, paper=paper)


@act("policy.asked_no_more")
def ask_no_more(*, actor: Actor, file: str, paper: str, now: datetime) -> None:
    """Take a paper from the file. Raises NotFound."""
    it = _changing(actor, file)
    if not it.asked.filter(paper=paper).delete()[0]:
        raise NotFound(paper)
    record(it, paper=paper)
