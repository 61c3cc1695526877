"""Who leaves the network gives all seats back at once; the seats stay, vacant."""

from collegium.rooms.groups.queries import seats_of
from collegium.rooms.people.actions import leave


def test_seats_fall_vacant(world):
    page = world.client("policy_officer").get(f"/people/{world.person['seat']}/leave/")
    assert "Seat in Openness" in page.text
    leave(actor=world.policy_officer, person=world.person["seat"], now=world.now)
    seat = next(row for row in seats_of(world.body["openness"], world.now) if row.institution == world.inst["beta"])
    assert seat.person == ""
    assert sorted(world.acts()) == ["groups.unseated", "members.hats_ended", "people.left"]
