"""The same furniture in every room under the same names; a second piece of a kind carries the kind first."""

import pytest

from architecture.house import HOUSE, ROOMS, imported, modules

FURNITURE = (
    "__init__", "apps", "choices", "rules", "facts", "models", "policy", "queries", "actions", "reactions", "offers",
    "forms", "views", "api", "jobs", "urls", "words", "demo", "presets",
)  # fmt: skip
OWN = {
    ("people", "hats"): "hats are what the room is for; other rooms give them through it",
    ("people", "signing"): "sessions and sign-in links: bookkeeping beside the acts",
    ("people", "places"): "the order of places in which a person is named",
    ("members", "intake"): "reading tables from outside, used by two imports",
    ("members", "cells"): "cells of these tables",
    ("members", "imports"): "actions that read a file; also for people in groups",
    ("groups", "imports"): "people from a file",
    ("groups", "standing"): "which seats give rights at a moment",
    ("papers", "saving"): "the continuous saving of drafts, apart from acts",
    ("papers", "deciding"): "what a decision does to a paper",
    ("papers", "starting"): "actions with which a paper begins",
    ("papers", "freezing"): "actions that fix a text",
    ("papers", "comparing"): "two texts of a paper as one list to draw",
    ("papers", "citing"): "a published paper as a citation",
    ("papers", "printing"): "papers as PDF, kept as files that can be made again",
    ("ballots", "printing"): "the record of a vote as a document",
    ("ballots", "shown"): "what a page of a vote shows, as plain data",
}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_known_furniture_only(room):
    strange = []
    for path in (HOUSE / "rooms" / room).glob("*.py"):
        kind = path.stem if path.stem in FURNITURE else path.stem.partition("_")[0]
        if kind not in FURNITURE and (room, path.stem) not in OWN:
            strange.append(path.name)
    assert not strange, "name it after the furniture it belongs to (views_seats.py), or give a reason in OWN"


def test_the_list_of_own_pieces_only_shrinks():
    gone = [f"{room}/{name}" for room, name in OWN if not (HOUSE / "rooms" / room / f"{name}.py").is_file()]
    assert not gone


def test_only_a_room_touches_its_own_models():
    trespasses = []
    for name, path in modules().items():
        own = name.split(".")[2] if name.startswith("collegium.rooms.") else ""
        for line, target in imported(name, path):
            parts = target.split(".")
            if target.startswith("collegium.rooms.") and "models" in parts[3:4] and parts[2] != own:
                trespasses.append(f"{path.relative_to(HOUSE)}:{line} {target}")
    assert not trespasses
