"""Institutions from a CSV file: all lines or none. Known by ROR; a second import changes what differs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, count
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act
from collegium.commons.journal.many import BATCH, Entry, record_many
from collegium.kernel.ids import new_id

from . import cells
from .choices import Category, State
from .intake import Line, Lines, Report, read_table, take
from .models import Institution
from .rules import short_name

NEEDED = ("ror_id", "name", "country_code", "city", "membership")
COLUMNS = (
    *(
        "ror_id",
        "name",
        "name_local",
        "acronym",
        "country_code",
        "city",
        "lat",
        "lon",
        "website",
        "established",
    ),
    *("membership", "member_since", "evidence", "short", "category", "suspended_on"),
)
CHANGEABLE = (
    *(
        "name",
        "name_local",
        "country",
        "city",
        "lat",
        "lon",
        "website",
        "established",
        "member_since",
        "evidence",
    ),
    *("category", "short"),
)


RESERVED = ("new", "import")
"""Words of addresses beside those of institutions."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: institutions that are new, and those that differ, with what is held of each field."""

    new: list[Institution]
    changed: list[tuple[Institution, dict[str, Any]]]
    digest: str = ""

    @property
    def mark(self) -> str:
        """A fingerprint of all it would do: another register or another file has another."""
        told = (
            [it.ror for it in self.new],
            [
                (it.ror, [(name, held, getattr(it, name)) for name, held in differs.items()])
                for it, differs in self.changed
            ],
        )
        return hashlib.sha256(repr((self.digest, told)).encode()).hexdigest()


def import_members(source: Path | str | bytes, *, actor: Actor, now: datetime, dry_run: bool = False) -> Report:
    """Take institutions from a table with the columns of COLUMNS (those of NEEDED must be there).

    Nothing is written unless every line is right; with `dry_run` nothing is written at all. An empty cell of
    a known institution leaves what is held. `short` "" is made from the names. Raises NotFound but for the
    office.
    """
    report, plan = check_members(source, actor=actor, now=now)
    if report.ok and not dry_run and (plan.new or plan.changed):
        _write(actor=actor, plan=plan, digest=plan.digest, now=now)
    return report


def check_members(source: Path | str | bytes, *, actor: Actor, now: datetime) -> tuple[Report, Plan]:
    """What `import_members` would answer and do; nothing is written. Raises NotFound but for the office."""
    authorise(actor, "members.import")
    found = read_table(source, known=COLUMNS, needed=NEEDED)
    values = [_values(found, line, now.date()) for line in found.rows]
    _twice(found)
    held = {it.ror: it for it in Institution.objects.all()}
    _states(found, values, held)
    if found.faults:
        faults = sorted(found.faults, key=lambda fault: (fault.line == 0, fault.line))
        return Report(False, len(found.rows), errors=faults), Plan([], [])
    plan = _plan(values, held, now)
    return Report(True, len(found.rows), created=len(plan.new), changed=len(plan.changed)), plan


def readers(today: date) -> dict[str, tuple[str, Any]]:
    """How each field of an institution is read: its column, and text -> value or Wrong. Files and forms alike."""
    long_ago, soon = date(1900, 1, 1), today + timedelta(days=730)
    return {
        "ror": ("ror_id", cells.ror),
        "name": ("name", cells.text(160, needed=True)),
        "name_local": ("name_local", cells.text(300)),
        "acronym": ("acronym", cells.text(60)),
        "country": ("country_code", cells.country),
        "city": ("city", cells.text(80, needed=True)),
        "lat": ("lat", cells.number(-90, 90)),
        "lon": ("lon", cells.number(-180, 180)),
        "website": ("website", cells.web_address),
        "established": ("established", cells.year(800, today.year)),
        "state": ("membership", cells.one_of(State)),
        "member_since": ("member_since", cells.day(long_ago, soon)),
        "evidence": ("evidence", cells.text(60)),
        "short": ("short", cells.text(40)),
        "category": ("category", cells.one_of(Category, default=Category.FULL)),
        "suspended_on": ("suspended_on", cells.day(long_ago, today)),
    }


