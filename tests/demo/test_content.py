"""The demonstration's content holds together: references, moments, people, seats, votes."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from factories.demo_content import (
    ALL,
    BODIES,
    CHALLENGES,
    DECISIONS,
    FOLDER,
    GROUPS,
    MEMBERS,
    PAPERS,
    PEOPLE,
    SUSPENDED,
    board,
    date_of,
    day_of,
    is_moment,
    walk,
    when,
    worn,
)

HOLIDAYS = {-17, -14}
"""Good Friday and Easter Monday, where the anchor is that of the docs."""

FOR_AN_INSTITUTION = {"rector", "delegate", "deputy", "liaison", "data-steward", "colleague"}
IN_A_BODY = {
    "seat",
    "chair",
    "director",
    "president",
    "vice-president",
    "secretary-general",
    "policy-officer",
    "staff",
}
CAST = {
    "secretary-general": "secretary-general",
    "policy-officer": "policy-officer",
    "president": "president",
    "board-member": "director",
    "group-chair": "chair",
    "liaison": "liaison",
    "delegate": "delegate",
    "rector": "rector",
    "guest": None,
}
IP_PARIS = "https://ror.org/042tfbd02"

MOMENTS = [(f"{name}{path}", it) for name, data in ALL.items() for path, it in walk(data) if is_moment(it)]
PERSON_FIELDS = {"person", "by", "raised_by", "owner"}
PERSON_LISTS = {"editors", "authors", "outside"}


def hats_now():
    return [(key, hat) for key in PEOPLE for hat in worn(key, 0)]


def seats_of(slug):
    """Who sits in a group on the day of the anchor."""
    return [(key, hat["hat"]) for key, hat in hats_now() if hat.get("body") == slug]


def test_the_files_are_those_that_the_format_names():
    named = set(re.findall(r"\*\*([a-z-]+\.(?:json|csv))\*\*", (FOLDER / "FORMAT.md").read_text(encoding="utf-8")))
    assert named == {path.name for path in FOLDER.iterdir() if path.suffix in (".json", ".csv")}


def test_members_are_the_compiled_list():
    assert len(MEMBERS) == 58
    assert len({row["country_code"] for row in MEMBERS.values()}) == 28
    assert set(ALL["institutions"]) == set(MEMBERS)
    assert len({row["short"] for row in ALL["institutions"].values()}) == 58
    assert "not an official list" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_public_facts_keep_their_dates():
    joined = {ror: row["member_since"] for ror, row in MEMBERS.items() if row["member_since"] == "2022-01-01"}
    assert {ror for ror, row in ALL["institutions"].items() if "joined" in row} == set(joined)
    assert ALL["institutions"][IP_PARIS]["visited"]["moment"] == {"date": "2022-03-28"}
    (suspended,) = (row for row in ALL["institutions"].values() if "suspended" in row)
    assert suspended["suspended"]["moment"] == {"date": "2022-03-08"}


@pytest.mark.parametrize(("where", "moment"), MOMENTS, ids=[where for where, _ in MOMENTS])
def test_moments_are_working_days(where, moment):
    assert ("day" in moment) != ("date" in moment)
    assert re.fullmatch(r"(0[7-9]|1\d|20):[0-5]\d", moment.get("at", "10:00"))
    if not where.endswith("/joined"):
        assert date_of(moment).weekday() < 5
        assert day_of(moment) not in HOLIDAYS


def test_every_institution_that_is_named_exists():
    for name, data in ALL.items():
        for path, value in walk(data):
            if isinstance(value, str) and value.startswith("https://ror.org/"):
                assert value in MEMBERS, f"{name}{path}"


def test_every_person_that_is_named_exists():
    for name, data in ALL.items():
        for path, value in walk(data):
            field = path.rpartition("/")[2]
            if field in PERSON_FIELDS and isinstance(value, str):
                assert value in PEOPLE, f"{name}{path}"
            if field in PERSON_LISTS and isinstance(value, list):
                assert set(value) <= set(PEOPLE), f"{name}{path}"


def test_every_body_that_is_named_exists():
    for name, data in ALL.items():
        for path, value in walk(data):
            if (
                path.rpartition("/")[2] in ("body", "theme")
                and isinstance(value, str)
                and name not in ("news", "pages")
            ):
                assert value in BODIES, f"{name}{path}"


def test_what_news_points_at_exists():
    known = {
        "paper": PAPERS,
        "challenge": CHALLENGES,
        "member": MEMBERS,
        "decision": DECISIONS,
        "group": BODIES,
    }
    for item in ALL["news"]:
        for link in item["related"]:
            assert link["key"] in known[link["kind"]], item["key"]


def test_keys_are_unique():
    for name in ("people", "challenges", "decisions", "news", "figures", "rules", "kinds"):
        keys = [row["key"] for row in ALL[name]]
        assert len(set(keys)) == len(keys), name
    assert len(PAPERS) == len(ALL["papers"])
    assert len(BODIES) == len(ALL["bodies"])


def test_people_have_one_address_each_at_their_institution():
    addresses = [person["email"] for person in PEOPLE.values()]
    assert len({address.lower() for address in addresses}) == len(addresses) >= 60
    assert len({person["name"] for person in PEOPLE.values()}) == len(addresses)
    for person in PEOPLE.values():
        domain = person["email"].partition("@")[2]
        assert domain.endswith(".example")
        if person["institution"]:
            assert domain == ALL["institutions"][person["institution"]]["mail"]
        assert (person["institution"] is None) == ("affiliation" in person)
        assert person["name"] == f"{person['given']} {person['family']}"


def test_hats_are_well_formed_and_nobody_is_of_a_suspended_university():
    for key, person in PEOPLE.items():
        assert person["institution"] not in SUSPENDED
        assert bool(person["hats"]) != person["outside"], key
        for hat in person["hats"]:
            assert hat["hat"] in FOR_AN_INSTITUTION | IN_A_BODY
            assert (hat["hat"] in IN_A_BODY) == ("body" in hat)
            assert "to" not in hat or day_of(hat["to"]) > day_of(hat["from"])


def test_nobody_speaks_for_a_university_before_it_joined():
    new = {ror for ror, row in ALL["institutions"].items() if "joined" in row}
    early = [
        key
        for key, person in PEOPLE.items()
        if person["institution"] in new
        and any(date_of(hat["from"]).isoformat() < "2022-01-01" for hat in person["hats"])
    ]
    assert early == []


def test_the_cast_is_complete_and_wears_its_hats():
    cast = {person["cast"]: key for key, person in PEOPLE.items() if person["cast"]}
    assert set(cast) == set(CAST)
    for role, hat in CAST.items():
        assert hat is None or hat in {it["hat"] for it in worn(cast[role], 0)}
    assert PEOPLE[cast["liaison"]]["institution"] == IP_PARIS
    assert PEOPLE[cast["guest"]]["outside"]


def test_the_board_has_thirteen_seats_from_thirteen_universities():
    seats = board()
    assert sorted(seats) == list(range(1, BODIES["board"]["seats"] + 1)) == list(range(1, 14))
    assert len({PEOPLE[key]["institution"] for key in seats.values()}) == 13
    roles = Counter(hat["hat"] for _, hat in hats_now() if hat.get("body") == "board")
    assert roles == {"president": 1, "director": 12}
    presidency = {key: hat["hat"] for key, hat in hats_now() if hat.get("body") == "presidency"}
    assert sorted(presidency.values()) == ["president", "vice-president", "vice-president"]
    assert set(presidency) <= set(seats.values())


def test_the_secretariat_is_staffed():
    roles = Counter(hat["hat"] for _, hat in hats_now() if hat.get("body") == "secretariat")
    assert roles == {"secretary-general": 1, "policy-officer": 3, "staff": 1}


def test_a_university_has_at_most_one_head_one_delegate_one_liaison():
    held = Counter(
        (PEOPLE[key]["institution"], hat["hat"]) for key, hat in hats_now() if hat["hat"] in FOR_AN_INSTITUTION
    )
    assert all(count == 1 for (_, kind), count in held.items() if kind in ("rector", "delegate", "liaison"))
    kinds = Counter(kind for _, kind in held)
    assert kinds["delegate"] >= 20
    assert kinds["liaison"] >= 30


@pytest.mark.parametrize("slug", GROUPS)
def test_groups_have_seats_chairs_and_vacancies(slug):
    sitting = seats_of(slug)
    universities = [PEOPLE[key]["institution"] for key, _ in sitting]
    assert 8 <= len(set(universities)) == len(universities) <= 14
    assert [hat for _, hat in sitting].count("chair") == 2
    vacant = GROUPS[slug]["vacant"]
    assert vacant
    assert not set(vacant) & (set(universities) | SUSPENDED)
    assert GROUPS[slug]["mandate"]["mission"]["en"].count(".") >= 2
    assert {person["owner"] for person in GROUPS[slug]["mandate"]["deliverables"]} <= {key for key, _ in sitting}
    assert all(day % 7 < 5 for day in (it["day"] for it in GROUPS[slug]["mandate"]["deliverables"]))


def test_twenty_challenges_in_all_states():
    states = Counter(row["history"][-1]["state"] if row["history"] else "raised" for row in CHALLENGES.values())
    assert len(CHALLENGES) == 20
    assert set(states) == {"raised", "adopted", "parked", "solved"}
    assert {row["theme"] for row in CHALLENGES.values()} == set(GROUPS)
    counts = {len(row["supports"]) for row in CHALLENGES.values()}
    assert (min(counts), max(counts)) == (0, 9)


@pytest.mark.parametrize("key", CHALLENGES)
def test_a_challenge_is_raised_supported_and_settled_by_those_who_may(key):
    it = CHALLENGES[key]
    assert len(it["title"]) <= 160
    speak = FOR_AN_INSTITUTION | {"seat", "chair"}
    spoken = [(it["raised_by"], it["raised"], it["institution"])]
    spoken += [(row["person"], row["moment"], row["institution"]) for row in it["supports"]]
    for person, moment, university in spoken:
        assert PEOPLE[person]["institution"] == university
        assert {hat["hat"] for hat in worn(person, day_of(moment))} & speak
        assert when(it["raised"]) <= when(moment)
    assert len({university for _, _, university in spoken}) == len(spoken)
    for step in it["history"]:
        assert ("chair", step["body"]) in {
            (hat["hat"], hat.get("body")) for hat in worn(step["by"], day_of(step["moment"]))
        }
        assert step["state"] == "adopted" or step["reason"]
        before = [row for row in it["supports"] if when(row["moment"]) < when(step["moment"])]
        assert step["state"] != "adopted" or len(before) + 1 >= ALL["network"]["presets"]["challenges.supporters"]
    assert sorted(it["history"], key=lambda step: when(step["moment"])) == it["history"]


def test_nothing_is_said_twice_in_one_object():
    def once(pairs):
        names = [name for name, _value in pairs]
        assert len(set(names)) == len(names), names
        return dict(pairs)

    for path in FOLDER.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
