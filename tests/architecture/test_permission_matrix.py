"""Who may do what, by hand: every permission of the house for every role, on samples of the small world.

A row: the permission, what it is about (a sample of tests/factories/samples.py) and what else is asked, then the roles
that may. Rooms hold finer tables of their own, by state and by kind; a new room brings its rows (tables.py).
"""

import pytest

from architecture.house import load_all
from architecture.tables import lines

pytestmark = pytest.mark.django_db  # within the transaction of `site`
OFFICE = {"secretary_general", "policy_officer"}
BOARD = {"president", "board_member", "board_three", "board_four", "board_five"}
SPEAK = {"president", "board_member", "chair", "seat", "liaison", "delegate", "head", "liaison_beta"}
MEMBERS = OFFICE | BOARD | SPEAK
SEVERAL = {
    "OFFICE": OFFICE,
    "BOARD": BOARD,
    "GROUP": {"chair", "seat", "liaison"},
    "SPEAK": SPEAK,  # whoever wears a hat of a university
    "MEMBERS": MEMBERS,
    "SESSION": MEMBERS | {"guest"},
    "ALL": MEMBERS | {"guest", "nobody"},
    "NONE": set(),
}
TABLE = """
portal.desk : SESSION
portal.activity : MEMBERS
portal.settings : OFFICE
network.change_settings : OFFICE
search.search : ALL
notify.see_inbox : SESSION
notify.choose_pace : SESSION
notify.see_outbox : ALL

people.see : MEMBERS
people.see_account : SESSION
people.register : OFFICE
people.change delegate : delegate OFFICE
people.change outsider : guest OFFICE
people.change_address delegate : delegate
people.change_address outsider : guest
people.end delegate : OFFICE
people.erase delegate : OFFICE
people.make_login_link : NONE

members.see : ALL
members.see_people : MEMBERS
members.register : OFFICE
members.import : OFFICE
members.suspend institution=gamma : OFFICE
members.give_hat institution=gamma kind=colleague : liaison OFFICE
members.give_hat institution=beta kind=deputy : liaison_beta OFFICE
members.give_hat institution=gamma kind=delegate : OFFICE
members.give_hat institution=zeta kind=colleague : OFFICE

groups.see : ALL
groups.found : OFFICE
groups.seat_person : OFFICE
groups.change_mandate : OFFICE

challenges.see : ALL
challenges.raise : SPEAK
challenges.raise institution=gamma : liaison delegate head
challenges.change raised : liaison OFFICE
challenges.change adopted : OFFICE
challenges.support raised : SPEAK
challenges.support raised institution=beta : seat liaison_beta
challenges.adopt raised group=openness : chair OFFICE
challenges.adopt raised group=board : president OFFICE
challenges.settle raised : chair OFFICE
challenges.settle adopted : chair OFFICE

papers.see : ALL
papers.define_kind : OFFICE
papers.start : BOARD GROUP OFFICE
papers.start group=openness : GROUP OFFICE
papers.start group=board : BOARD OFFICE
papers.read_draft drafted : MEMBERS
papers.edit drafted : chair OFFICE
papers.retitle drafted : chair OFFICE
papers.translate drafted : chair OFFICE
papers.translate published : OFFICE
papers.freeze drafted : chair OFFICE
papers.submit drafted : chair OFFICE
papers.name_editors drafted : chair OFFICE
papers.name_authors drafted : chair OFFICE
papers.ask_reader drafted : OFFICE
papers.answer_reading : NONE
papers.answer_reading person=guest : guest
papers.hand_back consulted : chair OFFICE
papers.put_aside consulted : chair OFFICE
papers.record_consultation consulted : OFFICE
papers.put_to_vote consulted : OFFICE
papers.record_adoption consulted : OFFICE
papers.publish voted : OFFICE

ballots.see open : MEMBERS
ballots.open : OFFICE
ballots.define_rule : OFFICE
ballots.cast_vote open person=president : president
ballots.cast_vote open : NONE
ballots.recuse open person=president : president OFFICE
ballots.record_vote open : OFFICE
ballots.move open : OFFICE
ballots.cancel open : OFFICE
ballots.close open : president OFFICE

newsroom.see : ALL
newsroom.write : OFFICE
newsroom.publish unpublished : OFFICE
"""


def rows():
    """(row, permission, sample or "", what else is asked, roles) of each row."""
    for line in lines("PERMISSIONS", TABLE):
        head, _, roles = line.partition(" : ")
        name, *words = head.split()
        asked = dict(word.split("=") for word in words if "=" in word)
        sample = next((word for word in words if "=" not in word), "")
        yield head, name, sample, asked, set().union(*(SEVERAL.get(word, {word}) for word in roles.split()))


ROWS = list(rows())


def subject_of(name, ident):
    """The object of a permission, as the room that permits reads it."""
    from collegium.commons.access import OPERATOR
    from collegium.rooms.ballots.queries import decision_for
    from collegium.rooms.benchmarking.queries_rounds import round_for
    from collegium.rooms.challenges.queries import challenge_for
    from collegium.rooms.discussions.queries import contribution_for
    from collegium.rooms.events.queries import event_for
    from collegium.rooms.meetings.queries import meeting_for
    from collegium.rooms.newsroom.queries import news_for
    from collegium.rooms.papers.queries import paper_for
    from collegium.rooms.people.models import Person
    from collegium.rooms.policy.queries import file_for
    from collegium.rooms.practices.queries import practice_for
    from collegium.rooms.priorities.queries_plan import item_for

    read = {
        "ballots": decision_for,
        "challenges": challenge_for,
        "discussions": contribution_for,
        "meetings": meeting_for,
        "events": event_for,
        "newsroom": news_for,
        "papers": paper_for,
        "practices": practice_for,
        "benchmarking": round_for,
        "policy": file_for,
        "priorities": lambda _actor, ident: item_for(ident),
        "people": lambda _actor, person: Person.objects.get(pk=person),
    }
    return read[name.partition(".")[0]](OPERATOR, ident)


def test_every_permission_stands_in_the_table():
    from collegium.commons.access import PERMITS

    load_all()
    assert set(PERMITS) == {name for _, name, *_ in ROWS}


@pytest.mark.parametrize(("name", "sample", "asked", "roles"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_who_may_what(site, name, sample, asked, roles):
    from collegium.commons.access import can

    world = site.world
    places = {"group": world.body, "institution": world.inst, "person": world.person}
    meant = {word: places[word][value] if word in places else value for word, value in asked.items()}
    subject = subject_of(name, site.samples[sample]) if sample else None
    assert {role for role in world.roles() if can(world[role], name, subject, **meant)} == roles
