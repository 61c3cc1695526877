"""Doors of members: the map and list, the page of an institution, the list as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from collegium.commons.access import abilities, can
from collegium.commons.exports.tables import csv_bytes
from collegium.commons.network import network
from collegium.commons.pages.countries import country_name
from collegium.commons.pages.doors import actor, back_to, public, render
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.offers import panels_for
from collegium.commons.pages.punctuation import semicolons
from collegium.commons.pages.shapes.map import Dots, Place, dots, points
from collegium.kernel import clock
from collegium.kernel.errors import NotFound
from collegium.rooms.people.queries import PersonRow, people_of_place
from collegium.rooms.people.rules import fold
from collegium.rooms.people.words import hat_names_at_home

from . import queries
from .queries import Asked, Member, MemberPage, Register
from .words import CATEGORIES, STATES

LIST = ("members:public", "network:public")
PAGE = (
    *("members:public", "groups:public", "people:public", "challenges:public", "papers:public"),
    *("ballots:public", "newsroom:public", "practices:public", "benchmarking:public", "events:public"),
)
FILE = (
    *("ror_id", "name", "name_local", "country_code", "city", "lat", "lon", "website", "established"),
    *("membership", "member_since", "evidence", "short", "category", "suspended_on"),
)


@public(*LIST)
def list_(request: HttpRequest) -> HttpResponse:
    """All members: the map, the counts, and the list."""
    who, given = actor(request), request.GET
    names = {"q": 100, "country": 2, "state": 12, "sort": 20}
    asked = Asked(**{name: given[name][:most] for name, most in names.items() if given.get(name)})
    found = queries.listing(who, asked, given.get("page", "1"))
    count, countries = queries.member_counts()
    options = {code: country_name(code) for code in {row.country for row in found.all}}
    return render(
        request,
        "members/list.jinja",
        {
            "found": found,
            "asked": asked,
            "narrowed": bool(asked.q or asked.country or asked.state),
            "dots": _all_on_map(found.all),
            "count": count,
            "countries": countries,
            "suspended": [row for row in found.all if row.is_suspended],
            "quoted": quoted_totals(),
            "columns": _columns(asked),
            "rows": _rows(found.rows),
            "country_options": sorted(options.items(), key=lambda pair: pair[1]),
            "states": list(STATES.items()) if who.is_office else [],
            "compiled": any(row.evidence for row in found.all),
            "can": abilities(who, ["members.register", "members.import"]),
        },
    )


def _all_on_map(register: Register) -> Dots:
    address = reverse("members:list")
    if address not in register.memo:
        register.memo[address] = places_on_map(register)
    drawn: Dots = register.memo[address]
    return drawn


def places_on_map(rows: list[Member], you: str = "") -> Dots:
    """Institutions with coordinates as dots; that of the page as "you"."""
    base = reverse("members:list")
    return dots(
        Place(
            row.short,
            row.lat,
            row.lon,
            f"{base}{row.slug}/",
            "you" if row.id == you else "gone" if row.is_suspended else "",
        )
        for row in rows
        if row.lat is not None and row.lon is not None
    )


def quoted_totals() -> list[dict[str, str]]:
    """Students and staff as quoted, each with its year, source and coverage; what is not held says so."""
    wanted = ("students", "academic-staff", "staff")
    return [_quoted(row) for row in network().figures if row.get("key") in wanted]


def _quoted(row: Mapping[str, Any]) -> dict[str, str]:
    label = _words(row["label"])
    if not row.get("held", True) or not row.get("value"):
        return {"label": label, "text": _words(row.get("absent", "")) or _("no figure is held"), "source": ""}
    parts = (_words(row.get("source", "")), _words(row.get("coverage", "")))
    text = _("%(value)s (%(year)s)") % {"value": _words(row["value"]), "year": row.get("year", "")}
    return {"label": label, "text": text, "source": " ".join(part for part in parts if part)}


def _words(text: Any) -> str:
    if not isinstance(text, Mapping):
        return str(text)
    return str(text.get(translation.get_language() or "en") or text.get("en", ""))


def _columns(asked: Asked) -> list[dict[str, Any]]:
    heads = {"name": _("University"), "country": _("Country"), "city": _("City"), "since": _("Member since")}
    return [{"label": label, **_order(asked, name)} for name, label in heads.items()]


def _order(asked: Asked, name: str) -> dict[str, str]:
    """Where a head leads (the other way round when it is the order already), and how the list stands now."""
    sort = f"-{name}" if asked.sort == name else name
    kept = {**asked.params, "sort": "" if sort == "country" else sort}
    now = {name: "ascending", f"-{name}": "descending"}.get(asked.sort, "")
    return {"sort": f"?{urlencode({key: value for key, value in kept.items() if value})}", "sorted": now}


def _rows(rows: list[Member]) -> list[tuple[str, ...]]:
    """Finished values for a row each: address, name, note, country, city, day of joining."""
    base = reverse("members:list")
    countries = {code: country_name(code) for code in {row.country for row in rows}}
    return [
        (
            f"{base}{row.slug}/",
            row.name,
            _note(row),
            countries[row.country],
            row.city,
            day_long(row.member_since) if row.member_since else "",
        )
        for row in rows
    ]


def _note(row: Member) -> str:
    """The short name where it says more, and the state where it is not simply a member."""
    note = "" if fold(row.short) in fold(row.name) else row.short
    if row.state == "member":
        return note
    state = suspended_words(row) if row.is_suspended else str(STATES[row.state])
    return f"{note}; {state}" if note else state


def suspended_words(row: Member | MemberPage) -> str:
    """Since when it is suspended, told plainly."""
    if row.suspended_on is None:
        return _("Suspended; no date is held")
    return _("Suspended since %(day)s") % {"day": day_long(row.suspended_on)}


@public(*PAGE)
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One institution: what it gives to the network, its people, its facts and place."""
    who, now = actor(request), clock.now()
    it = queries.member_page(who, slug)
    if it is None:
        raise NotFound(slug)
    if it.slug != slug:
        return back_to("members:page", it.slug)
    everybody = queries.members(who)
    people = people_of_place(who, it.slug, now) if can(who, "members.see_people") else []
    return render(
        request,
        "members/page.jinja",
        {
            "it": it,
            "country": country_name(it.country),
            "status": _status(it),
            "sub": _sub(it),
            "facts": _facts(it),
            "dots": places_on_map([row for row in everybody if row.id == it.id], it.id),
            "others": points(row.place for row in everybody if row.id != it.id),
            "people": [_person(row) for row in people],
            "sees_people": bool(can(who, "members.see_people")),
            "can_change": bool(can(who, "members.give_hat", institution=it.id)),
            "can_suspend": bool(can(who, "members.suspend")) and it.state in ("member", "suspended"),
            "panels": panels_for("member", who, it.id, now),
            "own": it.id in who.institutions,
        },
    )


