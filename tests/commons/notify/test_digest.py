"""Digests: due at 07:00 in the network's zone, once, with what is not read."""

from datetime import UTC, datetime, timedelta

import pytest

from collegium.commons.network import network
from collegium.commons.notify.actions import choose_paces
from collegium.commons.notify.choices import Pace
from collegium.commons.notify.digest import last_due, write_digests
from collegium.commons.notify.models import Letter, Notification
from collegium.commons.notify.reading import mark_read


@pytest.mark.parametrize(
    ("pace", "now", "due"),
    [
        ("daily", datetime(2022, 5, 2, 5, 0, tzinfo=UTC), datetime(2022, 5, 2, 5, 0, tzinfo=UTC)),
        ("daily", datetime(2022, 5, 2, 4, 59, tzinfo=UTC), datetime(2022, 5, 1, 5, 0, tzinfo=UTC)),
        ("weekly", datetime(2022, 5, 2, 5, 0, tzinfo=UTC), datetime(2022, 5, 2, 5, 0, tzinfo=UTC)),
        ("weekly", datetime(2022, 5, 2, 4, 59, tzinfo=UTC), datetime(2022, 4, 25, 5, 0, tzinfo=UTC)),
        ("weekly", datetime(2022, 5, 8, 23, 0, tzinfo=UTC), datetime(2022, 5, 2, 5, 0, tzinfo=UTC)),
        ("daily", datetime(2022, 3, 27, 5, 30, tzinfo=UTC), datetime(2022, 3, 27, 5, 0, tzinfo=UTC)),
    ],
)
def test_digests_are_due_at_seven_in_the_networks_zone(world, pace, now, due):
    assert last_due(Pace(pace), now) == due


@pytest.fixture
def daily(world):
    choose_paces(actor=world.chair, paces={"tests_moved": "daily"}, now=world.now)


def test_a_day_comes_in_one_letter_once(world, told, daily):
    told("chair", key="a", title="First")
    told("chair", key="b", title="Second")
    assert write_digests(world.now) == 0
    tomorrow = world.now + timedelta(days=1)
    assert [write_digests(tomorrow), write_digests(tomorrow), write_digests(tomorrow + timedelta(days=1))] == [1, 0, 0]
    letter = Letter.objects.get()
    assert letter.subject.startswith("TESTNET: 2 notices") and "First" in letter.text and "Second" in letter.text
    assert "You chose to have these notices once a day." in letter.text
    assert not Notification.objects.exclude(digest="").exists()


def test_what_was_read_meanwhile_is_left_out(world, told, daily):
    told("chair", key="a", title="First")
    told("chair", key="b", title="Second")
    line = Notification.objects.get(params__title="First")
    mark_read(world.chair, line.id, world.now)
    write_digests(world.now + timedelta(days=1))
    text = Letter.objects.get().text
    assert "Second" in text and "First" not in text


def test_when_all_is_read_there_is_no_letter(world, told, daily):
    told("chair")
    mark_read(world.chair, Notification.objects.get().id, world.now)
    assert write_digests(world.now + timedelta(days=1)) == 0 and not Letter.objects.exists()


@pytest.mark.parametrize(("pace", "digest"), [("never", ""), ("weekly", "weekly"), ("at_once", "daily")])
def test_another_choice_moves_what_waits(world, told, daily, pace, digest):
    told("chair")
    choose_paces(actor=world.chair, paces={"tests_moved": pace}, now=world.now)
    assert Notification.objects.get().digest == digest


def test_a_digest_costs_the_same_for_one_and_three_lines(world, told, daily, queries):
    network()
    told("chair", key="a")
    one = queries(lambda: write_digests(world.now + timedelta(days=1)))
    for key in "bcd":
        told("chair", key=key)
    Notification.objects.exclude(key__contains=":a:").update(at=world.now + timedelta(days=1, hours=1))
    assert queries(lambda: write_digests(world.now + timedelta(days=2))) == one
