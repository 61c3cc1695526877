"""An adopted paper on its pages: what is printed, how it is tagged, that it is the same each time."""

import io
from dataclasses import replace

import pypdf
import pytest

from collegium.commons.exports.errors import ExportError
from collegium.commons.exports.paper import paper_pdf
from commons.exports.export_samples import (
    cell,
    document,
    footnote,
    full_paper,
    heading,
    pages,
    paper,
    par,
    recommendation,
    table,
    text,
    words,
)


@pytest.fixture(scope="module")
def full():
    return paper_pdf(full_paper())


def _reader(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def _tags(node, found):
    if isinstance(node, pypdf.generic.IndirectObject):
        node = node.get_object()
    if isinstance(node, list):
        for child in node:
            _tags(child, found)
    elif isinstance(node, dict) and "/S" in node:
        found.append(node)
        _tags(node.get("/K", []), found)
    return found


def test_the_first_page_is_the_whole_message(full):
    first = pages(full)[0]
    for said in (
        "Collegium",
        "Position paper, the association’s position. Adopted by the Board on 2 May 2022.",
        "Open by design",
        "what to settle",
        "Europe does not lack",
        "COL-P-2022-07",
        "2 May 2022, the Board",
        "9 May 2022",
        "7 of 13 votes needed, 11 reached.",
        "doi:10.5281/zenodo.1",
        "Ask for thing 4.",
        "To the Commission and the Parliament",
    ):
        assert said in first


def test_the_last_page_says_who_stands_behind_it_and_how_to_check_it(full):
    last = pages(full)[-1]
    for said in (
        "Who stands behind it",
        "The Board adopted it.", "Ilse Marten, Jānis Ozols", "Collegium (2022). Open by design.", "CC BY 4.0",
        "sha256:" + "0123456789abcdef" * 4, "Collegium, Leuven", "38 support",
    ):  # fmt: skip
        assert said in last


def test_each_page_has_its_foot(full):
    found = pages(full)
    for number, page in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in page
        assert "People, votes and texts are invented." in page
    assert all("COL-P-2022-07" in page for page in found)


def test_text_comes_out_in_order_with_its_numbers(full):
    whole = words(full)
    parts = [whole.index(f"Part {number} Members report") for number in range(1, 5)]
    assert parts == sorted(parts)
    assert "3 first 4 second – inner" in whole
    assert "Place Hours State Site 1 117 opened in spring" in whole
    assert whole.count("Survey 2, coverage 46 of 58.") == 1


def test_the_file_is_tagged_and_says_so(full):
    root = _reader(full).trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1" in xmp and "<pdfaid:part>2" in xmp and "<pdfaid:conformance>A" in xmp
    tags = _tags(root["/StructTreeRoot"]["/K"], [])
    kinds = {tag["/S"] for tag in tags}
    assert {
        "/Title",
        "/H1",
        "/H2",
        "/P",
        "/L",
        "/LI",
        "/Table",
        "/TH",
        "/TD",
        "/Note",
        "/Link",
        "/BlockQuote",
    } <= kinds
    figures = [tag for tag in tags if tag["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["58 seats: 38 support, 19 silent, 1 suspended."]


def test_metadata_and_bookmarks(full):
    reader = _reader(full)
    info = reader.metadata
    assert (info.title, info.author, info["/Keywords"]) == ("Open by design", "Collegium", "research, policy")
    assert info["/Subject"] == "Europe does not lack excellent laboratories."
    assert info.creation_date.isoformat().startswith("2022-05-02")
    top = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert top == ["Recommendations", "Part 1", "Part 2", "Part 3", "Part 4", "Who stands behind it"]


def test_fonts_are_ours_and_embedded(full):
    fonts = [font.get_object() for page in _reader(full).pages for font in page["/Resources"]["/Font"].values()]
    names = {str(font["/BaseFont"]).split("+")[1].split("-")[0] for font in fonts}
    assert names <= {"Newsreader", "NewsreaderDisplay", "CollegiumSans", "NotoSansMath", "NotoSansHebrew"}
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_links_lead_where_the_text_says_and_one_link_is_one(full):
    links = [
        note.get_object()["/A"]["/URI"]
        for page in _reader(full).pages
        for note in page.get("/Annots", [])
        if "/URI" in note.get_object().get("/A", {})
    ]
    assert links.count("https://example.org/x") == 4
    assert "https://doi.org/10.5281/zenodo.1" in links


def test_the_same_paper_gives_the_same_bytes(full):
    assert paper_pdf(full_paper()) == full


def test_french_words_and_language():
    french = paper(heading(1, "Pourquoi"), par("Une loi ; « courte »."))
    pdf = paper_pdf(replace(french, lang="fr", words=replace(french.words, page_of="Page %(page)s sur %(pages)s")))
    assert "Page 1 sur 1" in pages(pdf)[0] and "« courte »" in words(pdf)
    assert _reader(pdf).trailer["/Root"]["/Lang"] == "fr"


def test_an_empty_field_leaves_no_label():
    whole = words(paper_pdf(paper(par("Short."))))
    labels = ("Reference", "Adopted", "Identifier", "Licence", "Fingerprint", "Imprint", "How to cite", "Who stands")
    for label in labels:
        assert label not in whole.replace("Adopted by the Board", "")


def test_recommendations_that_come_first_are_not_said_twice():
    pdf = paper_pdf(
        paper(heading(1, "We ask"), *(recommendation(["council"], par(f"Do {n}.")) for n in "ab"), par("Why."))
    )
    assert words(pdf).count("Do a.") == 1


def test_a_footnote_of_a_recommendation_stands_once():
    asks = [recommendation(["funders"], par("Pay.", footnote("The price of 2021."))) for _ in range(2)]
    assert words(paper_pdf(paper(par("Before."), *asks))).count("The price of 2021.") == 2


def test_a_long_table_repeats_its_head():
    rows = [[cell(f"Row {n}"), cell("value " * 30)] for n in range(60)]
    found = pages(paper_pdf(paper(table([cell("Left", True), cell("Right", True)], *rows))))
    assert sum("Left Right" in page for page in found) > 2


def test_levels_of_headings_may_skip():
    pdf = paper_pdf(
        paper(heading(3, "Deep"), par("a"), heading(1, "Top"), heading(3, "Again"), par("b"), heading(1, ""))
    )
    assert "Deep" in words(pdf)


@pytest.mark.parametrize("spans", [(4, 9), (2, 1), (1, 3), (0, -2), ("x", None)])
def test_any_span_of_a_table_can_be_printed(spans):
    across, down = spans
    odd = table(
        [cell("h", True, across, down), cell("i", True)],
        [cell("a", False, 1, 2), cell("b", False, across, down), cell("c")],
        [cell("d", True)],
    )
    assert "h" in words(paper_pdf(paper(odd, table([cell("")]), par("end"))))


@pytest.mark.parametrize(
    ("doc", "code"),
    [
        ({"type": "paragraph"}, "not_canonical"),
        (document({"type": "image", "attrs": {"src": "file:///etc/passwd"}}), "not_canonical"),
        (document(par({"type": "mention"})), "not_canonical"),
        (document(par(text("x", "blink"))), "not_canonical"),
        (document(recommendation(["nobody"], par("x"))), "not_canonical"),
        (document(table([cell("x")] * 17)), "too_wide"),
    ],
)
def test_what_is_no_paper_is_refused(doc, code):
    with pytest.raises(ExportError) as refused:
        paper_pdf(paper(doc=doc))
    assert refused.value.code == code


def test_too_deep_is_refused_and_deep_is_printed():
    def nested(depth):
        inner = par("leaf")
        for _ in range(depth):
            inner = {"type": "bulletList", "content": [{"type": "listItem", "content": [par("x"), inner]}]}
        return paper(inner)

    assert "leaf" in words(paper_pdf(nested(20)))
    with pytest.raises(ExportError, match="too_deep"):
        paper_pdf(nested(40))
