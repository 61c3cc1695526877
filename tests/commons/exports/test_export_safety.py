"""What hostile text, a hostile template and too much work can do: nothing, and a clear error."""

import json
import subprocess
import sys
import time

import pytest

from collegium.commons.exports.errors import ExportError
from collegium.commons.exports.paper import paper_pdf
from collegium.commons.exports.pdf import LIMITS, Limits, render_pdf, run_typst
from collegium.commons.exports.record import record_pdf
from commons.exports.export_samples import (
    document,
    footnote,
    heading,
    paper,
    par,
    recommendation,
    record,
    text,
    words,
)

HOSTILE = [
    '#read("/etc/passwd")',
    '#include "/etc/passwd"',
    '#import "@preview/cetz:0.2.0": *',
    "#panic()",
    "#sys.inputs",
    "#while true {}",
    '"); #read("data.json") //',
    '\\"}],"t":"p"',
    "$ sum $ *bold* _it_ `raw` = heading @ref <label> // note /* open",
    '[#link("file:///etc/passwd")[x]]',
    "{{ 7*7 }} {% include 'x' %}",
    "</script><script>",
]


@pytest.mark.parametrize("said", HOSTILE)
def test_text_is_printed_as_it_is_and_never_run(said):
    blocks = [
        heading(1, said),
        par(said, text(said, "bold"), footnote(said)),
        recommendation(["council"], par(said)),
    ]
    everywhere = dict.fromkeys(("title", "kind", "standfirst", "reference", "cite_as", "licence", "identifier"), said)
    pdf = paper_pdf(paper(*blocks, imprint=(said,), authors=(said,), keywords=(said,), **everywhere))
    whole = words(pdf)
    flat = " ".join(said.split())
    assert whole.count(flat) >= 9
    assert "root:" not in whole


@pytest.mark.parametrize("said", HOSTILE[:4])
def test_the_same_in_a_record(said):
    assert words(record_pdf(record(question=said, rule=(said,), proof=((said, said),)))).count(said) >= 3


def test_overrides_of_direction_are_left_out():
    pdf = paper_pdf(paper(par("Adopted \u202eyb\u202c \u2066the Board\u2069.\u0000\u0007")))
    assert "Adopted yb the Board." in words(pdf)
    assert not {"\u202e", "\u2066"} & set(words(pdf))


def test_words_without_end_break_and_stay_in_the_page():
    import io

    import pypdf

    pdf = paper_pdf(paper(heading(1, "W" * 300), par("x" * 5000), par("https://example.org/" + "a/b" * 200)))
    edges = []

    def visit(_text, matrix, position, *_):
        edges.append(position[4])

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    assert "x" * 500 in words(pdf).replace(" ", "")
    assert max(edges) < 595 - 28 / 25.4 * 72


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "http://[", "data:text/html,x", " ", ""])
def test_links_lead_only_where_a_text_may_lead(href):
    pdf = paper_pdf(paper(par(text("here", href=href))))
    assert "here" in words(pdf) and b"/URI" not in pdf.replace(b"pdfuaid", b"")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('#read("/etc/passwd")', "not found"),
        ('#read("../request.json")', "project root"),
        ('#include "/etc/passwd"', "not found"),
        ('#import "@preview/cetz:0.2.0"', "package"),
        ("#while true {}", "always true"),
        ("#let f(n) = f(n + 1)\n#f(0)", "depth"),
    ],
)
def test_even_a_template_sees_nothing_but_its_folder(source, said):
    with pytest.raises(ExportError, match=said) as refused:
        run_typst({"main.typ": source.encode()})
    assert refused.value.code == "failed"


def test_an_endless_template_is_stopped():
    loop = b"#let n = 0\n#while n < 10000000000 { n = n + 1; if n > 9000000 { n = 0 } }"
    start = time.monotonic()
    with pytest.raises(ExportError) as refused:
        run_typst({"main.typ": loop}, limits=Limits(cpu=2, wall=20))
    assert refused.value.code in ("too_slow", "failed")
    assert time.monotonic() - start < 15


def test_the_clock_on_the_wall_stops_it_too():
    with pytest.raises(ExportError, match="too_slow"):
        run_typst({"main.typ": b'#for i in range(3000000) { let a = "x" * 99 }'}, limits=Limits(wall=0.2))


def test_memory_is_limited():
    greedy = b'#let a = "x"\n#for i in range(33) { a = a + a }\n#a.len()'
    with pytest.raises(ExportError) as refused:
        run_typst({"main.typ": greedy}, limits=Limits(memory=400 << 20))
    assert refused.value.code == "too_much_memory"


def test_four_hundred_pages_are_refused_with_their_number():
    with pytest.raises(ExportError, match=r"the text has 1,\d{3},\d{3} characters; .* at most 600,000") as refused:
        paper_pdf(paper(*(par("word " * 500) for _ in range(480))))
    assert refused.value.code == "too_long"


def test_a_limit_of_a_caller_counts():
    with pytest.raises(ExportError, match="too_long"):
        paper_pdf(paper(par("a" * 3000)), limits=Limits(characters=2000))
    assert LIMITS.characters == 600_000


def test_the_worker_gets_no_environment_of_ours(monkeypatch):
    monkeypatch.setenv("COLLEGIUM_SECRET", "do-not-tell")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    seen = {}
    real = subprocess.run

    def watch(*arguments, **options):
        seen.update(options["env"])
        return real(*arguments, **options)

    monkeypatch.setattr(subprocess, "run", watch)
    run_typst({"main.typ": b'#set document(title: "x")\n#set text(font: "Newsreader")\nx'})
    assert "do-not-tell" not in json.dumps(seen) and "PYTHONPATH" not in seen


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    paper_pdf(paper(par("a")))
    with pytest.raises(ExportError):
        run_typst({"main.typ": b"#panic()"})
    assert list(tmp_path.iterdir()) == []


def test_typst_is_never_loaded_into_the_caller():
    script = (
        "import sys; sys.path[:0] = ['tests', 'src']\n"
        "from commons.exports.export_samples import full_paper\n"
        "from collegium.commons.exports.paper import paper_pdf\n"
        "assert paper_pdf(full_paper()).startswith(b'%PDF-1.7')\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('typst', 'django')]\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


@pytest.mark.parametrize("template", ["nothing", "house", "blocks", "../paper", "/etc/passwd"])
def test_only_templates_of_the_house(template):
    with pytest.raises(ValueError, match="template"):
        render_pdf(template, {}, lang="en")


@pytest.mark.parametrize("lang", ["", "english", 'en")', "EN"])
def test_only_languages(lang):
    with pytest.raises(ValueError, match="language"):
        render_pdf("paper", {}, lang=lang)


def test_an_empty_document_is_a_document():
    assert "Open by design" in words(paper_pdf(paper(doc=document())))
