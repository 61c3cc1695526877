"""BibTeX, RIS and CSL-JSON, read back by readers of their grammars."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.exports.bibliographies import SPECIAL
from collegium.commons.exports.citation import one_line
from collegium.commons.exports.cite import Author, Body, bibtex, csl_item, csl_json, ris
from commons.exports.citation_samples import LINES, PAPER, WORDS

# ---- a reader of BibTeX: entries, values with counted braces, macros; TeX’s escapes taken back ----


def read_bibtex(source):
    head = re.match(r"@(\w+)\{([A-Za-z0-9-]+),\n", source)
    assert head, source
    fields, at = {}, head.end()
    while source[at] != "}":
        name = re.compile(r"\s*([a-z]+) = ").match(source, at)
        at = name.end()
        if source[at] == "{":
            end, depth = at, 0
            while True:
                depth += {"{": 1, "}": -1}.get(source[end], 0)
                end += 1
                if depth == 0:
                    break
            fields[name[1]], at = source[at + 1 : end - 1], end
        else:
            macro = re.compile(r"[a-z]{3}").match(source, at)
            fields[name[1]], at = macro[0], macro.end()
        at += source[at] == ","
        while source[at].isspace():
            at += 1
    assert source[at:] == "}\n"
    return head[1], head[2], fields


def untex(value):
    back = {escape: sign for sign, escape in SPECIAL.items()}
    pattern = "|".join(re.escape(escape) for escape in sorted(back, key=len, reverse=True))
    pieces = re.split(f"({pattern})", value)
    return "".join(back.get(piece, re.sub(r"[{}]", "", piece)) for piece in pieces)


def split_names(value):
    names, depth, start = [], 0, 0
    for at, sign in enumerate(value):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth == 0 and value[at : at + 5] == " and ":
            names.append(value[start:at])
            start = at + 5
    return [*names, value[start:]]


def test_bibtex_of_a_paper():
    kind, key, fields = read_bibtex(bibtex(PAPER))
    assert (kind, key) == ("techreport", "COL-P-2022-07")
    assert fields == {
        "author": "{Collegium}",
        "title": "Open by design: what the {European} {Research} {Area} {Act} should settle",
        "type": "{Position paper}",
        "number": "COL-P-2022-07",
        "institution": "{Collegium}",
        "year": "2022",
        "month": "may",
        "date": "2022-05-09",
        "version": "1.1",
        "language": "en",
        "doi": "10.5281/zenodo.1234567",
        "url": "https://collegium.example/papers/open-by-design/",
        "keywords": r"research, law \& policy",
    }


@given(title=LINES, kind=LINES, body=LINES, name=st.tuples(LINES, LINES), keyword=LINES)
def test_bibtex_is_read_back(title, kind, body, name, keyword):
    changed = {"title": title, "subtitle": "", "kind": kind, "keywords": (keyword,)}
    it = replace(PAPER, bodies=(Body(body),), people=(Author(*name),), **changed)
    fields = read_bibtex(bibtex(it))[2]
    assert untex(fields["title"]) == title
    assert untex(fields["type"]) == kind
    assert untex(fields["keywords"]) == keyword
    names = split_names(fields["author"])
    assert [untex(name) for name in names] == [body, ", ".join(name)]
    assert names[0].startswith("{") and names[0].endswith("}")


@pytest.mark.parametrize(
    ("author", "written"),
    [
        (Author("Marten", "Ilse"), "Marten, Ilse"),
        (Author("van den Berg", "Jan"), "van den Berg, Jan"),
        (Author("Ørsted & Søn", "Åse"), r"Ørsted \& Søn, Åse"),
        (Author("Black and White", "J."), "{Black and White}, J."),
        (Author("Ozols, junior", "Jānis"), "{Ozols, junior}, Jānis"),
        (Author("Plato"), "Plato"),
    ],
)
def test_names_of_people_in_bibtex(author, written):
    assert f"author = {{{{Collegium}} and {written}}}" in bibtex(replace(PAPER, people=(author,)))


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Open science in Europe", "Open science in {Europe}"),
        ("COVID and after", "{COVID} and after"),
        ("100 % of costs: Horizon pays", r"100 \% of costs: Horizon pays"),
        ("Élan vers l’Europe", "Élan vers {l’Europe}"),
        ("What now? Then Riga", "What now? Then {Riga}"),
        (
            "R_1 {a} ~b^c\\d",
            r"R\_1 \textbraceleft{}a\textbraceright{} \textasciitilde{}b\textasciicircum{}c\textbackslash{}d",
        ),
    ],
)
def test_titles_in_bibtex(title, written):
    assert read_bibtex(bibtex(replace(PAPER, title=title, subtitle="")))[2]["title"] == written


def test_an_address_cannot_unbalance_bibtex():
    fields = read_bibtex(bibtex(replace(PAPER, url="https://ex.org/a}b{c\\d e_f%20#g")))[2]
    assert fields["url"] == "https://ex.org/a%7Db%7Bc%5Cd%20e_f%20#g"


# ---- RIS ----


def read_ris(source):
    assert source.endswith("ER  - \r\n")
    lines = source.split("\r\n")[:-1]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    return [(line[:2], line[6:]) for line in lines]


def test_ris_of_a_paper():
    pairs = read_ris(ris(replace(PAPER, people=(Author("Marten", "Ilse"),))))
    assert pairs[0] == ("TY", "RPRT") and pairs[-1] == ("ER", "")
    assert [value for tag, value in pairs if tag == "AU"] == ["Collegium", "Marten, Ilse"]
    assert dict(pairs) | {"AU": ""} == {
        "TY": "RPRT", "AU": "", "TI": PAPER.full_title, "PY": "2022", "DA": "2022/05/09", "PB": "Collegium",
        "SN": "COL-P-2022-07", "M3": "Position paper", "ET": "1.1", "LA": "en", "DO": PAPER.doi,
        "UR": PAPER.url, "L1": PAPER.pdf_url, "AB": PAPER.abstract, "KW": "law & policy", "ER": "",
    }  # fmt: skip


@given(title=WORDS, abstract=st.text(), keyword=st.text())
def test_no_text_adds_a_line_to_ris(title, abstract, keyword):
    pairs = read_ris(ris(replace(PAPER, title=title, subtitle="", abstract=abstract, keywords=(keyword,))))
    assert [tag for tag, _ in pairs].count("TY") == 1
    assert dict(pairs)["TI"] == one_line(title)


# ---- CSL-JSON: names from the schema csl-data.json, version 1.0 ----

CSL = {"type", "id", "language", "author", "title", "genre", "number", "publisher", "issued", "version"}
CSL |= {"DOI", "URL", "abstract", "keyword", "custom"}


@given(title=WORDS, abstract=st.text())
def test_csl_json_keeps_to_its_schema(title, abstract):
    item = json.loads(csl_json(replace(PAPER, title=title, abstract=abstract, people=(Author("Marten", "Ilse"),))))[0]
    assert item["type"] == "report" and set(item) <= CSL
    assert item["author"] == [{"literal": "Collegium"}, {"family": "Marten", "given": "Ilse"}]
    assert item["issued"] == {"date-parts": [[2022, 5, 9]]}
    assert item["custom"] == {"license": "CC-BY-4.0", "adopted": "2022-05-02"}


def test_csl_leaves_out_what_is_not_known():
    bare = replace(PAPER, doi="", version="", licence="", adopted=None, keywords=(), abstract="")
    assert not {"DOI", "version", "custom", "keyword", "abstract"} & set(csl_item(bare))
