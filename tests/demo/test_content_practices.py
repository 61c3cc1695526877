"""The twelve cards of the demonstration: who may do what on which day, and how far each has come."""

from collections import Counter

import pytest

from collegium.rooms.practices.choices import TEXTS, Scale, Verdict, Visibility
from collegium.rooms.practices.rules import NEEDED, SUMMARY_WORDS, words_in
from factories.demo_content import ALL, CHALLENGES, GROUPS, PEOPLE, day_of, when, worn

CARDS = {row["key"]: row for row in ALL["practices"]}
OFFICE = {"secretary-general", "policy-officer", "staff"}


def state(card):
    return next((name for name in ("shared", "sent_back", "submitted") if name in card), "begun")


def confirmed(card):
    """The day on which a shared card was last confirmed."""
    return max(map(day_of, [card["shared"], *(told["moment"] for told in card.get("confirmed", []))]))


def test_twelve_cards_in_all_states_and_under_all_themes():
    assert len(CARDS) == 12
    assert Counter(map(state, CARDS.values())) == {"shared": 10, "submitted": 1, "sent_back": 1}
    assert {card["theme"] for card in CARDS.values()} == set(GROUPS)
    assert {card["visibility"] for card in CARDS.values()} == set(Visibility)
    assert sum("trials" in card for card in CARDS.values()) == 2
    assert [key for key, card in CARDS.items() if "shared" in card and confirmed(card) <= -365] == [
        "a-day-outside-the-university"
    ], "one is due for confirmation"


@pytest.mark.parametrize("key", CARDS)
def test_a_card_is_complete_and_written_and_decided_by_those_who_may(key):
    card = CARDS[key]
    assert all(card.get(name) for name in NEEDED) and words_in(card["summary"]) <= SUMMARY_WORDS
    assert card["scale"] in set(Scale) and set(TEXTS) - set(card) <= {"tools", "links", "unit", "evidence"}
    way = [card[name] for name in ("begun", "submitted", "shared", "sent_back") if name in card]
    assert sorted(way, key=when) == way and when(way[-1]) < (0, "00:00")
    for person in (card["written_by"], card["contact"]):
        assert PEOPLE[person]["institution"] == card["institution"] and worn(person, day_of(card["begun"]))
    if "by" in card:
        hats = worn(card["by"], day_of(way[-1]))
        assert any(hat["hat"] in OFFICE or (hat["hat"], hat.get("body")) == ("chair", card["theme"]) for hat in hats)
        assert card["by"] not in (card["written_by"], card["contact"])
    if "challenge" in card:
        assert when(CHALLENGES[card["challenge"]]["raised"]) < when(card["begun"])


@pytest.mark.parametrize("key", [key for key, card in CARDS.items() if "trials" in card])
def test_a_trial_is_told_by_another_university_after_it_began(key):
    for trial in CARDS[key]["trials"]:
        assert trial["institution"] != CARDS[key]["institution"]
        for told in trial["told"]:
            assert PEOPLE[told["person"]]["institution"] == trial["institution"]
            assert when(CARDS[key]["shared"]) < when(told["moment"]) and day_of(told["began"]) <= day_of(told["moment"])
            assert worn(told["person"], day_of(told["moment"])) and told["verdict"] in set(Verdict)
            assert told["verdict"] == "too-early" or told["outcome"]