def _values(found: Lines, line: Line, today: date) -> dict[str, Any]:
    """The fields of one line; faults are noted in `found`."""
    values = {name: take(found, line, column, read, None) for name, (column, read) in readers(today).items()}
    if bool(line.cells.get("lat")) != bool(line.cells.get("lon")):
        found.blame(line.number, "lat", "half_a_place")
    if values["suspended_on"] and values["state"] != State.SUSPENDED:
        found.blame(line.number, "suspended_on", "date_without_state")
    return values


def _twice(found: Lines) -> None:
    first: dict[str, int] = {}
    for line in found.rows:
        key = line.cells["ror_id"].rstrip("/").lower()[-9:]
        if key and first.setdefault(key, line.number) != line.number:
            found.blame(line.number, "ror_id", "twice_in_file", first=first[key])


def _states(found: Lines, values: list[dict[str, Any]], held: dict[str, Institution]) -> None:
    for line, row in zip(found.rows, values, strict=True):
        known = held.get(row["ror"] or "")
        if known is not None and row["state"] and known.state != row["state"]:
            found.blame(line.number, "membership", "state_differs", held=known.state)


def _plan(values: list[dict[str, Any]], held: dict[str, Institution], now: datetime) -> Plan:
    taken = dict.fromkeys((it.slug for it in held.values()), 2)
    plan = Plan([], [], _digest(values))
    for row in values:
        known = held.get(row["ror"])
        if known is None:
            plan.new.append(_new(row, taken, now))
            continue
        differs = {name: getattr(known, name) for name in CHANGEABLE if row[name] not in ("", None)}
        differs = {name: before for name, before in differs.items() if before != row[name]}
        for name in differs:
            setattr(known, name, row[name])
        if differs:
            plan.changed.append((known, differs))
    return plan


def _new(row: dict[str, Any], taken: dict[str, int], now: datetime) -> Institution:
    fields = {name: value for name, value in row.items() if name != "acronym" and value is not None}
    fields["short"] = row["short"] or short_name(row["name"], row["name_local"], row["acronym"])
    slug = free_slug(fields["short"], row["city"], row["ror"], taken)
    return Institution(id=new_id(now), slug=slug, **fields)


def free_slug(short: str, city: str, ror: str, taken: dict[str, int]) -> str:
    """The part of the address made from the short name; with the city, then a number, where it is taken.

    Letters of other scripts fall away; a name of nothing else is addressed by its ROR id. `taken` grows: slug ->
    the number to be tried next after it.
    """
    for word in RESERVED:
        taken.setdefault(word, 2)
    base = (slugify(short.replace("/", "-")) or slugify(city) or ror.rpartition("/")[2])[:60]
    with_city = f"{base}-{slugify(city)}"[:70].rstrip("-")
    tries = chain((base, with_city), (f"{base}-{number}" for number in count(taken.get(base, 2))))
    slug = next(candidate for candidate in tries if candidate not in taken)
    taken[slug] = 2
    if slug not in (base, with_city):
        taken[base] = int(slug.rpartition("-")[2]) + 1
    return slug


def _digest(values: list[dict[str, Any]]) -> str:
    """What was imported, as a fingerprint for the journal."""
    return hashlib.sha256(repr(values).encode()).hexdigest()


@act("members.imported")
def _write(*, actor: Actor, plan: Plan, digest: str, now: datetime) -> None:
    Institution.objects.bulk_create(plan.new, batch_size=BATCH)
    if plan.changed:
        Institution.objects.bulk_update([it for it, _ in plan.changed], list(CHANGEABLE), batch_size=BATCH)
    entries = [Entry(it.ref, member=it.id, params={"what": "created", "sha256": digest}) for it in plan.new]
    entries += [
        Entry(it.ref, member=it.id, params={"what": "changed", "fields": list(differs), "sha256": digest})
        for it, differs in plan.changed
    ]
    record_many(entries)
