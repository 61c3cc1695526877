"""Who may do what with papers: the matrix written by hand."""

import pytest

from collegium.commons.access import can
from collegium.rooms.papers.models import Paper
from collegium.rooms.papers.policy import visible_to
from collegium.rooms.papers.queries import paper_for
from collegium.rooms.papers.queries import papers as list_of

OFFICE = {"secretary_general", "policy_officer"}
BOARD = {"president", "board_member", "board_three", "board_four", "board_five"}
GROUP = {"chair", "seat", "liaison"}
OTHERS = {"delegate", "head", "liaison_beta"}
MEMBERS = OFFICE | BOARD | GROUP | OTHERS
EVERYBODY = MEMBERS | {"nobody", "guest"}
EDITOR = {"delegate"}

# On a paper of the group "openness" whose one editor is the Delegate of gamma (no seat in the group).
MATRIX = {
    "papers.see": EVERYBODY,
    "papers.read_draft": MEMBERS,
    "papers.edit": OFFICE | {"chair"} | EDITOR,
    "papers.retitle": OFFICE | {"chair"} | EDITOR,
    "papers.translate": OFFICE | {"chair"} | EDITOR,
    "papers.submit": OFFICE | {"chair"} | EDITOR,
    "papers.freeze": OFFICE | {"chair"} | EDITOR,
    "papers.name_authors": OFFICE | {"chair"} | EDITOR,
    "papers.name_editors": OFFICE | {"chair"},
    "papers.ask_reader": OFFICE,
    "papers.answer_reading": set(),
    "papers.hand_back": OFFICE | {"chair"},
    "papers.put_aside": OFFICE | {"chair"},
    "papers.record_consultation": OFFICE,
    "papers.put_to_vote": OFFICE,
    "papers.record_adoption": OFFICE,
    "papers.publish": OFFICE,
    "papers.define_kind": OFFICE,
}
SEEN = {
    "drafting": OFFICE | GROUP | EDITOR,
    "review": MEMBERS,
    "consulted": MEMBERS,
    "voting": MEMBERS,
    "adopted": MEMBERS,
    "rejected": MEMBERS,
    "parked": MEMBERS,
    "withdrawn": MEMBERS,
    "published": EVERYBODY,
}


@pytest.fixture
def edited(world, papers):
    """A paper that the Delegate edits alone."""
    from collegium.rooms.papers.actions import name_editors

    paper = papers.at("drafting")
    name_editors(actor=world.chair, paper=paper, people=[world.person["delegate"]], now=world.now)
    return paper_for(world.secretary_general, paper)


@pytest.mark.parametrize("permission", sorted(MATRIX))
def test_the_matrix(world, edited, permission):
    assert {role for role in world.roles() if can(world[role], permission, edited)} == MATRIX[permission]


def test_every_permission_of_the_room_is_in_the_matrix():
    from collegium.commons.access import PERMITS

    assert {name for name in PERMITS if name.startswith("papers.")} == {*MATRIX, "papers.start"}


@pytest.mark.parametrize(
    ("group", "who"),
    [("openness", OFFICE | GROUP), ("board", OFFICE | BOARD), ("", OFFICE | BOARD | GROUP)],
)
def test_who_begins_a_paper(world, group, who):
    asked = {"group": world.body[group]} if group else {}
    assert {role for role in world.roles() if can(world[role], "papers.start", **asked)} == who


@pytest.mark.parametrize("state", sorted(SEEN))
def test_who_sees_it(world, papers, state):
    from collegium.rooms.papers.actions import name_editors

    paper = papers.start()
    if state == "drafting":
        people = [world.person["delegate"], world.person["chair"]]
        name_editors(actor=world.chair, paper=paper, people=people, now=world.now)
    else:
        paper = papers.at(state)
    for role in world.roles():
        seen = Paper.objects.filter(visible_to(world[role]), pk=paper).exists()
        assert seen == (role in SEEN[state]), role
        assert [row.id for row in list_of(world[role], ids=[paper])] == ([paper] if seen else [])


def test_a_past_editor_sees_a_draft_no_longer(world, papers):
    from collegium.rooms.papers.actions import name_editors

    paper = papers.start(editors=[world.person["delegate"]])
    assert Paper.objects.filter(visible_to(world.delegate), pk=paper).exists()
    name_editors(actor=world.chair, paper=paper, people=[world.person["chair"]], now=world.now)
    assert not Paper.objects.filter(visible_to(world.delegate), pk=paper).exists()


def test_files_of_answers_are_for_members(world, papers):
    from collegium.commons.files.guards import may_read

    for state, readers in (("published", MEMBERS), ("review", MEMBERS), ("drafting", OFFICE | GROUP)):
        paper = papers.at(state)
        assert {role for role in world.roles() if may_read(world[role], "paper", paper)} == readers
