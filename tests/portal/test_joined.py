"""Pages of one room that draw what another gives: what is kept knows it, and links lead both ways."""

import pytest

from collegium.commons.access import NOBODY
from collegium.commons.pages.activity import may_see, seen_among
from collegium.commons.pages.offers import _panels, dates_by_source
from collegium.kernel.ids import Ref
from collegium.rooms.events.actions_programme import discuss
from collegium.rooms.events.calendars import items_for
from collegium.rooms.events.queries import slugs
from collegium.rooms.policy.actions import open_file
from factories.events import Events
from factories.meetings import Meetings
from factories.practices import Practices
from factories.priorities import Priorities

MEMBERS_ALONE = {"discussions.of_host", "meetings.of_group", "priorities.answered"}
"""Panels that a visitor never gets: what is kept for visitors need not know the counters of their rooms."""


@pytest.fixture
def file(world):
    given = {"title": "Data Act", "reference": "", "institution": "legislators", "source": "https://example.org",
             "summary": "Data.", "stage": "proposed", "on": world.now.date(), "said": "Proposed."}  # fmt: skip
    return open_file(actor=world.policy_officer, now=world.now, **given)


def pages(world, file):
    return {
        "challenge": f"/challenges/{Priorities(world).challenge()}/",
        "practice": f"/practices/{Practices(world).shared(visibility='public')}/",
        "policy_file": f"/policy/{file}/",
        "group": "/groups/openness/",
        "member": "/members/gamma/",
        "home": "/",
    }


def test_pages_watch_the_rooms_that_give_them_panels(world, file):
    for host, path in pages(world, file).items():
        answer = world.client().get(path)
        assert answer.status_code == 200, path
        watched = set(answer.wsgi_request.META["collegium.stamp"]["counters"])
        rooms = {name.partition(".")[0] for name in set(_panels[host]) - MEMBERS_ALONE}
        assert {f"{room}:public" for room in rooms} <= watched, host


def test_what_an_event_discusses_names_the_event(world, file):
    event = Events(world).announced(title="The price of an hour")
    challenge, practice = Priorities(world).challenge(), Practices(world).shared(visibility="public")
    for kind, ident in (("challenge", challenge), ("practice", practice), ("policy_file", file)):
        discuss(actor=world.policy_officer, event=event, what=Ref(kind, ident), now=world.now)
    here = world.client().get(f"/events/{slugs([event])[event]}/").text
    for path in (f"/challenges/{challenge}/", f"/practices/{practice}/", f"/policy/{file}/"):
        assert "The price of an hour" in world.client().get(path).text, path
        assert f'href="{path}"' in here


def test_what_the_reader_may_not_see_is_not_named_by_the_event(world):
    event = Events(world).announced()
    card = Practices(world).shared(visibility="members")
    discuss(actor=world.policy_officer, event=event, what=Ref("practice", card), now=world.now)
    path = f"/events/{slugs([event])[event]}/"
    assert card not in world.client().get(path).text
    assert card in world.client("liaison").get(path).text


def test_to_see_one_and_to_see_among_many_is_the_same(world, file):
    card, challenge = Practices(world).shared(visibility="members"), Priorities(world).challenge()
    refs = [Ref("challenge", challenge), Ref("policy_file", file), Ref("practice", card)]
    for who in (NOBODY, world.liaison, world.policy_officer):
        for ref in refs:
            assert may_see(ref, who) == (ref.id in seen_among(ref.kind, [ref.id], who))


def test_meetings_stand_in_the_calendar_with_name_end_and_place(world):
    ident = Meetings(world).sent()
    (date,) = [it for name, it in dates_by_source(world.chair, world.now) if name == "meetings.invited"]
    assert (date.key, date.subject, date.place) == (ident, ident, "Brussels") and date.ends
    (line,) = [it for it in items_for(world.chair, world.now) if it.kind == "meetings"]
    assert (line.label, line.subject) == ("Meetings", ident)
