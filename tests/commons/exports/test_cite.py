"""The landing page's metadata, the sentence for people, and what a citation must have."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.exports.citation import one_line
from collegium.commons.exports.cite import Author, Body, meta_tags, schema_org, script_json, sentence
from commons.exports.citation_samples import ORCID, PAPER, ROR, WORDS

# ---- the landing page ----


def test_meta_tags_for_search_engines():
    tags = meta_tags(replace(PAPER, people=(Author("Marten", "Ilse", ORCID),)))
    named = dict(tags)
    assert [content for name, content in tags if name == "citation_author"] == ["Collegium", "Ilse Marten"]
    assert named["citation_publication_date"] == "2022/05/09"
    assert named["citation_technical_report_number"] == "COL-P-2022-07"
    assert named["citation_pdf_url"] == PAPER.pdf_url
    assert named["DC.identifier"] == "https://doi.org/10.5281/zenodo.1234567"
    assert named["DC.rights"] == "https://creativecommons.org/licenses/by/4.0/"
    assert named["DCTERMS.dateAccepted"] == "2022-05-02"
    assert [name for name, _ in tags if name == "citation_keywords"] == ["citation_keywords"] * 2


@given(st.text(), st.text())
def test_no_meta_tag_is_empty_or_broken(abstract, keyword):
    for name, content in meta_tags(replace(PAPER, abstract=abstract, keywords=(keyword,))):
        assert re.fullmatch(r"(citation_[a-z_]+|DC\.[a-z]+|DCTERMS\.[a-zA-Z]+)", name)
        assert content == one_line(content)


def test_schema_org_report():
    data = schema_org(replace(PAPER, people=(Author("Marten", "Ilse", ORCID),)))
    assert (data["@type"], data["@id"]) == ("Report", "https://doi.org/10.5281/zenodo.1234567")
    assert data["publisher"] == {"@type": "Organization", "name": "Collegium", "@id": ROR, "sameAs": ROR}
    assert data["author"][1]["@id"] == ORCID and data["author"][1]["familyName"] == "Marten"
    assert data["encoding"] == [
        {"@type": "MediaObject", "contentUrl": PAPER.pdf_url, "encodingFormat": "application/pdf"}
    ]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"


@given(WORDS)
def test_json_in_a_script_cannot_close_it(title):
    written = script_json(schema_org(replace(PAPER, title=f"</script>{title}<!--", subtitle="")))
    assert not set("<>&") & set(written)
    assert json.loads(written)["name"] == one_line(f"</script>{title}<!--")


# ---- the sentence ----


TITLE = "Open by design: what the European Research Area Act should settle"
NUMBER = "Position paper COL-P-2022-07"
DOI = "https://doi.org/10.5281/zenodo.1234567"
TWO = (Author("Marten", "Ilse"), Author("Ek", "Jean-Paul B."))
FRENCH = {"language": "fr", "title": "Ouvert", "subtitle": "ce qu’il faut", "kind": "Avis"}


@pytest.mark.parametrize(
    ("change", "lang", "said"),
    [
        ({}, "en", f"Collegium (2022). {TITLE}. {NUMBER}, version 1.1. {DOI}"),
        (
            {"doi": "", "subtitle": "", "version": ""},
            "en",
            f"Collegium (2022). Open by design. {NUMBER}. https://collegium.example/papers/open-by-design/",
        ),
        (
            {"subtitle": "", "title": "Who pays?", "bodies": (), "people": TWO},
            "fr",
            f"Marten, I. et Ek, J.-P. B. (2022). Who pays? {NUMBER}, version 1.1. Collegium. {DOI}",
        ),
        (
            FRENCH,
            "fr",
            f"Collegium (2022). Ouvert\u202f: ce qu’il faut. Avis COL-P-2022-07, version 1.1. {DOI}",
        ),
    ],
)
def test_the_sentence(change, lang, said):
    assert sentence(replace(PAPER, **change), lang) == said


def test_many_authors_are_cut():
    many = replace(PAPER, bodies=(), people=tuple(Author(f"A{n}") for n in range(9)))
    assert sentence(many, "en").startswith("A0, A1, A2, A3, A4, A5 et al. (2022).")


# ---- what a citation must have ----


@pytest.mark.parametrize(
    "change",
    [
        {"title": "  "}, {"bodies": ()}, {"url": "javascript:alert(1)"}, {"language": "English!"},
        {"doi": "zenodo.1"}, {"licence": "CC BY 4.0"},
    ],
)  # fmt: skip
def test_a_faulty_citation_cannot_be_made(change):
    with pytest.raises(ValueError, match="citation needs another"):
        replace(PAPER, **change)


@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", f"{ORCID[:-1]}8", "https://orcid.org/x"])
def test_an_orcid_has_a_check_digit(orcid):
    with pytest.raises(ValueError, match="author"):
        Author("Marten", "Ilse", orcid)
    assert Author("Carberry", "Josiah", ORCID).orcid == ORCID
    assert Author("X", "Y", "https://orcid.org/0000-0002-1694-233X").orcid.endswith("X")


@pytest.mark.parametrize("ror", ["04d836q62", "https://ror.org/14d836q62", "https://ror.org/04d836qu2"])
def test_a_ror_has_its_form(ror):
    with pytest.raises(ValueError, match="body"):
        Body("TU Wien", ror)


@pytest.mark.parametrize(
    ("spdx", "address"),
    [
        ("CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("", ""),
    ],
)
def test_addresses_of_licences(spdx, address):
    assert replace(PAPER, licence=spdx).licence_url == address
