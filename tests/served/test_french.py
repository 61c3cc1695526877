"""French pages are written as French is written: narrow spaces before two-part signs, « », months in small letters.

Only words of the interface are looked at: what stands in another language says so by its `lang`, and what people wrote
themselves (titles, names, texts) is taken out by the demonstration's own content.
"""

import json
import re
from functools import cache
from html.parser import HTMLParser

import pytest

from factories.demo_content import ALL, FOLDER, walk
from factories.served import serving

PAGES = {
    "": ["/", "/members/", "/groups/", "/papers/", "/decisions/", "/news/", "/privacy/", "/imprint/",
         "/accessibility/", "/practices/", "/practices/travels/", "/our-year/",
         "/data/", "/data/top-ten-per-cent/"],
    "secretary-general": ["/desk/", "/inbox/", "/activity/", "/people/", "/settings/identity/", "/challenges/",
                          "/papers/"],
    "board-member": ["/desk/", "/decisions/", "/account/", "/search/?q=energy", "/data/position/aalto/"],
    "group-chair": ["/desk/", "/groups/", "/challenges/"],
}  # fmt: skip
EACH = 3
SILENT = {"script", "style", "textarea", "option", "svg"}
SAID = ("title", "aria-label", "placeholder", "alt")
VOID = {"br", "img", "input", "link", "meta", "hr", "use", "path", "circle", "line", "rect", "source", "col", "wbr"}
WRONG = {
    "a sign without its narrow space": re.compile(r"[^\W\d_](?:[:;?!»](?=\s|$))|«(?![\u202f\u00a0])"),
    "quotes of English or of typewriters": re.compile(r'["“”]'),
    "a day without its point": re.compile(r"\b(?:lun|mar|mer|jeu|ven|sam|dim) \d"),
    "a month with a capital": re.compile(r"\d (?:Jan|Fév|Mar|Avr|Mai|Jui|Aoû|Sep|Oct|Nov|Déc)"),
}


class Spoken(HTMLParser):
    """The pieces of a page that are in French: texts of whole blocks, and what attributes say."""

    def __init__(self):
        super().__init__()
        self.stack, self.pieces = [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        _, lang, silent = self.stack[-1] if self.stack else ("", "", False)
        lang, silent = given.get("lang") or lang, silent or tag in SILENT
        if lang == "fr" and not silent:
            self.pieces += [given[name] for name in SAID if given.get(name)]
        if tag not in VOID:
            self.stack.append((tag, lang, silent))

    def handle_endtag(self, tag):
        while self.stack and tag not in VOID and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.stack and self.stack[-1][1] == "fr" and not self.stack[-1][2] and data.strip():
            self.pieces.append(" ".join(data.split(" ")).strip())


@pytest.fixture(scope="module")
def served(demo, tmp_path_factory):
    with serving(demo, tmp_path_factory.mktemp("french")) as it:
        yield it


def spoken(page: str) -> list[str]:
    reader = Spoken()
    reader.feed(page)
    return reader.pieces


@cache
def written_by_people() -> tuple[str, ...]:
    """What the content of the demonstration says, the longest first."""
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("papers/*.json")]
    said = {value for _, value in walk([ALL, texts]) if isinstance(value, str) and len(value) > 5}
    return tuple(sorted(said, key=len, reverse=True))


def of_the_interface(piece: str) -> str:
    """A piece without what people wrote."""
    for said in written_by_people():
        piece = piece.replace(said, "…") if said in piece else piece
    return piece


def faults(piece: str) -> list[str]:
    """What is wrong in a piece."""
    if not any(form.search(piece) for form in WRONG.values()):
        return []
    left = of_the_interface(piece)
    return [what for what, form in WRONG.items() if form.search(left)]


def pages(visitor, starts):
    """The pages, and of each the first few that it leads to."""
    seen = []
    for start in starts:
        path = f"/fr{start}"
        answer = visitor.get(path)
        assert answer.status == 200, path
        yield path, answer.text
        below = [link for link in sorted(answer.links()) if link.startswith(path) and "?" not in link]
        for link in [link for link in below if link not in seen][:EACH]:
            seen.append(link)
            found = visitor.get(link)
            if found.status == 200 and "html" in found.headers["Content-Type"]:
                yield link, found.text


@pytest.mark.parametrize("who", PAGES, ids=lambda who: who or "visitor")
def test_french_is_written_as_french_is_written(served, who):
    wrong, looked = set(), 0
    for path, page in pages(served.visitor(who), PAGES[who]):
        for piece in spoken(page):
            looked += 1
            wrong |= {f"{what}: {piece[:90]!r} ({path})" for what in faults(piece)}
    assert looked > 200
    assert "\n".join(sorted(wrong)) == ""
