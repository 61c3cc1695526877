"""A published paper as it is cited."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from collegium.commons.exports.citation import valid_orcid
from collegium.commons.exports.cite import Author, Body, Citation
from collegium.commons.network import network
from collegium.commons.pages.moments import local
from collegium.rooms.groups.queries import in_words


def address(it: Any, name: str = "page") -> str:
    """The whole address to cite, of the page or of a file; it has no language."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.ORIGIN}{reverse(f'papers:{name}', args=[it.slug])}"


def citation_of(it: Any, version: Any, authors: list[Any], published_at: datetime | None = None) -> Citation:
    """The citation of a published paper: named authors where its kind names them, else the network.

    `published_at` stands in for a publication that is still to come.
    """
    here = network()
    house = Body(here.full_name)
    with translation.override(it.language):
        kind = in_words(it.kind.names)
    return Citation(
        title=version.title,
        kind=kind,
        bodies=() if authors else (house,),
        people=tuple(_author(person) for person in authors),
        publisher=house,
        published=local(published_at or it.published_at).date(),
        adopted=local(it.adopted_at).date(),
        url=address(it),
        pdf_url=address(it, "pdf"),
        language=it.language,
        identifier=it.reference,
        version=str(version.number),
        abstract=version.standfirst,
    )


def _author(person: Any) -> Author:
    orcid = f"https://orcid.org/{person.orcid}" if person.orcid else ""
    family = person.family or person.name
    given = person.given if person.family else ""
    return Author(family, given, orcid if orcid and valid_orcid(orcid) else "")
