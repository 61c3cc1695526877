"""Sentences of acts: names inside quotation marks, codes that choose the sentence, gaps that break nothing."""

from datetime import UTC, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.journal.reading import ActRow
from collegium.commons.pages.activity import act_lines, quoted_inside

AT = datetime(2022, 5, 2, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "name", "inside"),
    [
        ("en", "Adopt the position “Instruments”", "Adopt the position ‘Instruments’"),
        ("en", "The Board’s “first” and “second”", "The Board’s ‘first’ and ‘second’"),
        ("en", "No marks", "No marks"),
        ("fr", "Adopter «\u202fInstruments\u202f»", "Adopter “Instruments”"),
        ("fr", "Adopter « Instruments » et «Outils»", "Adopter “Instruments” et “Outils”"),
        ("fr", "L’avis “en anglais”", "L’avis “en anglais”"),
        ("en", "", ""),
    ],
)
def test_marks_inside_marks_are_the_inner_ones_of_the_language(language, name, inside):
    with translation.override(language):
        assert quoted_inside(name) == inside


@given(st.text(max_size=60), st.sampled_from(["en", "fr"]))
def test_no_outer_mark_of_the_language_is_left_in_a_pair(name, language):
    with translation.override(language):
        inside = quoted_inside(name)
    if language == "en":
        assert "“" not in inside and "”" not in inside and len(inside) == len(name)
    else:
        assert quoted_inside(inside) == inside or "«" in inside


def line(world, kind, subject="01G00000000000000000000000", subject_kind="challenge", **params):
    """The sentence of one act."""
    row = ActRow(
        id="01G00000000000000000000000", at=AT, kind=kind, actor=world.person["chair"], member="",
        subject_kind=subject_kind, subject=subject, params=params, text="",
    )  # fmt: skip
    with translation.override("en"):
        return act_lines([row])[0].sentence


@pytest.mark.parametrize(
    ("state", "said"), [("parked", "parked"), ("solved", "as solved"), ("raised", "reopened"), ("gone", "settled")]
)
def test_a_code_of_the_act_chooses_its_sentence(world, state, said):
    assert said in line(world, "challenges.settled", state=state)


def test_an_act_without_a_sentence_and_a_place_without_a_value_break_nothing(world):
    assert line(world, "nothing.known") == "nothing.known"
    assert line(world, "challenges.adopted").startswith("Chiara Weiss adopted")


def test_a_quoted_title_stands_in_a_sentence_with_inner_marks(world):
    from collegium.rooms.challenges.actions import raise_challenge

    ident = raise_challenge(
        actor=world.liaison, institution=world.inst["gamma"], title="What “open” means", what="w", who_suffers="s",
        theme="openness", now=world.now,
    )  # fmt: skip
    assert line(world, "challenges.settled", ident, state="parked") == "Chiara Weiss parked “What ‘open’ means”."
