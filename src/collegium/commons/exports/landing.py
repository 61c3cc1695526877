"""A citation for the page of a publication: meta elements and schema.org.

Sources: Google Scholar's inclusion guidelines (Highwire Press names, one author an element, dates with
slashes); DCMI Metadata Terms in HTML (DC-HTML); schema.org Report.
"""

from __future__ import annotations

import json

from .citation import Author, Body, Citation, one_line


def meta_tags(c: Citation) -> list[tuple[str, str]]:
    """Name and content of the meta elements, in order, unescaped: the template escapes them."""
    people = [one_line(f"{who.given} {who.family}") for who in c.people]
    authors = [body.name for body in c.bodies] + people
    pairs: list[tuple[str, str]] = [
        ("citation_title", c.full_title),
        *(("citation_author", name) for name in authors),
        ("citation_publication_date", f"{c.published:%Y/%m/%d}"),
        ("citation_technical_report_institution", c.publisher.name),
        ("citation_technical_report_number", c.identifier),
        ("citation_language", c.language),
        ("citation_doi", c.doi),
        ("citation_abstract_html_url", c.url),
        ("citation_pdf_url", c.pdf_url),
        *(("citation_keywords", word) for word in c.keywords),
        ("DC.title", c.full_title),
        *(("DC.creator", name) for name in authors),
        ("DC.publisher", c.publisher.name),
        ("DC.type", "Text"),
        ("DC.identifier", c.address),
        ("DC.language", c.language),
        ("DC.description", c.abstract),
        *(("DC.subject", word) for word in c.keywords),
        ("DC.rights", c.licence_url),
        ("DCTERMS.issued", c.published.isoformat()),
        ("DCTERMS.dateAccepted", c.adopted.isoformat() if c.adopted else ""),
    ]
    return [(name, one_line(content)) for name, content in pairs if content.strip()]


def schema_org(c: Citation) -> dict[str, object]:
    """The publication as a schema.org Report."""
    identifiers = [_property("DOI", c.doi)] if c.doi else []
    file = {"@type": "MediaObject", "contentUrl": c.pdf_url, "encodingFormat": "application/pdf"}
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": c.address,
        "name": c.full_title,
        "reportNumber": c.identifier,
        "genre": c.kind,
        "author": [_body(body) for body in c.bodies] + [_person(person) for person in c.people],
        "publisher": _body(c.publisher),
        "datePublished": c.published.isoformat(),
        "version": c.version,
        "inLanguage": c.language,
        "url": c.url,
        "identifier": identifiers,
        "license": c.licence_url,
        "abstract": one_line(c.abstract),
        "keywords": list(c.keywords),
        "encoding": [file] if c.pdf_url else [],
    }
    return {name: value for name, value in data.items() if value}


def script_json(data: dict[str, object]) -> str:
    """JSON that is safe inside a script element of type application/ld+json (it cannot close the element)."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _property(name: str, value: str) -> dict[str, str]:
    """A named identifier."""
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _body(body: Body) -> dict[str, object]:
    """An organisation, with its ROR address as identity."""
    out: dict[str, object] = {"@type": "Organization", "name": body.name}
    return out | ({"@id": body.ror, "sameAs": body.ror} if body.ror else {})


def _person(who: Author) -> dict[str, object]:
    """A person, with the ORCID address as identity."""
    out: dict[str, object] = {
        "@type": "Person",
        "name": one_line(f"{who.given} {who.family}"),
        "familyName": who.family,
    }
    given = {"givenName": who.given} if who.given else {}
    return out | given | ({"@id": who.orcid} if who.orcid else {})
