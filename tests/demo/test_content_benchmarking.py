"""The indicators and rounds of the demonstration: real values under their licence, invented ones by those who may."""

import csv
from decimal import Decimal

import pytest

from collegium.rooms.benchmarking.choices import Flag, Sharing, Unit
from collegium.rooms.benchmarking.rules import LEAST, Entry, fault_of
from factories.demo_content import ALL, FOLDER, MEMBERS, PEOPLE, SUSPENDED, day_of, when, worn

DATA = ALL["benchmarking"]
INDICATORS = {row["key"]: row for row in DATA["indicators"]}
ROUNDS = {row["key"]: row for row in DATA["rounds"]}
MAY_ENTER = {"liaison", "delegate", "deputy", "rector", "data-steward"}
OFFICE = {"secretary-general", "policy-officer", "staff"}


@pytest.mark.parametrize("name", ["indicators-leiden.csv", "indicators-openapc.csv"])
def test_public_values_are_of_members_and_stand_in_a_file_of_their_licence(name):
    rows = list(csv.DictReader((FOLDER / name).open(encoding="utf-8")))
    assert rows and {row["ror_id"] for row in rows} <= set(MEMBERS)
    assert len({(row["ror_id"], row["indicator"], row["period"]) for row in rows}) == len(rows)
    assert all(float(row["value"]) >= 0 for row in rows)
    assert f"`{name}`" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", INDICATORS)
def test_an_indicator_has_words_source_and_licence_in_both_languages(key):
    row = INDICATORS[key]
    assert set(row["names"]) == set(row["definitions"]) == {"en", "fr"} and row["source"] and row["licence"]
    assert row["unit"] in set(Unit) and row["sharing"] in set(Sharing)
    assert ("values" in row) == (row["sharing"] == "public"), "only what is public anyway is named"
    assert "values" in row or "invented" in row["source"]


def test_every_country_is_in_one_of_the_three_regions():
    regions = [set(row["countries"]) for row in DATA["groups"][:3]]
    assert set().union(*regions) >= {row["country_code"] for row in MEMBERS.values()}
    assert sum(map(len, regions)) == len(set().union(*regions))
    for row in DATA["groups"]:
        assert sum(it["country_code"] in row["countries"] for it in MEMBERS.values()) >= LEAST


@pytest.mark.parametrize("key", ROUNDS)
def test_answers_are_given_in_time_by_those_who_may(key):
    data_round = ROUNDS[key]
    given = [row["institution"] for row in data_round["answers"]]
    assert len(set(given)) == len(given) and not set(given) & SUSPENDED
    for row in data_round["answers"]:
        assert when(data_round["opens"]) < when(row["moment"]) < when(data_round["deadline"])
        hats = {hat["hat"] for hat in worn(row["by"], day_of(row["moment"]))}
        assert hats & OFFICE if "ground" in row else hats & MAY_ENTER
        assert "ground" in row or PEOPLE[row["by"]]["institution"] == row["institution"]
        for name, (value, flag, remark) in row["values"].items():
            assert name in data_round["indicators"] and flag in set(Flag)
            entry = Entry(None if value is None else Decimal(str(value)), flag, remark)
            assert not fault_of(entry, INDICATORS[name]["unit"])


def test_one_round_has_ended_and_one_waits_for_the_liaison_of_the_cast():
    ended, running = ROUNDS.values()
    assert day_of(ended["deadline"]) < 0 < day_of(running["deadline"])
    liaison = next(row for row in PEOPLE.values() if row.get("cast") == "liaison")
    own = [row for row in running["answers"] if row["institution"] == liaison["institution"]]
    assert [row.get("draft") for row in own] == [True] and own[0]["by"] != liaison["key"]
