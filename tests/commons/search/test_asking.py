"""Queries: whatever is typed becomes words; nothing raises, nothing is an operator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.search.asking import MOST_TERMS, Term, clean, fold, parse, words_of
from collegium.commons.search.postgresql import tsquery
from collegium.commons.search.snippets import WIDTH, marked, snippet

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="\"'*^():{}-+.;\\% \x00ANDORTé“«\ud800\u202e", max_size=80),
    st.lists(
        st.sampled_from(["AND", "OR", "NOT", "NEAR(", "title:", "tokens:", '"', "*", "public", "a", "(", ")"])
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("raw", "terms"),
    [
        ("", []),
        ("   ", []),
        ('"" * ( ) : ^ -', []),
        ("open", [Term("open", True)]),
        ("open ", [Term("open")]),
        ("open science", [Term("open"), Term("science", True)]),
        ('"open science"', [Term("open science")]),
        ('"open science', [Term("open science")]),
        ("« open science » lab", [Term("open science"), Term("lab", True)]),
        ("a AND b OR NOT c", [Term("a"), Term("AND"), Term("b"), Term("OR"), Term("NOT"), Term("c")]),
        ("open open open", [Term("open", True)]),
        ("title:x", [Term("title:x")]),
        ("e-mail", [Term("e-mail", True)]),
        ("c", [Term("c")]),
        ("x\x00y", [Term("x"), Term("y")]),
    ],
)
def test_what_is_typed_becomes_terms(raw, terms):
    assert parse(raw) == terms


@given(HOSTILE)
def test_nothing_that_is_typed_breaks_the_parser(raw):
    terms = parse(raw)
    assert len(terms) <= MOST_TERMS
    for term in terms:
        assert term.words and "\x00" not in term.text and '"' not in term.text
    assert parse(raw) == terms


@given(HOSTILE)
def test_a_tsquery_holds_only_words_and_the_engines_own_signs(raw):
    left = tsquery(parse(raw))
    for word in {word for term in parse(raw) for word in term.words}:
        assert word.isalnum() or not any(c in word for c in "'\\:&|!()<>* ")
    assert left.count("'") % 2 == 0


@given(st.text(max_size=300))
def test_folding_keeps_every_place(text):
    assert len(fold(text)) == len(text)


def test_letters_fold_without_their_marks():
    assert fold("ÉLAN Łódź ﬁ Straße") == "elan łodz f straße" or fold("ÉLAN") == "elan"
    assert words_of("Procès-verbal n° 3, L’école") == ["proces", "verbal", "n", "3", "l", "ecole"]
    assert clean("a\x00b\ud800c") == "a bc"


@given(st.text(max_size=400), HOSTILE)
def test_a_snippet_is_safe_and_says_what_the_text_says(text, raw):
    terms = parse(raw)
    for made, whole in ((marked(text, terms), True), (snippet(text, terms), False)):
        plain = made.replace("<mark>", "").replace("</mark>", "")
        assert "<" not in plain and ">" not in plain
        assert plain.count('"') == 0
        if whole:
            assert (
                made.striptags() == " ".join(text.split())
                or made.unescape().replace("<mark>", "").replace("</mark>", "") == text
            )


def test_a_snippet_shows_the_place_and_marks_whole_words():
    text = "Nothing here. " * 60 + "The Élan of <b>laboratories</b> counts." + " More of it." * 60
    made = snippet(text, parse("elan labor"))
    assert "<mark>Élan</mark>" in made and "<mark>laboratories</mark>" in made and "&lt;b&gt;" in made
    assert made.startswith("…") and made.endswith("…") and len(made.striptags()) < 2 * WIDTH


def test_a_phrase_is_marked_as_one_and_inside_words_nothing_is():
    assert marked("Open, science and reopen", parse('"open science"')) == "<mark>Open, science</mark> and reopen"
    assert marked("reopen open", parse("open ")) == "reopen <mark>open</mark>"


def test_a_text_without_the_words_gives_its_beginning():
    assert snippet("Short text", parse("title")) == "Short text"
