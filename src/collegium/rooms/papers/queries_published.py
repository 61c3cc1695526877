"""Everything that the page of a published paper shows, as finished values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils import translation
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.exports import cite
from collegium.commons.exports.paper import addressee_words
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.shapes.assembly import Assembly
from collegium.commons.reading import Statement
from collegium.kernel.counting.sentences import sentence
from collegium.kernel.errors import NotFound
from collegium.kernel.text.html import to_html
from collegium.kernel.text.reading import headings
from collegium.kernel.text.shape import Doc, children
from collegium.rooms.ballots import queries as ballots
from collegium.rooms.ballots.shown import assembly_for
from collegium.rooms.groups.queries import BodyRow, body, in_words
from collegium.rooms.members.queries import home_institutions

from .choices import Consulted
from .citing import citation_of
from .models import Recommendation
from .queries import adopted_version, authors_of, consultations_of, words_for_reader
from .queries_kinds import the_body

WORDS_A_MINUTE = 220


@dataclass(frozen=True, slots=True)
class Hero:
    """A recommendation as it stands large on the page: its first words, and where the whole of it is."""

    number: int
    lead: str
    addressees: str
    block: str
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """Who decided: a closed vote in its numbers, or what was recorded."""

    house: Assembly | None
    counts: dict[str, int]
    needed: int
    result: str
    decision: str
    body: str


@dataclass(frozen=True, slots=True)
class Named:
    """A named author with the institution she belonged to when the paper was adopted."""

    id: str
    name: str
    institution: str
    institution_slug: str


def heroes(paper: str, language: str) -> list[Hero]:
    """The recommendations of a paper (ULID) in its language; one query."""
    names, found = _addressees(language), []
    for number, text, addressees, block in _HEROES.rows(Q(paper=paper)):
        lead, _sign, rest = text.strip().partition("\n")
        found.append(Hero(number, lead, ", ".join(names[code] for code in addressees), block, bool(rest.strip())))
    return found


@lru_cache(maxsize=16)
def _addressees(language: str) -> dict[str, str]:
    with translation.override(language):
        return addressee_words(_)


_HEROES = Statement(
    lambda: Recommendation.objects.order_by("number").values_list("number", "text", "addressees", "block")
)


def text_words(language: str) -> dict[str, str]:
    """The few words that a drawn text needs, in its own language."""
    with translation.override(language):
        return {
            "recommendation": _("Recommendation %(number)s"),
            "to": _("To %(names)s"),
            "table": _("Table %(number)s"),
            "notes": _("Notes"),
            "back": _("Back to the text"),
            **addressee_words(_),
        }


def drawn(doc: Any, language: str) -> str:
    """A text as HTML, footnotes at its side."""
    return to_html(Doc(doc), words=text_words(language))


def without_opening(doc: Any) -> dict[str, Any]:
    """The text without recommendations at its very beginning: these stand large above it."""
    blocks = children(Doc(doc))
    at = next((n for n, node in enumerate(blocks) if node["type"] != "recommendation"), len(blocks))
    return {"type": "doc", "content": blocks[at:]}


def kind_line(it: Any) -> tuple[str, str]:
    """The kind; and its authority with the adoption ("the association's position. Adopted by the Board")."""
    authority = in_words(it.kind.authority) if it.kind.authority else ""
    if not it.adopted_at:
        return in_words(it.kind.names), authority
    words = {"body": the_body(body_of(it)), "day": day_long(it.adopted_at)}
    adopted = (
        _("Adopted by %(body)s on %(day)s after a consultation of all members.")
        if it.kind.consulted == Consulted.ALL
        else _("Adopted by %(body)s on %(day)s.")
    )
    return in_words(it.kind.names), f"{authority + '. ' if authority else ''}{adopted % words}"


def body_of(it: Any) -> BodyRow | None:
    """The body that adopted it."""
    return body(OPERATOR, it.adopted_by_id) if it.adopted_by_id else None


def behind(it: Any, actor: Actor, now: datetime) -> Behind | None:
    """The vote that adopted it, as far as this actor may see it; None where no vote did."""
    if not it.decision:
        return None
    try:
        decision = ballots.decision_for(actor, it.decision)
    except NotFound:
        return None
    electors = ballots.electors_of(decision.id)
    passing = ballots.passing_of(decision, electors)
    lines = ballots.seat_lines(decision, electors, actor, now)
    sides = passing.members
    return Behind(
        house=assembly_for(lines, decision, passing, actor),
        counts={
            "for": int(sides.yes),
            "against": int(sides.no),
            "abstain": int(sides.abstain),
            "cast": passing.ballots,
        },
        needed=int(passing.majorities[0].needed) if passing.majorities else 0,
        result=sentence(passing, get_language() or "en"),
        decision=decision.id,
        body=in_words(decision.body.names),
    )


MARKS: dict[str, Callable[[], str]] = {
    "supports": lambda: pgettext("vote", "for"),
    "neutral": lambda: pgettext("vote", "abstained"),
    "opposes": lambda: pgettext("vote", "against"),
    "silent": lambda: pgettext("vote", "did not vote"),
    "recused": lambda: pgettext("vote", "withdrew"),
    "notentitled": lambda: pgettext("vote", "vacant seat"),
    "suspended": lambda: pgettext("vote", "suspended"),
    "answered": lambda: pgettext("vote", "voted"),
}


def named_authors(it: Any) -> list[Named]:
    """The authors where the kind names them, in the order of printing."""
    if not it.kind.authors_named:
        return []
    people = authors_of(it)
    homes = home_institutions([person.id for person in people], it.adopted_at or it.since)
    return [
        Named(
            person.id,
            person.name,
            homes[person.id].short if person.id in homes else "",
            homes[person.id].slug if person.id in homes else "",
        )
        for person in people
    ]


def published_context(it: Any, actor: Actor, now: datetime) -> dict[str, Any]:
    """All that the reading page shows."""
    version = adopted_version(it)
    authors = named_authors(it)
    citation = citation_of(it, version, authors_of(it) if authors else [])
    kind, authority = kind_line(it)
    recs = heroes(it.id, it.language)
    return {
        "it": it,
        "version": version,
        "words": words_for_reader(version.title, version.standfirst, it.language, it.translations),
        "kind": kind,
        "authority": authority,
        "notice": in_words(it.kind.notice) if it.kind.notice else "",
        "recs": recs,
        "to": text_words(it.language)["to"],
        "toc": [heading for heading in headings(Doc(version.doc)) if heading.level == 1],
        "html": drawn(without_opening(version.doc) if recs else version.doc, it.language),
        "minutes": max(1, round(version.words / WORDS_A_MINUTE)),
        "behind": behind(it, actor, now),
        "marks": {name: word() for name, word in MARKS.items()},
        "consultations": consultations_of(it),
        "authors": authors,
        "group_name": in_words(it.group.names),
        "adopted_by": in_words(it.adopted_by.names),
        "citation": citation,
        "cite_as": cite.sentence(citation, it.language),
        "meta": cite.meta_tags(citation),
        "schema_org": cite.script_json(cite.schema_org(citation)),
    }
