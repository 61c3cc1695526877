"""Reads on European files, already narrowed to the actor. Files are public; what is internal is for members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from collegium.commons.access import Actor
from collegium.commons.network import network
from collegium.commons.pages.found import Found
from collegium.commons.reading import Condition, Statement, columns
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import in_words
from collegium.rooms.people.queries import people_named

from .models import Asked, File, Follower, Milestone, Window


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in a list. `stage_on` is the day on which it came to its stage."""

    id: str
    slug: str
    title: str
    reference: str
    institution: str
    stage: str
    stage_on: date
    group: str
    group_slug: str
    group_name: str


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A consultation window: first and last day."""

    id: str
    file: str
    title: str
    opens_on: date
    closes_on: date
    source: str


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """The day on which a file came to a stage."""

    id: str
    stage: str
    on: date
    said: str
    source: str


def today(now: datetime) -> date:
    """The day in the network's zone: windows open and close there."""
    return now.astimezone(network().tz).date()


def file_for(actor: Actor, key: str, *, lock: bool = False) -> File:
    """One file by slug or ULID. Raises NotFound."""
    source = File.objects.select_for_update(of=("self",)) if lock else File.objects
    found: File | None = source.filter(Q(slug=key) | Q(pk=key)).select_related("group").first()
    if found is None:
        raise NotFound(key)
    return found


_FIELDS = (
    "group__names", "id", "slug", "title", "reference", "institution", "stage", "stage_on", "group_id", "group__slug",
)  # fmt: skip


def _row(names: Mapping[str, str] | None, *read: Any) -> FileRow:
    *words, group, slug = read
    values: tuple[Any, ...] = (*words, group or "", slug or "", in_words(names) if names else "")
    return FileRow(*values)


def files(
    *,
    text: str = "",
    institution: str = "",
    stage: str = "",
    group: str = "",
    follower: str = "",
    ids: Iterable[str] | None = None,
) -> Found[FileRow]:
    """Files, the latest stage first. `group` by ULID or slug, `follower` by ULID."""
    asked = Q()
    if text:
        asked &= Q(title__icontains=text) | Q(reference__icontains=text)
    if institution:
        asked &= Q(institution=institution)
    if stage:
        asked &= Q(stage=stage)
    if group:
        asked &= Q(group=group) | Q(group__slug=group)
    if follower:
        asked &= Q(followers__person=follower, followers__until__isnull=True)
    if ids is not None:
        asked &= Q(pk__in=list(ids))
    return Found(_SHOWN.rows(asked), _row, _COUNTED.rows(asked))


_SHOWN = Statement(lambda: File.objects.order_by("-stage_on", "id").values_list(*_FIELDS))
_COUNTED = Statement(lambda: File.objects.order_by().values_list("pk"))


def milestones_of(file: str) -> list[MilestoneRow]:
    """The stages of a file (ULID), the latest first."""
    rows = Milestone.objects.filter(file=file).order_by("-on", "-id")
    return [MilestoneRow(*values) for values in rows.values_list("id", "stage", "on", "said", "source")]


_WINDOW = ("id", "file_id", "title", "opens_on", "closes_on", "source")


def windows_of(file: str) -> list[WindowRow]:
    """The consultation windows of a file (ULID), the latest to close first."""
    rows = Window.objects.filter(file=file).order_by("-closes_on", "-id")
    return [WindowRow(*values) for values in rows.values_list(*_WINDOW)]


def window_of(file: str, ident: str) -> WindowRow:
    """One window of a file. Raises NotFound."""
    found = Window.objects.filter(file=file, pk=ident).values_list(*_WINDOW).first()
    if found is None:
        raise NotFound(ident)
    return WindowRow(*found)


def next_windows(files: Iterable[str], day: date) -> dict[str, WindowRow]:
    """For each of these files (ULIDs) the open or coming window that closes first."""
    found: dict[str, WindowRow] = {}
    rows = Window.objects.filter(file__in=list(files), closes_on__gte=day).order_by("closes_on", "id")
    for values in rows.values_list(*_WINDOW):
        row = WindowRow(*values)
        found.setdefault(row.file, row)
    return found


def all_windows_ahead(day: date) -> list[tuple[date, date]]:
    """First and last day of every window that has not closed: for pages that change by themselves."""
    return list(Window.objects.filter(closes_on__gte=day).values_list("opens_on", "closes_on"))


def windows_for(actor: Actor, day: date, *, everybody: bool = False) -> list[tuple[WindowRow, str, str]]:
    """Windows that have not closed of the files that the actor follows or whose group she chairs; `everybody`: also of
    those whose group she sits in, and for the office of all: (window, title of the file, slug),
    the first to close first.
    """
    bodies = actor.bodies if everybody else {hat.body for hat in actor.hats if hat.kind == "chair"}
    asked = Q(closes_on__gte=day)
    if not (everybody and actor.is_office):
        asked &= Q(file__group__in=bodies) | Q(Condition(_followed_by, actor.id))
    return [(WindowRow(*values), title, slug) for *values, title, slug in _WINDOWS.rows(asked)]


def _followed_by(person: str) -> Exists:
    return Exists(Follower.objects.filter(file=OuterRef("file"), person=person, until__isnull=True))


def _windows() -> QuerySet[Window, Any]:
    return Window.objects.order_by("closes_on", "id").values_list(*_WINDOW, "file__title", "file__slug")


_WINDOWS = Statement(_windows)


def followers_of(file: str) -> list[tuple[str, str]]:
    """Who follows a file (ULID) now: (person, name), by name."""
    ids = Follower.objects.filter(file=file, until__isnull=True).values_list("person_id", flat=True)
    return sorted(people_named(ids).items(), key=lambda it: it[1])


def asked_on(file: str) -> dict[str, list[int]]:
    """What is asked on a file (ULID): paper -> numbers of its recommendations, none for all of them."""
    return dict(Asked.objects.filter(file=file).order_by("id").values_list("paper_id", "numbers"))


def files_of_papers(papers: Iterable[str]) -> dict[str, list[tuple[str, str, list[int]]]]:
    """The files on which these papers (ULIDs) ask something: paper -> (slug, title, numbers)."""
    found: dict[str, list[tuple[str, str, list[int]]]] = defaultdict(list)
    rows = Asked.objects.filter(paper__in=list(papers)).order_by("id")
    for paper, slug, title, numbers in rows.values_list("paper_id", "file__slug", "file__title", "numbers"):
        found[paper].append((slug, title, numbers))
    return found


def titles(ids: list[str]) -> dict[str, str]:
    """Titles by ULID."""
    return dict(_TITLES.rows(Q(pk__in=ids)))


_TITLES = columns(File, "id", "title")


def slugs() -> list[tuple[str, str]]:
    """ULID and title of every file, by title: for choices."""
    return list(File.objects.order_by("title").values_list("id", "title"))


def bodies_of(file: str) -> list[str]:
    """The group that follows a file, a ULID, where there is one."""
    rows = File.objects.filter(pk=file, group__isnull=False)
    return list(rows.values_list("group_id", flat=True))


def all_ids() -> list[str]:
    """Every file, for the search index."""
    return list(File.objects.values_list("id", flat=True))


def summaries(ids: list[str]) -> dict[str, str]:
    """Summaries by ULID, for the search index."""
    return dict(_SUMMARIES.rows(Q(pk__in=ids)))


_SUMMARIES = columns(File, "id", "summary")
