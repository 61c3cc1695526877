"""Pure decisions about institutions."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.kernel.errors import Refused
from collegium.rooms.members.choices import HatKind, State
from collegium.rooms.members.rules import FLOW, Standing, may_name, ror_address, short_name

MEMBERS = Path(__file__).parents[3] / "src/collegium/demo/content/members.csv"
TODAY = date(2022, 5, 2)
JOINED = date(2020, 1, 1)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize(("move", "source"), [("suspend", State.MEMBER), ("reinstate", State.SUSPENDED)])
def test_moves_start_from_one_state(move, source, state):
    asked = {"on": TODAY, "today": TODAY} if move == "suspend" else {}
    assert FLOW.check(move, Standing(state), **asked).allowed == (state == source)


@given(st.dates(date(2015, 1, 1), date(2025, 1, 1)))
def test_a_suspension_holds_from_a_day_within_the_membership(on):
    allowed = FLOW.check("suspend", Standing(State.MEMBER, JOINED), on=on, today=TODAY).allowed
    assert allowed == (JOINED <= on <= TODAY)


def test_the_reason_names_the_day():
    with pytest.raises(Refused) as caught:
        FLOW.take("suspend", Standing(State.MEMBER, JOINED), on=date(2019, 1, 1), today=TODAY)
    assert (caught.value.reason, caught.value.decision.params) == (
        "before_it_joined",
        {"since": "2020-01-01"},
    )


@pytest.mark.parametrize("kind", list(HatKind))
def test_who_names_which_hat(kind):
    assert may_name(kind, is_office=True)
    assert may_name(kind, is_office=False).allowed == (kind not in ("head", "delegate", "liaison"))


def test_real_ror_addresses_are_right():
    with MEMBERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert ror_address(row["ror_id"]) == row["ror_id"]
            assert ror_address(row["ror_id"].rpartition("/")[2].upper()) == row["ror_id"]


@given(st.sampled_from("0123456789abcdefghjkmnpqrstvwxyz"), st.integers(1, 6))
def test_one_wrong_letter_is_found(letter, place):
    right = "042tfbd02"
    wrong = right[:place] + letter + right[place + 1 :]
    assert bool(ror_address(wrong)) == (wrong == right)


@pytest.mark.parametrize("text", ["", "ror", "https://evil.example/042tfbd02", "042tfbd02x", "٠42tfbd02", "042tfbdO2"])
def test_what_is_no_ror(text):
    assert ror_address(text) == ""


@pytest.mark.parametrize(
    ("name", "local", "acronym", "short"),
    [
        ("TU Wien", "Technische Universität Wien", "TUW", "TU Wien"),
        ("Technische Universität Dresden", "TU Dresden", "TUD", "TU Dresden"),
        ("École Polytechnique Fédérale de Lausanne", "EPF Lausanne | ETH Lausanne", "EPFL", "EPFL"),
        ("RWTH Aachen University", "RWTH Aachen", "RWTH", "RWTH Aachen"),
        ("Institut Polytechnique de Paris", "IP Paris", "IPP", "IP Paris"),
        ("Czech Technical University in Prague", "", "ČVUT", "ČVUT"),
        ("Brno University of Technology", "Vysoké Učení Technické v Brně", "BUT | VUT", "BUT"),
        ("University of Sheffield", "Prifysgol Sheffield", "", "Sheffield"),
        ("Technion – Israel Institute of Technology", "הטכניון", "", "Technion"),
        ("University of Belgrade", "Универзитет у Београду", "", "Belgrade"),
        ("University of Technology", "", "", "University of Technology"),
    ],
)
def test_short_names(name, local, acronym, short):
    assert short_name(name, local, acronym) == short


@given(st.text(min_size=1, max_size=160).filter(str.strip), st.text(max_size=300), st.text(max_size=60))
def test_a_short_name_is_never_empty_nor_long(name, local, acronym):
    assert 0 < len(short_name(name, local, acronym)) <= 40
