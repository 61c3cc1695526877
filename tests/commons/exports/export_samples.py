"""Builders of canonical documents, papers and records for the tests of exports."""

from datetime import UTC, datetime
from itertools import count

import pypdf

from collegium.commons.exports.house import Assembly, Count, NetworkPrint
from collegium.commons.exports.paper import Behind, NameList, PaperPrint, addressee_words, paper_words
from collegium.commons.exports.record import SeatLine, VoteRecordPrint, record_words

_ids = count(1)
NETWORK = NetworkPrint("Collegium", "A European network of universities")
LINK = "https://example.org/x"
WHEN = datetime(2022, 5, 2, tzinfo=UTC)


def block(kind, *content, **attrs):
    node = {"type": kind, "attrs": {"id": f"block{next(_ids):06d}", **attrs}}
    return node | ({"content": list(content)} if content else {})


def text(words, *marks, href=None):
    made = [{"type": mark} for mark in marks] + ([{"type": "link", "attrs": {"href": href}}] if href else [])
    return {"type": "text", "text": words} | ({"marks": made} if made else {})


def par(*parts):
    return block("paragraph", *(text(part) if isinstance(part, str) else part for part in parts))


def heading(level, words):
    return block("heading", *([text(words)] if words else []), level=level)


def item(*blocks):
    return block("listItem", *blocks)


def cell(words, head=False, across=1, down=1):
    kind = "tableHeader" if head else "tableCell"
    return block(kind, par(words) if words else block("paragraph"), colspan=across, rowspan=down)


def table(*rows):
    return block("table", *(block("tableRow", *cells) for cells in rows))


def recommendation(codes, *blocks):
    return block("recommendation", *blocks, addressees=list(codes))


def footnote(words):
    return block("footnote", text=words)


def document(*blocks):
    return {"type": "doc", "content": list(blocks)}


def paper(*blocks, **other):
    """A short paper; any field can be given."""
    fields = {
        "lang": "en",
        "words": paper_words(str),
        "network": NETWORK,
        "kind": "Position paper",
        "authority": "the association’s position. Adopted by the Board on 2 May 2022.",
        "title": "Open by design",
        "doc": document(*blocks),
        "made_at": WHEN,
        "addressees": addressee_words(str),
    }
    return PaperPrint(**(fields | other))


def inner_list():
    return block("bulletList", item(par("inner")))


def full_paper(**other):
    """A paper with everything on its pages: about six of them."""
    prose = "Members report the same three obstacles, whatever their size or country. " * 9
    rows = [[cell(f"Site {n}", head=True), cell(f"{n * 117:,}"), cell("opened in spring")] for n in range(1, 9)]
    blocks = []
    for number in range(1, 5):
        blocks += [
            heading(1, f"Part {number}"),
            par(prose, footnote(f"Survey {number}, coverage 46 of 58.")),
            recommendation(["commission", "parliament"], par(f"Ask for thing {number}."), par("It is due.")),
            heading(2, "Evidence"),
            block("orderedList", item(par("first")), item(par("second"), inner_list()), start=3),
            table([cell("Place", True), cell("Hours", True), cell("State", True)], *rows),
            block("blockquote", par("All three are matters of rule.")),
            par("See ", text("the ", href=LINK), text("act", "bold", href=LINK), "."),
            par(prose),
        ]  # fmt: skip
    behind = Behind("The Board adopted it.", (NameList("Authors", ("Ilse Marten", "Jānis Ozols")),), assembly())
    fields = {
        "subtitle": "what to settle",
        "standfirst": "Europe does not lack excellent laboratories.",
        "reference": "COL-P-2022-07",
        "version": "1.1",
        "adopted_by": "the Board",
        "adopted_on": "2 May 2022",
        "result": "7 of 13 votes needed, 11 reached.",
        "published_on": "9 May 2022",
        "identifier": "doi:10.5281/zenodo.1",
        "identifier_url": "https://doi.org/10.5281/zenodo.1",
        "behind": behind,
        "cite_as": "Collegium (2022). Open by design.",
        "licence": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "imprint": ("Collegium, Leuven",),
        "fingerprint": "sha256:" + "0123456789abcdef" * 4,
        "disclaimer": "People, votes and texts are invented.",
        "authors": ("Collegium",),
        "keywords": ("research", "policy"),
    }
    return paper(*blocks, **(fields | other))


def assembly(gate=0):
    counts = (
        Count("supports", 38, "support"),
        Count("silent", 19, "silent"),
        Count("suspended", 1, "suspended"),
    )
    return Assembly(counts, "58 seats: 38 support, 19 silent, 1 suspended.", "38", "of 57", gate=gate)


def record(**other):
    fields = {
        "lang": "en",
        "words": record_words(str),
        "network": NETWORK,
        "body": "the Board",
        "question": "Shall the text be adopted?",
        "result": "Adopted",
        "sentence": "2 of 3 votes needed, 2 reached.",
        "made_at": WHEN,
        "reference": "COL-D-2022-19",
        "facts": (("Opened", "Mon 2 May 2022, 09:00 CEST"), ("Kind", "Written vote, named")),
        "rule": ("More than half of the votes cast.", "Abstentions count as cast."),
        "assembly": assembly(gate=29),
        "columns": ("Seat", "Vote"),
        "seats": (
            SeatLine(("Ilse Marten", "for"), "supports"),
            SeatLine(("Jānis Ozols", "against"), "opposes"),
        ),
        "proof": (("Journal", "act 12,345"),),
        "electorate": "sha256:" + "fedcba9876543210" * 4,
        "imprint": ("Collegium, Leuven",),
    }
    return VoteRecordPrint(**(fields | other))


def pages(pdf):
    """The words of each page, every run of white space as one space."""
    import io

    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def words(pdf):
    """All words of a PDF, without the spaces that only let long words break."""
    return " ".join(pages(pdf)).replace("\u200b", "")
