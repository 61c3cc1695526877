"""The activity of the network names no draft to who may not see it."""

import pytest

from collegium.rooms.papers import queries

SEES = [("seat", True), ("chair", True), ("secretary_general", True), ("delegate", False), ("liaison_beta", False)]


@pytest.mark.parametrize(("role", "sees"), SEES)
def test_drafts_are_told_to_those_who_may_see_them(world, papers, role, sees):
    papers.start(title="Sealed instruments")
    assert bool(queries.papers(world[role])) == sees
    page = world.client(role).get("/activity/").content.decode()
    assert ("Sealed instruments" in page) == sees


def test_what_left_the_draft_is_told_to_all_members(world, papers):
    papers.at("review", title="Open instruments")
    assert "Open instruments" in world.client("liaison_beta").get("/activity/").content.decode()
