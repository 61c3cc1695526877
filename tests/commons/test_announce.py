"""What was announced is heard by everybody, whoever fails."""

from datetime import timedelta

from collegium.commons.announce import outbox
from collegium.commons.announce.models import Announcement, Delivery
from collegium.rooms.challenges.actions import raise_challenge


def test_a_reaction_that_fails_keeps_no_other_from_hearing(world, monkeypatch):
    heard, broken = [], [True]

    def fails(fact):
        if broken:
            raise RuntimeError("no paper in the printer")
        heard.append("first")

    reactions = {"a.first": fails, "b.second": lambda fact: heard.append("second")}
    monkeypatch.setitem(outbox.REACTIONS, "challenges.raised", reactions)
    raise_challenge(
        actor=world.liaison, institution=world.inst["gamma"], title="Contracts end", what="w", who_suffers="s",
        theme="openness", now=world.now,
    )  # fmt: skip
    outbox.deliver_waiting(world.now)
    row = Announcement.objects.get(name="challenges.raised")
    assert heard == ["second"] and row.done_at is None and "printer" in row.error and row.attempts == 1
    broken.clear()
    outbox.deliver_waiting(world.now + timedelta(minutes=5))
    row.refresh_from_db()
    assert heard == ["second", "first"] and row.done_at is not None and row.error == ""
    assert Delivery.objects.filter(announcement=row).count() == 2
