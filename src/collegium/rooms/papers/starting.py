"""Kinds, the start of a paper, its title, who writes and who is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models.functions import Length
from django.utils.text import slugify

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.network import network
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import body

from .facts import PaperStarted
from .freezing import demand_open, taken
from .models import Author, Editor, Paper, PaperKind
from .rules import may_start
from .saving import begin_draft

EMPTY: dict[str, Any] = {"type": "doc", "content": []}
RESERVED = frozenset({"new", "reading"})
"""Words that are addresses of their own below /papers/."""


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


@act("papers.started")
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
    follows: Ref | None = None,
) -> str:
    """Begin a paper of a kind (slug) in a body (ULID or slug); returns its ULID. The actor is an editor.

    `follows` is what it came from (a challenge); its thread goes on in the paper. Raises NotFound when the
    actor may not start one there, Refused("kind_is_not_begun_there"), Invalid(title="missing"), TextError.
    """
    carrier = body(actor, group)
    row = PaperKind.objects.filter(slug=kind).first()
    if carrier is None or row is None:
        raise NotFound(group)
    authorise(actor, "papers.start", group=carrier.id)
    decision = may_start(row.starters, drafts=carrier.drafts_papers, body_kind=carrier.kind)
    if not decision:
        raise Refused(decision)
    if not title.strip():
        raise Invalid(title="missing")
    it = Paper(
        id=new_id(now),
        slug=_free_slug(slug or title),
        reference=reference or _next_reference(row, now),
        kind=row,
        title=title.strip(),
        standfirst=standfirst.strip(),
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
    if follows is not None:
        link(follows, "led_to", it)
    record(it, group=carrier.id, paper_kind=row.slug)
    announce(PaperStarted(it.id, carrier.id, now))
    return it.id


def _free_slug(title: str) -> str:
    stem = slugify(title)[:80].strip("-") or "paper"
    taken_slugs = {*RESERVED, *Paper.objects.filter(slug__startswith=stem).values_list("slug", flat=True)}
    if stem not in taken_slugs:
        return stem
    return next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken_slugs)


def _next_reference(kind: PaperKind, now: datetime) -> str:
    year = now.astimezone(network().tz).year
    stem = f"{network().name}-{kind.letter}-{year}-".upper().replace(" ", "-")
    rows = Paper.objects.filter(reference__startswith=stem).order_by(Length("reference").desc(), "-reference")
    last = rows.values_list("reference", flat=True).first()
    return f"{stem}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:02d}"


@act("papers.retitled", public=False)
def retitle_paper(*, actor: Actor, paper: str, title: str, standfirst: str, version: int, now: datetime) -> None:
    """Change title and standfirst while the text is open. Raises Stale, Refused, Invalid(title="missing")."""
    it = taken(actor, paper, "papers.retitle")
    demand_open(it)
    if not title.strip():
        raise Invalid(title="missing")
    if it.version != version:
        theirs = {"title": it.title, "standfirst": it.standfirst}
        raise Stale(theirs=theirs, yours={"title": title, "standfirst": standfirst})
    it.title, it.standfirst, it.version = title.strip(), standfirst.strip(), it.version + 1
    it.save()
    record(it, version=it.version)


@act("papers.translated")
def translate_title(
    *, actor: Actor, paper: str, words: Mapping[str, Mapping[str, str]], version: int, now: datetime
) -> None:
    """Title and standfirst in other languages: language -> {title, standfirst}; what is left out is taken away.

    The text stays in its language, and so do citation and PDF. Raises NotFound, Stale,
    Invalid(title="missing") for a standfirst without a title or a title without a standfirst that the paper has,
    Invalid(language="own") for the language of the text.
    """
    it = taken(actor, paper, "papers.translate")
    if it.version != version:
        raise Stale(theirs=by_field(it.translations), yours=by_field(words))
    told = {lang: {name: text.strip() for name, text in held.items()} for lang, held in words.items()}
    if it.language in told:
        raise Invalid(language="own")
    if not all(held["title"] and bool(held["standfirst"]) == bool(it.standfirst) for held in told.values()):
        raise Invalid(title="missing")
    it.translations, it.version = told, it.version + 1
    it.save()
    record(it, languages=sorted(told), version=it.version)


def by_field(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """title_fr, standfirst_fr: as a form calls the parts of a translation."""
    return {f"{name}_{lang}": text for lang, held in words.items() for name, text in held.items()}


@act("papers.editors_named", public=False)
def name_editors(*, actor: Actor, paper: str, people: Iterable[str], now: datetime) -> None:
    """Say who may write in a paper from now on; those left out lose the right to write.

    Raises Refused once the text is frozen, Invalid(people="missing"), NotFound.
    """
    it = taken(actor, paper, "papers.name_editors")
    demand_open(it)
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


@act("papers.authors_named", public=False)
def name_authors(*, actor: Actor, paper: str, people: Iterable[str], now: datetime) -> None:
    """Say who is named as an author, in the order of printing; for kinds that name authors.

    Raises Refused("kind_names_no_authors"), Refused once the text is frozen, NotFound.
    """
    it = taken(actor, paper, "papers.name_authors")
    demand_open(it)
    if not it.kind.authors_named:
        raise Refused("kind_names_no_authors")
    wanted = list(dict.fromkeys(people))
    Author.objects.filter(paper=it).delete()
    rows = enumerate(wanted, 1)
    Author.objects.bulk_create([Author(id=new_id(now), paper=it, person_id=it_, order=n) for n, it_ in rows])
    record(it, people=wanted)
