"""The roster of a body is kept, and never older than what it was drawn from."""

from datetime import timedelta

from collegium.commons.access import OPERATOR
from collegium.rooms.groups import actions, queries
from collegium.rooms.groups.models import Holding
from collegium.rooms.groups.queries_roster import roster_of
from collegium.rooms.members.actions import suspend_institution
from collegium.rooms.people.actions import change_details


def open_science(world):
    return queries.body(world.seat, "openness")


def roster(world, role="seat", **later):
    return roster_of(open_science(world), world[role], world.now + timedelta(**later))


def people(world, **later):
    return {row.person_name for row in roster(world, **later).people}


def test_it_costs_one_query_when_nothing_changed(world, queries):
    actor, body = world.seat, open_science(world)
    roster_of(body, actor, world.now)
    assert queries(lambda: roster_of(body, actor, world.now)) == 1  # the counters


def test_a_seat_given_back_shows_at_once(world):
    assert "Tomas Berg" in people(world)
    before = len(roster(world).vacant)
    seat = next(row for row in roster(world).people if row.person_name == "Tomas Berg")
    holding = queries.holdings_of(seat.body, world.now)[seat.id]
    actions.end_holding(actor=OPERATOR, holding=holding, now=world.now)
    assert "Tomas Berg" not in people(world, seconds=1)
    assert len(roster(world, seconds=1).vacant) == before + 1


def test_a_new_name_shows_at_once(world):
    from collegium.commons.journal.counters import read_counters

    assert "Tomas Berg" in people(world)
    ident = world.person["seat"]
    version = read_counters([ident])[ident]
    asked = {"person": ident, "language": "en", "version": version, "now": world.now}
    change_details(actor=OPERATOR, name="Tomas Bergman", **asked)
    assert "Tomas Bergman" in people(world)


def test_a_suspension_shows_at_once(world):
    state = {seat.name: seat.state for seat in roster(world).coverage.seats}
    institution = world.inst["zeta"]
    suspend_institution(actor=OPERATOR, institution=institution, on=world.now.date(), now=world.now)
    after = {seat.name: seat.state for seat in roster(world).coverage.seats}
    assert [name for name in state if after[name] != state[name]] and "suspended" in after.values()


def test_what_time_alone_ends_is_not_kept_beyond(world):
    assert "Tomas Berg" in people(world)
    rows = Holding.objects.filter(person=world.person["seat"])
    super(type(rows), rows).update(until=world.now + timedelta(days=3))
    from collegium.commons.pages.kept import forget_kept

    forget_kept()
    assert "Tomas Berg" in people(world, days=2)
    assert "Tomas Berg" not in people(world, days=4)


def test_each_university_has_its_own_marked(world):
    mine = {seat.name for seat in roster(world, "seat").coverage.seats if seat.you}
    theirs = {seat.name for seat in roster(world, "liaison").coverage.seats if seat.you}
    assert mine and theirs and mine != theirs
