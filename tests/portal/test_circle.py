"""The circle on the front page: eight stages, each with a number of the register and a page for everybody."""

import re
from datetime import timedelta

from collegium.kernel import clock
from factories.events import Events
from factories.practices import Practices
from factories.priorities import Priorities


def circle(world, number):
    """The text of one stage, tags left out."""
    page = world.client().get("/").text
    part = page.partition('class="thread thread--live"')[2].partition("</ol>")[0]
    return re.sub(r"<[^>]+>|\s+", " ", part.split("<li")[number])


def test_each_stage_leads_to_a_page_for_everybody(world):
    client = world.client()
    part = client.get("/").text.partition('class="thread thread--live"')[2].partition("</ol>")[0]
    places = re.findall(r'href="([^"]+)"', part)
    assert len(places) == part.count("<li") == 8 == len(set(places))
    assert all(client.get(place).status_code == 200 for place in places)


def test_the_numbers_follow_the_register(world):
    rounds = Priorities(world)
    assert "0 open, 0 adopted" in circle(world, 1) and "0 in the work plan" in circle(world, 2)
    rounds.item(rounds.closed())
    assert "0 open, 3 adopted" in circle(world, 1) and "1 in the work plan" in circle(world, 2)
    Practices(world).shared(visibility="public")
    Practices(world).shared(visibility="members")
    assert "1 good practice" in circle(world, 3), "what the public list shows"
    Events(world).announced()
    Events(world).announced(audience="members")
    assert "1 event ahead" in circle(world, 8)


def test_a_day_later_what_is_over_is_not_ahead(world):
    Events(world).announced()
    request = world.client().get("/").wsgi_request
    assert request.META["collegium.stamp"]["until"] - world.now <= timedelta(days=1)
    with clock.frozen_at(world.now + timedelta(days=60)):
        assert "0 events ahead" in circle(world, 8)


def test_the_page_watches_every_room_that_it_is_drawn_from(world):
    watched = world.client().get("/").wsgi_request.META["collegium.stamp"]["counters"]
    rooms = ("challenges", "priorities", "practices", "papers", "ballots", "policy", "events", "benchmarking")
    assert {f"{room}:public" for room in (*rooms, "newsroom", "members", "groups")} <= set(watched)