def _sub(it: MemberPage) -> str:
    place = f"{it.short}, {it.city}, {country_name(it.country)}."
    if it.state in ("member", "suspended"):
        since = it.member_since
        told = _("Member since %(day)s.") % {"day": day_long(since)} if since else ""
        return f"{place} {told}".strip()
    return place


def _status(it: MemberPage) -> tuple[str, str]:
    """The mark and words of its state."""
    if it.is_suspended:
        return ("part", suspended_words(it))
    if it.state == "member":
        return ("good", _("Member, may vote") if it.category == "full" else str(CATEGORIES[it.category]))
    return ("open", str(STATES[it.state]))


def _facts(it: MemberPage) -> list[dict[str, str]]:
    nothing, undated = _("no figure is held"), _("no date is held")
    host = it.website.partition("://")[2].removeprefix("www.").partition("/")[0]
    since = day_long(it.member_since) if it.member_since else undated
    return [
        {"word": _("Website"), "text": host or _("no address is held"), "url": it.website},
        {"word": "ROR", "text": it.ror.rpartition("/")[2], "url": it.ror},
        {"word": _("Own name"), "text": it.name_local.partition(" | ")[0] if it.name_local else ""},
        {"word": _("Founded"), "text": str(it.established) if it.established else _("no year is held")},
        {"word": _("Category"), "text": str(CATEGORIES[it.category])},
        {"word": _("Member since"), "text": since},
        {"word": _("Students"), "text": nothing},
        {"word": _("Academic staff"), "text": nothing},
    ]


def _person(row: PersonRow) -> dict[str, Any]:
    lines = hat_names_at_home(row.hats)
    ends = sorted(hat.until for hat in row.hats if hat.until)
    return {"id": row.id, "name": row.name, "hats": semicolons(lines), "until": ends[0] if ends else None}


@public(*LIST)
def file(request: HttpRequest) -> HttpResponse:
    """The members as a table that can be imported elsewhere."""
    order = ("ror", "name", "name_local", "country", "city", "lat", "lon", "website", "established")
    rest = ("state", "member_since", "evidence", "short", "category", "suspended_on")
    rows = ([row[name] for name in (*order, *rest)] for row in queries.rows_for_file(actor(request)))
    response = HttpResponse(csv_bytes(FILE, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="members.csv"'
    return response
