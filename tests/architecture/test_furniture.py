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
    ("events", "calendars"): "what is ahead for somebody, as a list and as iCalendar",
    ("events", "calendars_zone"): "the rules of the network's zone as iCalendar",
    ("events", "drawing"): "a programme as markup: hundreds of sessions on a page",
    ("events", "printing"): "the certificate of attendance as a document",
    ("ballots", "printing"): "the record of a vote as a document",
    ("ballots", "shown"): "what a page of a vote shows, as plain data",
    ("meetings", "printing"): "minutes as a document",
    ("benchmarking", "shown"): "how values are written and drawn, for doors and offers",
    ("benchmarking", "imports"): "values from a file",
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


LAYERS = (
    {"apps"}, {"urls"}, {"views", "api", "jobs", "demo"}, {"forms", "reactions", "offers", "presets"}, {"actions"},
    {"queries"}, {"policy"}, {"models"}, {"words"}, {"rules", "facts"}, {"choices"},
)  # fmt: skip
DOORS = {"views", "forms", "api", "jobs", "urls"}


def layer_of(room, stem):
    """How deep a piece lies, the second of a kind like the first; None for a piece of its own kind."""
    kind = stem if stem in FURNITURE else stem.partition("_")[0]
    own = (room, stem) in OWN or kind == "__init__"
    return None if own else next((depth for depth, kinds in enumerate(LAYERS) if kind in kinds), None)


def within_rooms():
    """(room, stem, depth, line, target parts) of every import of a room's piece from a room."""
    for name, path in modules().items():
        parts = name.split(".")
        if parts[:2] != ["collegium", "rooms"] or len(parts) != 4:
            continue
        for line, target in imported(name, path):
            if target.startswith("collegium.rooms."):
                yield parts[2], parts[3], layer_of(parts[2], parts[3]), line, target.split(".")[2:]


def test_pieces_import_downwards_only_the_second_of_a_kind_too():
    upward = []
    for room, stem, depth, line, target in within_rooms():
        below = layer_of(room, target[1]) if target[0] == room and len(target) > 1 else None
        if depth is not None and below is not None and below < depth:
            upward.append(f"{room}/{stem}.py:{line} imports {target[1]}")
    assert not sorted(set(upward))


def test_doors_never_import_models_the_second_of_a_kind_too():
    through = [
        f"{room}/{stem}.py:{line} imports {'.'.join(target)}"
        for room, stem, _, line, target in within_rooms()
        if stem.partition("_")[0] in DOORS and "models" in target[1:2]
    ]
    assert not through
