"""The meetings of the demonstration: who may do what on which day, and how far each has come."""

from collections import Counter

import pytest

from collegium.rooms.meetings.choices import ItemKind, Presence
from factories.demo_content import ALL, CHALLENGES, DECISIONS, PAPERS, PEOPLE, day_of, when, worn

MEETINGS = {row["key"]: row for row in ALL["meetings"]}
OFFICE = {"secretary-general", "policy-officer", "staff"}
KNOWN = {"paper": PAPERS, "challenge": CHALLENGES, "meeting": MEETINGS}
LEADING = {"chair", "president"}


def state(row):
    return next((name for name in ("frozen", "shown", "presence", "sent") if name in row), "planned")


def seated(body, day):
    """Who sits in a body on a day."""
    return {key for key in PEOPLE if any(hat.get("body") == body for hat in worn(key, day))}


def hats(person, moment, body):
    return {hat["hat"] for hat in worn(person, day_of(moment)) if hat.get("body") == body or hat["hat"] in OFFICE}


def actions(row):
    return [action for item in row["items"] for action in item.get("actions", [])]


def test_the_board_and_two_groups_meet_in_all_states():
    assert Counter(row["group"] for row in MEETINGS.values()) == {"board": 2, "sustainable-funding": 3, "openness": 2}
    assert Counter(map(state, MEETINGS.values())) == {"frozen": 3, "shown": 1, "presence": 1, "sent": 1, "planned": 1}
    settled = Counter(it.get("settled", {}).get("state", "open") for row in MEETINGS.values() for it in actions(row))
    assert set(settled) == {"open", "done", "dropped"} and settled["open"] >= 4


@pytest.mark.parametrize("key", MEETINGS)
def test_a_meeting_is_run_by_those_who_may_in_its_order(key):
    row = MEETINGS[key]
    way = [row["planned"], row["items_at"], *([row["sent"]] if "sent" in row else []), row["begins"], row["ends"]]
    way += [row[name]["moment"] for name in ("presence", "minutes") if name in row]
    way += [*([row["shown"]] if "shown" in row else []), *([row["frozen"]["moment"]] if "frozen" in row else [])]
    assert [when(it) for it in way] == sorted(when(it) for it in way)
    assert hats(row["by"], row["planned"], row["group"]) & (LEADING | OFFICE)
    for name in ("presence", "minutes", "frozen"):
        if name in row:
            assert hats(row[name]["by"], row[name]["moment"], row["group"]) & (LEADING | OFFICE), name
    assert sum(item["length"] for item in row["items"]) <= minutes(row["begins"], row["ends"])


def minutes(begins, ends):
    (h1, m1), (h2, m2) = (map(int, it["at"].split(":")) for it in (begins, ends))
    return (h2 - h1) * 60 + m2 - m1


@pytest.mark.parametrize("key", MEETINGS)
def test_those_named_sit_in_the_body_or_in_the_office(key):
    row = MEETINGS[key]
    body, day = seated(row["group"], day_of(row["begins"])), day_of(row["begins"])
    office = seated("secretariat", day)
    assert {told["person"] for told in row["answers"]} <= body
    assert all(when(row["planned"]) < when(told["moment"]) < when(row["begins"]) for told in row["answers"])
    assert {item["lead"] for item in row["items"] if "lead" in item} <= body | office
    assert {action["owner"] for action in actions(row)} <= body | office
    if "presence" in row:
        assert set(row["presence"]["people"]) == body
        told = row["presence"]["people"].values()
        assert {it["as"] for it in told} <= set(Presence) and all(
            ("name" in it) == (it["as"] == "substitute") for it in told
        )


@pytest.mark.parametrize("key", MEETINGS)
def test_items_name_what_is_there(key):
    row = MEETINGS[key]
    for item in row["items"]:
        assert item["kind"] in set(ItemKind)
        for kind, known in item.get("papers", []):
            assert known in KNOWN[kind]
        assert all(it.get("ballot") in {None, *DECISIONS} for it in item.get("decided", []))
    for action in actions(row):
        assert when(row["begins"]) < when(action["due"])
        if "settled" in action:
            assert when(row["minutes"]["moment"]) < when(action["settled"]["moment"]) <= (0, "24")
