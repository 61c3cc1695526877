"""The events of the demonstration: who plans them on which day, who may register, and that their times fit."""

import pytest

from collegium.rooms.events.choices import Audience
from collegium.rooms.events.presets import PRESETS
from factories.demo_content import ALL, CHALLENGES, PEOPLE, day_of, when, worn

EVENTS = {row["key"]: row for row in ALL["events"]}
OFFICE = {"secretary-general", "policy-officer", "staff"}
KNOWN = {"paper": {row["slug"] for row in ALL["papers"]}, "challenge": set(CHALLENGES)}
KNOWN["practice"] = {row["key"] for row in ALL["practices"]}


def test_every_kind_stands_and_two_workshops_are_past():
    assert {row["kind"] for row in EVENTS.values()} == set(PRESETS)
    held = [row["key"] for row in EVENTS.values() if "held" in row and row["kind"] == "thematic-workshop"]
    assert len(held) == 2 and all("recorded" in EVENTS[key] for key in held)
    assert EVENTS["visit-ip-paris"]["first"] == {"date": "2022-03-28"}, "a public fact keeps its date"
    week = EVENTS["professional-week"]
    assert len({one["track"] for one in week["sessions"] if "track" in one}) == 4
    assert week["first"] % 7 == 0 and week["last"] % 7 == 4, "from Monday to Friday"


@pytest.mark.parametrize("key", [key for key, row in EVENTS.items() if "by" in row])
def test_an_event_is_planned_by_those_who_may_and_its_days_follow_each_other(key):
    row = EVENTS[key]
    hats = worn(row["by"], day_of(row["planned"]))
    assert any(hat["hat"] in OFFICE or (hat["hat"], hat.get("body")) == ("chair", row.get("body")) for hat in hats)
    way = [row[name] for name in ("planned", "announced", "opened", "recorded", "held") if name in row]
    assert sorted(way, key=when) == way
    assert row["first"] <= row["last"] and row["until"] <= row["first"] and row["audience"] in set(Audience)
    assert row["first"] % 7 < 5 and row["last"] % 7 < 5
    for one in row["sessions"]:
        assert one["at"] < one["to"] and 0 <= one["day"] <= row["last"] - row["first"]
        for who, _what in one.get("speakers", []):
            assert who in PEOPLE or " " in who or who.istitle(), who


@pytest.mark.parametrize("key", EVENTS)
def test_who_registers_has_a_hat_and_chooses_sessions_with_places(key):
    row = EVENTS[key]
    limited = {one["key"] for one in row["sessions"] if "capacity" in one}
    assert len({it["person"] for it in row["registrations"]}) == len(row["registrations"])
    for it in row["registrations"]:
        assert when(row["opened"]) <= when(it["moment"]) and day_of(it["moment"]) <= row["until"]
        assert worn(it["person"], day_of(it["moment"])) and set(it.get("sessions", [])) <= limited
        if "by" in it:
            assert PEOPLE[it["by"]]["institution"] == PEOPLE[it["person"]]["institution"]
    for it in row["discusses"]:
        assert it["key"] in KNOWN[it["kind"]]


def test_one_session_of_the_annual_meeting_is_full_and_somebody_waits():
    row = EVENTS["annual-meeting"]
    wished = [key for it in row["registrations"] for key in it.get("sessions", [])]
    places = {one["key"]: one["capacity"] for one in row["sessions"] if "capacity" in one}
    assert [key for key, many in places.items() if wished.count(key) > many] == ["walk", "auditors"]
