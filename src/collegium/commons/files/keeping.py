"""Taking files in, listing them, giving them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from django.urls import reverse

from collegium.commons.journal import acting
from collegium.kernel import clock
from collegium.kernel.errors import Invalid
from collegium.kernel.ids import Ref, new_id

from .names import clean_name, suffix_of
from .store import store
from .types import TYPES, fault_of

if TYPE_CHECKING:
    from .models import File

MOST_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in lists; `size` in bytes, `url` where it is downloaded."""

    id: str
    name: str
    size: int
    type: str
    at: datetime
    by: str
    about: Ref
    url: str

    @property
    def suffix(self) -> str:
        """PDF, DOCX: the short word for the kind of file."""
        return suffix_of(self.name).upper()


def _ref(about: Any) -> Ref:
    return about if isinstance(about, Ref) else about.ref


def keep_upload(uploaded: Any, *, about: Any, now: datetime | None = None, by: str = "") -> str:
    """Keep an uploaded file for an object (Ref or kept object) within the act in progress; returns its
    ULID.

    `uploaded` is a Django file (name, size, chunks); `by` a person's ULID where it is not the actor. The
    bytes are safe on disk before the act commits. Raises Invalid(file="empty_file" | "too_large" |
    "wrong_type" | "unreadable" | "macros" | "packed_too_tightly").
    """
    from .models import File

    current = acting()
    if current is None:
        raise RuntimeError("keep_upload() belongs inside an act")
    name = clean_name(uploaded.name or "")
    _check(uploaded, name)
    ref, at = _ref(about), now or current.now or clock.now()
    key = store().put(_chunks(uploaded))
    file = File(
        id=new_id(at),
        name=name,
        size=uploaded.size,
        sha256=key,
        type=TYPES[suffix_of(name)],
        about_kind=ref.kind,
        about=ref.id,
        at=at,
        by=by or current.actor.id,
    )
    file.save(force_insert=True)
    return file.id


def _check(uploaded: Any, name: str) -> None:
    if not uploaded.size:
        raise Invalid(file="empty_file")
    if uploaded.size > MOST_BYTES:
        raise Invalid(file="too_large")
    fault = fault_of(uploaded, suffix_of(name))
    if fault:
        raise Invalid(file=fault)


def _chunks(uploaded: Any) -> Iterator[bytes]:
    uploaded.seek(0)
    yield from uploaded.chunks()


def file_rows(about: Any | Iterable[Any]) -> list[FileRow]:
    """The files of one object or of several (Refs or kept objects), oldest first; one query.

    The caller has made sure that the actor may read them.
    """
    from .models import File

    many: Sequence[Any] = list(about) if isinstance(about, (list, tuple, set, frozenset)) else [about]
    refs = {_ref(it) for it in many}
    rows = File.objects.filter(about__in=[ref.id for ref in refs]).order_by("at", "id") if refs else []
    return [_row(row) for row in rows if Ref(row.about_kind, row.about) in refs]


def _row(row: File) -> FileRow:
    url = reverse("files:download", args=[row.id])
    return FileRow(row.id, row.name, row.size, row.type, row.at, row.by, Ref(row.about_kind, row.about), url)


def open_file(ident: str) -> IO[bytes]:
    """The bytes of a kept file, for converters and exports. Raises FileNotFoundError."""
    from .models import File

    key = File.objects.filter(pk=ident).values_list("sha256", flat=True).first()
    if key is None:
        raise FileNotFoundError(ident)
    return store().open(key)


def drop_files(about: Any, *, ids: Iterable[str] | None = None) -> int:
    """Give up the files of an object (or those of them named) within the act in progress; returns how many.

    The bytes go with the next sweep when nothing else has the same.
    """
    from .models import File

    ref = _ref(about)
    rows = File.objects.filter(about_kind=ref.kind, about=ref.id)
    rows = rows if ids is None else rows.filter(pk__in=list(ids))
    found = list(rows.values_list("pk", flat=True))
    rows.filter(pk__in=found).delete()
    return len(found)
