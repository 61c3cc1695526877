"""Reads on papers, already narrowed to the actor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language

from collegium.commons.access import Actor
from collegium.commons.pages.found import Found
from collegium.commons.pages.years import Year
from collegium.commons.reading import Statement, columns
from collegium.kernel.errors import NotFound
from collegium.kernel.text.reading import recommendations
from collegium.rooms.groups.queries import in_words

from .choices import Adoption, Consulted, State
from .models import Author, Consultation, Draft, Editor, Paper, PaperKind, Reading, Recommendation, Version
from .policy import visible_to
from .rules import Kind, Standing, may_edit


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in a list. `since` is when it came into its present state."""

    kind_name: str
    group_name: str
    id: str
    slug: str
    reference: str
    title: str
    standfirst: str
    language: str
    kind: str
    state: str
    group: str
    group_slug: str
    since: datetime
    adopted_at: datetime | None
    published_at: datetime | None
    decision: str
    consulted: str
    adopting_body: str
    words_language: str
    """The language of title and standfirst as they stand here: the reader's where they were translated."""


def _open_editors() -> Q:
    return Q(until__isnull=True)


def paper_for(actor: Actor, key: str, *, lock: bool = False) -> Paper:
    """One paper by slug, reference or ULID that the actor may see, with `editor_ids`. Raises NotFound."""
    rows = Paper.objects.filter(visible_to(actor)).filter(Q(slug=key) | Q(pk=key) | Q(reference=key))
    found = rows.values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(key)
    source = Paper.objects.select_for_update(of=("self",)) if lock else Paper.objects
    it: Paper = source.select_related("kind", "group", "adopted_by").get(pk=found)
    editors = Editor.objects.filter(_open_editors(), paper=it)
    it.editor_ids = frozenset(editors.values_list("person_id", flat=True))  # type: ignore[attr-defined]
    return it


def standing_of(paper: Paper) -> Standing:
    """What the rules need to know; three small queries."""
    draft = Draft.objects.filter(paper=paper).first()
    last = Version.objects.filter(paper=paper).order_by("-number").values("fingerprint").first()
    told = recommendations(draft.doc) if draft else []
    return Standing(
        state=State(paper.state),
        kind=kind_rules(paper.kind),
        words=draft.words if draft else 0,
        recommendations=len(told),
        unaddressed=sum(not item.addressees for item in told),
        consulted=Consultation.objects.filter(paper=paper).exists(),
        draft_changed=draft is not None and (last is None or last["fingerprint"] != draft.fingerprint),
    )


def kind_rules(kind: PaperKind) -> Kind:
    """The rules of a kind as the flow wants them."""
    return Kind(Consulted(kind.consulted), kind.consult_days, Adoption(kind.adoption))


def papers(
    actor: Actor,
    *,
    text: str = "",
    state: str = "",
    states: Iterable[str] | None = None,
    groups: Iterable[str] | None = None,
    kind: str = "",
    group: str = "",
    ids: Iterable[str] | None = None,
    editor: str = "",
    published: bool = False,
    oldest: bool = False,
) -> Found[PaperRow]:
    """Papers that the actor may see. By latest move (`oldest`: the first first); published ones by day of
    publication.
    """
    asked = visible_to(actor)
    if text:
        asked &= Q(title__icontains=text) | Q(reference__icontains=text) | Q(standfirst__icontains=text)
    if state:
        asked &= Q(state=state)
    if states is not None:
        asked &= Q(state__in=list(states))
    if groups is not None:
        asked &= Q(group__in=list(groups))
    if kind:
        asked &= Q(kind__slug=kind)
    if group:
        asked &= Q(group=group) | Q(group__slug=group)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    if editor:
        asked &= Q(editors__person=editor, editors__until__isnull=True)
    if published:
        asked &= Q(state=State.PUBLISHED)
    order = ("-published_at", "-id") if published else ("since", "id") if oldest else ("-since", "-id")
    return Found(_SHOWN.rows(asked, order), _row, _COUNTED.rows(asked))


def _shown(order: tuple[str, ...]) -> QuerySet[Paper, Any]:
    return Paper.objects.order_by(*order).values_list(*_FIELDS)


_SHOWN = Statement(_shown)
_COUNTED = Statement(lambda: Paper.objects.order_by().values_list("pk"))


_FIELDS = (
    "kind__names", "group__names", "translations", "id", "slug", "reference", "title", "standfirst", "language",
    "kind__slug", "state", "group_id", "group__slug", "since", "adopted_at", "published_at", "decision",
    "kind__consulted",
    "kind__adopting_body",
)  # fmt: skip


def _row(*read: Any) -> PaperRow:
    kind_names, group_names, translations, ident, slug, reference, title, standfirst, language, *rest = read
    words = words_for_reader(title, standfirst, language, translations)
    shown = words.title, words.standfirst, language, *rest, words.language
    values: tuple[Any, ...] = (in_words(kind_names), in_words(group_names), ident, slug, reference, *shown)
    return PaperRow(*values)


@dataclass(frozen=True, slots=True)
class Words:
    """Title and standfirst of a paper in one language."""

    title: str
    standfirst: str
    language: str


def words_for_reader(title: str, standfirst: str, language: str, translations: Mapping[str, Any]) -> Words:
    """Title and standfirst in the reader's language where they were translated, else as they were written."""
    reads = get_language() or "en"
    held = translations.get(reads) if translations and reads != language else None
    return Words(held["title"], held["standfirst"], reads) if held else Words(title, standfirst, language)


def kinds() -> list[PaperKind]:
    """All kinds in their order."""
    return list(PaperKind.objects.order_by("order", "slug"))


