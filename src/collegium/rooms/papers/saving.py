"""The draft is saved continuously. Not an act: the journal tells of versions, the log keeps every saving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from collegium.commons.access import Actor, authorise
from collegium.kernel.errors import NotFound, Refused
from collegium.kernel.text.canonical import canonical, fingerprint
from collegium.kernel.text.reading import word_count
from collegium.kernel.text.schema import checked

from .choices import State
from .models import Draft, DraftSaved
from .queries import draft_of, paper_for
from .rules import KEEP_ALL, Kept, may_edit, spare_savings


@dataclass(frozen=True, slots=True)
class Saved:
    """What the editor hears back: `conflict` means that another revision stands and nothing was stored."""

    revision: int
    fingerprint: str
    saved_at: datetime
    saved_by: str
    doc: dict[str, Any] | None = None
    conflict: bool = False


@transaction.atomic
def save_draft(*, actor: Actor, paper: str, revision: int, doc: object, now: datetime) -> Saved:
    """Store the text when `revision` is the one that stands; the same text again changes nothing.

    Each saving puts what stood before into the log, so that nothing that was written is lost.

    Raises TextError for a document that is not canonical, Refused once the text is frozen, NotFound.
    """
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.edit", it)
    decision = may_edit(State(it.state))
    if not decision:
        raise Refused(decision)
    text = canonical(checked(doc))
    mark = fingerprint(text)
    draft = draft_of(it)
    if draft.fingerprint == mark:
        return Saved(draft.revision, mark, draft.saved_at, draft.saved_by)
    if draft.revision != revision:
        return Saved(draft.revision, draft.fingerprint, draft.saved_at, draft.saved_by, draft.doc, conflict=True)
    DraftSaved.objects.create(
        paper=it, revision=draft.revision, doc=draft.doc, saved_by=draft.saved_by, saved_at=draft.saved_at
    )
    draft.revision, draft.doc, draft.fingerprint = revision + 1, text, mark
    draft.words, draft.saved_by, draft.saved_at = word_count(text), actor.id, now
    draft.save()
    return Saved(draft.revision, mark, now, actor.id)


@transaction.atomic
def restore_saving(*, actor: Actor, paper: str, revision: int, standing: int, now: datetime) -> Saved:
    """Let an earlier saving stand again when `standing` is the revision that was shown beside it.

    What it replaces goes into the log like anything that stood. Raises NotFound, Refused once frozen.
    """
    it = paper_for(actor, paper, lock=True)
    authorise(actor, "papers.edit", it)
    earlier = saving_of(it, revision)
    if earlier is None:
        raise NotFound(str(revision))
    return save_draft(actor=actor, paper=it.id, revision=standing, doc=earlier.doc, now=now)


def begin_draft(paper: Any, doc: dict[str, Any], actor: Actor, now: datetime) -> None:
    """The first text of a paper, inside the act that starts it."""
    text = canonical(checked(doc))
    Draft.objects.create(
        paper=paper,
        doc=text,
        fingerprint=fingerprint(text),
        words=word_count(text),
        saved_by=actor.id,
        saved_at=now,
    )


def earlier_savings(paper: Any, limit: int = 100) -> list[DraftSaved]:
    """What stood before, newest first, without the documents."""
    return list(DraftSaved.objects.filter(paper=paper).defer("doc").order_by("-revision")[:limit])


def saving_of(paper: Any, revision: int) -> DraftSaved | None:
    """One earlier saving with its document."""
    return DraftSaved.objects.filter(paper=paper, revision=revision).first()


def thin_savings(now: datetime) -> int:
    """Remove savings that are no longer worth their room; returns how many. Kept versions are never touched."""
    removed = 0
    rows = DraftSaved.objects.filter(saved_at__lt=now - KEEP_ALL).order_by("paper_id", "revision")
    by_paper: dict[str, list[Kept]] = {}
    for ident, paper, at, by in rows.values_list("id", "paper_id", "saved_at", "saved_by"):
        by_paper.setdefault(paper, []).append(Kept(ident, at, by))
    for savings in by_paper.values():
        removed += DraftSaved.objects.filter(pk__in=spare_savings(savings, now)).delete()[0]
    return removed
