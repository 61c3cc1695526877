"""The two rounds of the demonstration: who answers on which day with how many dots, and what was chosen from them."""

import pytest

from collegium.rooms.priorities.rules import ITEM_FLOW, Terms, fits, tally, ties
from factories.demo_content import ALL, CHALLENGES, GROUPS, MEMBERS, PEOPLE, SUSPENDED, day_of, when, worn

ROUNDS = {row["key"]: row for row in ALL["priorities"]}
CLOSED, OPEN = ROUNDS["first-of-the-cycle"], ROUNDS["next-in-the-plan"]
SPEAKS = {"liaison", "delegate", "deputy", "rector"}
CAST = {row["key"] for row in PEOPLE.values() if row["cast"] in ("liaison", "delegate", "rector")}


def adopted(key):
    """When a group adopted a challenge."""
    return next(step["moment"] for step in CHALLENGES[key]["history"] if step["state"] == "adopted")


def ends(key):
    """When a challenge was settled for good, or None."""
    return next((step["moment"] for step in CHALLENGES[key]["history"] if step["state"] != "adopted"), None)


@pytest.mark.parametrize("key", ROUNDS)
def test_options_are_adopted_when_the_round_is_opened(key):
    row = ROUNDS[key]
    assert when(row["prepared"]) < when(row["opened"]) < when(row["closes"])
    for option in row["options"]:
        assert when(adopted(option)) < when(row["prepared"])
        assert ends(option) is None or when(ends(option)) > when(row["opened"])


@pytest.mark.parametrize("key", ROUNDS)
def test_each_answer_is_given_in_time_by_who_speaks_for_the_university(key):
    row, terms = ROUNDS[key], Terms(ROUNDS[key]["dots"], ROUNDS[key]["most"])
    places = [told["institution"] for told in row["answers"]]
    assert len(set(places)) == len(places) and set(places) <= set(MEMBERS) - SUSPENDED
    for told in row["answers"]:
        assert when(row["opened"]) < when(told["moment"]) < when(row["closes"]) and day_of(told["moment"]) % 7 < 5
        assert PEOPLE[told["person"]]["institution"] == told["institution"]
        assert SPEAKS & {hat["hat"] for hat in worn(told["person"], day_of(told["moment"]))}
        assert fits(told["dots"], terms) and set(told["dots"]) <= set(row["options"])
        assert set(told.get("reasons", {})) <= set(told["dots"])


def test_the_closed_round_has_its_coverage_a_tie_and_reasons():
    assert len(CLOSED["answers"]) == 41 and sum(not told["dots"] for told in CLOSED["answers"]) == 1
    lines = tally(CLOSED["options"], [told["dots"] for told in CLOSED["answers"]])
    assert lines[0].option == "instruments-without-staff" and [len(group) for group in ties(lines)] == [2]
    assert sum("reasons" in told for told in CLOSED["answers"]) >= 12


def test_what_was_chosen_is_carried_by_the_group_of_its_challenge_and_went_its_way():
    chosen = CLOSED["chosen"]
    assert when(CLOSED["closes"]) < when(chosen["moment"])
    assert {hat["hat"] for hat in worn(chosen["by"], day_of(chosen["moment"]))} & {"president", "director"}
    lines = tally(CLOSED["options"], [told["dots"] for told in CLOSED["answers"]])
    assert {line.option for line in lines[:6]} == {item["option"] for item in chosen["items"]}, "the first six"
    for item in chosen["items"]:
        assert item["group"] in GROUPS and item["group"] == CHALLENGES[item["option"]]["history"][0]["body"]
        moments = [chosen["moment"], *(step["moment"] for step in item["steps"])]
        assert sorted(moments, key=when) == moments and when(moments[-1]) < (0, "00:00")
        for step in item["steps"]:
            assert any(
                (hat["hat"], hat.get("body")) == ("chair", item["group"])
                for hat in worn(step["by"], day_of(step["moment"]))
            )
            assert bool(step.get("reason")) == ITEM_FLOW.move(step["move"]).with_reason


def test_the_open_round_waits_for_the_universities_of_the_cast():
    answered = {told["institution"] for told in OPEN["answers"]}
    assert day_of(OPEN["opened"]) < 0 < day_of(OPEN["closes"]) and 15 < len(answered) < 41
    assert not answered & {PEOPLE[key]["institution"] for key in CAST}
    assert not set(OPEN["options"]) & {item["option"] for item in CLOSED["chosen"]["items"]}
