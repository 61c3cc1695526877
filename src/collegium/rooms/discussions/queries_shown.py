"""What the panel and the page of a discussion show, as finished values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from collegium.commons.access import Actor
from collegium.commons.journal.reading import acts
from collegium.commons.pages.found import Found
from collegium.commons.reading import Statement

from .choices import State
from .models import Contribution
from .rules import Piece, paragraphs

KEPT_WORDS = ("discussions.said", "discussions.changed")


@dataclass(frozen=True, slots=True)
class Said:
    """A contribution to draw. `paragraphs` are empty when it is hidden from the reader; `new` since her last visit."""

    id: str
    root: str
    author: str
    author_name: str
    institution: str
    institution_slug: str
    office: bool
    said_at: datetime
    changed_at: datetime | None
    hidden: bool
    reason: str
    paragraphs: list[list[Piece]]
    text: str
    new: bool
    own: bool
    answers: list[Said] = field(default_factory=list)


_FIELDS = (
    *("id", "root_id", "author_id", "author__name", "institution__short", "institution__slug", "office"),
    *("said_at", "changed_at", "state", "reason", "text", "mentions"),
)


def _drawn(*order: str) -> QuerySet[Contribution, Any]:
    """The values of contributions in an order."""
    return Contribution.objects.order_by(*order).values_list(*_FIELDS)


_DRAWN = Statement(_drawn)


def _said(actor: Actor, since: datetime | None, moderates: bool, values: tuple[Any, ...]) -> Said:
    ident, root, author, name, short, slug, office, said_at, changed_at, state, reason, text, mentions = values
    own, hidden = author == actor.id, state == State.HIDDEN
    reads = not hidden or own or moderates
    return Said(
        id=ident,
        root=root or "",
        author=author,
        author_name=name,
        institution=short or "",
        institution_slug=slug or "",
        office=office,
        said_at=said_at,
        changed_at=changed_at,
        hidden=hidden,
        reason=reason,
        paragraphs=paragraphs(text, [(a, b, who) for a, b, who in mentions]) if reads else [],
        text=text if reads else "",
        new=since is not None and said_at > since and not own and not hidden,
        own=own,
    )


def latest(actor: Actor, discussion: str, since: datetime | None, most: int = 3) -> list[Said]:
    """The last contributions that are shown, oldest first; one query."""
    rows = list(_DRAWN.rows(Q(discussion=discussion, state=State.SHOWN), "-said_at", "-id")[:most])
    return [_said(actor, since, False, values) for values in rows][::-1]


def threads(actor: Actor, discussion: str, since: datetime | None, *, moderates: bool) -> Found[Said]:
    """The threads of a discussion without their answers, the one that was answered last first."""
    roots = Contribution.objects.filter(discussion=discussion, root__isnull=True)
    return Found(
        _DRAWN.rows(Q(discussion=discussion, root__isnull=True), "-latest_at", "-id"),
        lambda *values: _said(actor, since, moderates, values),
        roots,
    )


def with_answers(actor: Actor, roots: list[Said], since: datetime | None, *, moderates: bool) -> list[Said]:
    """These threads with all their answers in order of time; one query, none for no thread."""
    if not roots:
        return []
    found: dict[str, list[Said]] = defaultdict(list)
    for values in _DRAWN.rows(Q(root__in=[root.id for root in roots]), "said_at", "id"):
        answer = _said(actor, since, moderates, values)
        found[answer.root].append(answer)
    for root in roots:
        root.answers.extend(found.get(root.id, ()))
    return roots


def before(it: Contribution) -> int:
    """How many threads of its discussion stand above the thread of a contribution; one query."""
    root = it.root or it
    rows = Contribution.objects.filter(discussion=it.discussion_id, root__isnull=True)
    return rows.filter(latest_at__gt=root.latest_at).count()


@dataclass(frozen=True, slots=True)
class Wording:
    """How a contribution was worded from a moment on; `text` is "" where it was erased."""

    at: datetime
    text: str
    paragraphs: list[list[Piece]]


def wordings(it: Contribution) -> list[Wording]:
    """All wordings of a contribution, the present one first; one query."""
    rows = acts(subjects=[it.id], kinds=KEPT_WORDS)
    texts = [it.text, *(row.text for row in rows[1:])]
    return [Wording(row.at, text, paragraphs(text)) for row, text in zip(rows, texts, strict=True)]
