"""A published paper as files: types, names, marks, contents; and that its PDF is made once."""

import io
import json

import pytest
from pypdf import PdfReader

from collegium.commons.exports.errors import ExportError
from collegium.kernel.text.canonical import fingerprint
from collegium.rooms.papers import printing

FILES = {
    "pdf": ("application/pdf", "inline"),
    "bib": ("application/x-bibtex; charset=utf-8", "attachment"),
    "ris": ("application/x-research-info-systems; charset=utf-8", "attachment"),
    "csl.json": ("application/vnd.citationstyles.csl+json; charset=utf-8", "attachment"),
    "json": ("application/json", "attachment"),
    "md": ("text/markdown; charset=utf-8", "attachment"),
}


@pytest.fixture
def drawn(monkeypatch):
    """PDFs are drawn by a stand-in that counts: `drawn` are the titles."""
    titles = []

    def draw(paper):
        titles.append(f"{paper.title}: {paper.authority}")
        return b"%PDF-1.7 " + paper.title.encode()

    monkeypatch.setattr("collegium.rooms.papers.printing.paper_pdf", draw)
    return titles


@pytest.mark.parametrize("suffix", sorted(FILES))
def test_every_file_has_its_type_and_name_and_is_not_sent_twice(world, papers, drawn, suffix):
    paper = papers.get(papers.at("published"))
    kind, place = FILES[suffix]
    for role in ("nobody", "seat"):
        answer = world.client(role).get(f"/papers/{paper.slug}.{suffix}")
        assert answer.status_code == 200 and answer["Content-Type"] == kind
        assert answer["Content-Disposition"] == f'{place}; filename="{paper.reference}.{suffix}"'
        again = world.client(role).get(f"/papers/{paper.slug}.{suffix}", headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304 and not again.content


def test_the_pdf_is_made_once_and_again_only_when_it_would_differ(world, papers, drawn):
    paper = papers.get(papers.at("published"))
    address = f"/papers/{paper.slug}.pdf"
    first = world.client().get(address)
    assert world.client("seat").get(address).content == first.content
    assert drawn == [f"{paper.title}: the association’s position. Adopted by the Board on 2 May 2022 after"
                     " a consultation of all members."]  # fmt: skip
    from collegium.commons.network import change_settings

    change_settings(actor=world.secretary_general, now=world.now, full_name="Another name")
    assert world.client().get(address).status_code == 200
    assert len(drawn) == 2
    assert len(list(printing.folder().glob(f"{paper.id}-*.pdf"))) == 1


def test_versions_on_the_way_say_that_they_are_drafts(world, papers, drawn):
    paper = papers.get(papers.at("review"))
    answer = world.client("delegate").get(f"/papers/{paper.slug}/versions/1.pdf")
    assert answer["Content-Disposition"] == f'inline; filename="{paper.reference}-v1.pdf"'
    assert drawn == [f"{paper.title}: Draft, version 1: for review. Not adopted, not for citation."]


def test_the_proof_is_for_the_office(world, papers, drawn):
    paper = papers.at("adopted")
    answers = {
        role: world.client(role).get(f"/papers/{paper}/publish/proof.pdf").status_code
        for role in ("nobody", "delegate", "chair", "policy_officer")
    }
    assert answers == {"nobody": 302, "delegate": 404, "chair": 404, "policy_officer": 200}
    assert "Adopted by the Board" in drawn[0]


def test_a_pdf_that_cannot_be_made_is_said_so(world, papers, monkeypatch):
    def fail(_paper):
        raise ExportError("too_long", "far too long")

    monkeypatch.setattr("collegium.rooms.papers.printing.paper_pdf", fail)
    paper = papers.get(papers.at("published"))
    answer = world.client().get(f"/papers/{paper.slug}.pdf")
    assert answer.status_code == 503 and 'data-error="too_long"' in answer.content.decode()
    assert not list(printing.folder().glob(f"{paper.id}-*.pdf"))


def test_whoever_has_the_text_can_compute_its_fingerprint(world, papers):
    paper = papers.get(papers.at("published"))
    told = json.loads(world.client().get(f"/papers/{paper.slug}.json").content)
    assert fingerprint(told["doc"]) == told["fingerprint"] == paper.fingerprint
    assert told["adopted_by"] == "Board" and told["published_on"] == "2022-05-02"
    assert [row["addressees"] for row in told["recommendations"]] == [
        ["commission", "parliament"],
        ["universities"],
    ]


def test_citations_name_the_network_or_the_authors(world, papers):
    from collegium.rooms.papers.actions import name_authors
    from collegium.rooms.papers.deciding import record_adoption

    position = papers.get(papers.at("published"))
    bib = world.client().get(f"/papers/{position.slug}.bib").content.decode()
    assert "author = {{Test network of universities}}" in bib and position.reference in bib
    paper = papers.at("review", kind="white-paper")
    people = [world.person["seat"], world.person["chair"]]
    name_authors(actor=world.chair, paper=paper, people=people, now=world.now)
    papers.consulted(paper)
    record_adoption(actor=world.policy_officer, paper=paper, ground="Consensus.", adopted_at=world.now, now=world.now)
    papers.published(paper)
    ris = world.client().get(f"/papers/{papers.get(paper).slug}.ris").content.decode()
    assert "AU  - Berg, Tomas\r\nAU  - Weiss, Chiara\r\n" in ris


def test_markdown_carries_title_and_addressees(world, papers):
    paper = papers.get(papers.at("published"))
    text = world.client().get(f"/papers/{paper.slug}.md").content.decode()
    assert text.startswith(f"# {paper.title}\n")
    assert "> **Recommendation 1 (To the Commission, the Parliament)**" in text and "[^1]" in text


@pytest.mark.slow
def test_a_real_pdf_can_be_read_again(world, papers):
    paper = papers.get(papers.at("published"))
    content = world.client().get(f"/papers/{paper.slug}.pdf").content
    read = PdfReader(io.BytesIO(content))
    text = "\n".join(page.extract_text() for page in read.pages)
    assert read.metadata.title == paper.title and read.trailer["/Root"]["/Lang"]
    for words in (paper.reference, "Write mobility into law", "Adopted by the Board", "5 for"):
        assert words in text, words
    assert "Paula Ferreira" not in text