def draft_of(paper: Paper) -> Draft:
    """The text as it stands. Raises NotFound."""
    found = Draft.objects.filter(paper=paper).first()
    if found is None:
        raise NotFound(paper.id)
    return found


def is_open(paper: Paper) -> bool:
    """Whether its text may still be changed."""
    return bool(may_edit(State(paper.state)))


def versions_of(paper: Paper) -> list[Version]:
    """All frozen texts, oldest first, without their documents."""
    return list(Version.objects.filter(paper=paper).defer("doc").select_related("by").order_by("number"))


def version_of(paper: Paper, number: int) -> Version:
    """One frozen text. Raises NotFound."""
    found: Version | None = Version.objects.filter(paper=paper, number=number).select_related("by").first()
    if found is None:
        raise NotFound(str(number))
    return found


def latest_version(paper: Paper) -> Version | None:
    """The newest frozen text, or None."""
    return Version.objects.filter(paper=paper).order_by("-number").first()


def adopted_version(paper: Paper) -> Version:
    """The text that was adopted. Raises NotFound."""
    found: Version | None = (
        Version.objects.filter(paper=paper, fingerprint=paper.fingerprint).order_by("-number").first()
    )
    if not paper.fingerprint or found is None:
        raise NotFound(paper.id)
    return found


def editors_of(paper: Paper) -> list[Any]:
    """People who may write now: objects with id and name, in the order they were named."""
    rows = Editor.objects.filter(_open_editors(), paper=paper).select_related("person").order_by("since", "id")
    return [row.person for row in rows]


def authors_of(paper: Paper) -> list[Any]:
    """The named authors in the order of printing: objects with id, name, given, family, orcid."""
    return [row.person for row in Author.objects.filter(paper=paper).select_related("person").order_by("order")]


def consultations_of(paper: Paper) -> list[Consultation]:
    """Records of consultation, newest first."""
    return list(Consultation.objects.filter(paper=paper).select_related("version").order_by("-closed_on"))


def recommendations_of(paper: Paper) -> list[Recommendation]:
    """The numbered recommendations of the adopted text."""
    return list(Recommendation.objects.filter(paper=paper).order_by("number"))


def all_ids() -> list[str]:
    """Every paper, for the search index."""
    return list(Paper.objects.values_list("id", flat=True))


def titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID, in the reader's language where there is one: names for sentences of the journal."""
    rows = _TITLES.rows(Q(pk__in=ids))
    return {ident: words_for_reader(title, "", *rest).title for ident, title, *rest in rows}


_TITLES = columns(Paper, "id", "title", "language", "translations")


def figures_of_year(year: Year) -> dict[str, int]:
    """Papers published in a year and in the one before, with their recommendations; one query."""
    papers, papers_before = year.both("published_at", also=Q(state=State.PUBLISHED), distinct=True)
    within, earlier = year.within("published_at"), year.within("published_at", before=True)
    return Paper.objects.filter(state=State.PUBLISHED).aggregate(
        papers=papers,
        papers_before=papers_before,
        recs=Count("recommendations", filter=within, distinct=True),
        recs_before=Count("recommendations", filter=earlier, distinct=True),
    )


def bodies_of(paper: str) -> list[str]:
    """The group that drafts or drafted a paper, a ULID."""
    return list(Paper.objects.filter(pk=paper).values_list("group_id", flat=True))


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Those of these papers that the actor may see."""
    return [ident for (ident,) in _SEEN.rows(visible_to(actor) & Q(pk__in=ids))]


_SEEN = columns(Paper, "id")


def slugs(ids: list[str]) -> dict[str, str]:
    """Slugs by ULID: for addresses."""
    return dict(_SLUGS.rows(Q(pk__in=ids)))


_SLUGS = columns(Paper, "id", "slug")


def texts_of(ids: list[str]) -> dict[str, tuple[str, frozenset[str]]]:
    """By ULID: the words that search may find (once adopted, the draft does not change), and who edits it."""
    from collegium.kernel.text.reading import plain_text

    found = {}
    editors: dict[str, set[str]] = {ident: set() for ident in ids}
    for paper, person in Editor.objects.filter(_open_editors(), paper__in=ids).values_list("paper_id", "person_id"):
        editors[paper].add(person)
    for draft in Draft.objects.filter(paper__in=ids).select_related("paper"):
        told = [part for held in draft.paper.translations.values() for part in held.values()]
        words = "\n".join([draft.paper.reference, draft.paper.standfirst, *told, plain_text(draft.doc)])
        found[draft.paper_id] = (words, frozenset(editors[draft.paper_id]))
    return found


def work_of(person: str) -> list[dict[str, Any]]:
    """The papers that a person (ULID) edits, has edited, was asked to read or is named in, as JSON-able data."""
    edited = Editor.objects.filter(person=person).order_by("since").values_list("paper__reference", "since", "until")
    named = Author.objects.filter(person=person).order_by("paper__reference")
    read = Reading.objects.filter(person=person).order_by("asked_at")
    return [
        *(
            {"paper": paper, "as": "editor", "since": since.isoformat(), "until": until.isoformat() if until else None}
            for paper, since, until in edited
        ),
        *(
            {"paper": paper, "as": "reader", "asked": asked.isoformat(), "words": words}
            for paper, asked, words in read.values_list("paper__reference", "asked_at", "words")
        ),
        *({"paper": paper, "as": "author"} for paper in named.values_list("paper__reference", flat=True)),
    ]


def current_revision(paper: str) -> int:
    """The revision of the draft that stands (ULID of the paper)."""
    return Draft.objects.values_list("revision", flat=True).get(paper=paper)


def counts() -> dict[str, int]:
    """How many papers are in each state: a public figure."""
    rows = Paper.objects.values_list("state").annotate(n=Count("pk")).order_by()
    return dict(rows)
