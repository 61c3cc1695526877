"""Our year: counted from the register, compared with the same days of the year before, one query for each room."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import datetimes

from collegium.commons.network import network
from collegium.commons.pages import years
from collegium.kernel import clock
from collegium.rooms.challenges.actions import adopt_challenge, raise_challenge, support_challenge
from factories.events import Events
from factories.meetings import Meetings
from factories.practices import Practices
from factories.priorities import Priorities

BRUSSELS = ZoneInfo("Europe/Brussels")
CHALLENGE = {"title": "Contracts end", "what": "They end.", "who_suffers": "All.", "theme": "openness"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_running_year_is_compared_with_the_same_days(moment):
    now = moment.replace(tzinfo=BRUSSELS)
    year = years.year_of(now.year, now, BRUSSELS)
    assert year.runs and year.last == now.date() and year.last_before.year == now.year - 1
    assert (year.last_before.month, min(year.last_before.day, 28)) == (year.last.month, min(year.last.day, 28))
    whole = years.year_of(now.year - 1, now, BRUSSELS)
    assert (whole.runs, whole.last, whole.last_before) == (
        False,
        date(now.year - 1, 12, 31),
        date(now.year - 2, 12, 31),
    )


@pytest.mark.parametrize(("day", "number"), [(date(2022, 3, 31), 2021), (date(2022, 4, 1), 2022)])
def test_the_year_before_is_shown_until_the_end_of_march(day, number):
    assert years.usual_year(datetime(day.year, day.month, day.day, 12, tzinfo=UTC), BRUSSELS) == number


def figure(world, name, number=2022):
    from collegium.portal.queries_year import figures

    told = figures(number, world.now)
    return next(it for _room, _title, parts in told.parts for it in parts if it.name == name)


def raised(world, at):
    with clock.frozen_at(at):
        return raise_challenge(actor=world.liaison, institution=world.inst["gamma"], now=at, **CHALLENGE)


def test_raised_and_adopted_are_counted_by_their_own_days(world):
    first = raised(world, world.now - timedelta(days=360))  # May of the year before: after the same days
    for who, slug in (("chair", "alpha"), ("seat", "beta")):
        support_challenge(actor=world[who], challenge=first, institution=world.inst[slug], now=world.now)
    adopt_challenge(actor=world.chair, challenge=first, group=world.body["openness"], now=world.now)
    raised(world, world.now - timedelta(days=10))
    raised(world, world.now - timedelta(days=400))  # March of the year before
    told = figure(world, "challenges.raised")
    assert (told.value, told.before) == (1, 1)
    assert told.sentence == "1 challenge was raised by 1 university; a group adopted 1."
    assert figure(world, "challenges.adopted").value == 1
    assert figure(world, "challenges.raised", 2021).value == 2


def test_a_new_act_changes_the_figure_at_once(world):
    assert figure(world, "practices.shared").value == 0
    Practices(world).shared()
    assert figure(world, "practices.shared").value == 1


def test_events_count_people_once_and_say_where_nobody_noted_who_came(world):
    events = Events(world)
    events.held(came=("liaison", "seat"))
    events.held(came=("liaison",))
    events.held(came=())
    told = figure(world, "events.people")
    assert figure(world, "events.held").value == 3 and told.value == 2
    assert told.coverage == "who came was noted at 2 of 3 events"
    assert figure(world, "events.held").sentence == "3 events were held; 2 people came."


def test_a_round_is_told_with_its_coverage(world):
    rounds = Priorities(world)
    with clock.frozen_at(rounds.until):
        ident = rounds.closed()
        rounds.item(ident)
    world.now = rounds.until
    told = figure(world, "priorities.rounds")
    assert (told.value, told.coverage) == (1, "2 of 6 answers that were asked for were given")
    assert figure(world, "priorities.items").value == 1


def test_meetings_are_counted_by_their_day_with_what_was_decided(world):
    meetings = Meetings(world)
    meetings.written()
    meetings.planned()
    assert figure(world, "meetings.held").value == 1
    assert (figure(world, "meetings.decisions").value, figure(world, "meetings.actions").value) == (1, 1)


def test_what_is_hidden_in_a_discussion_is_not_counted(world):
    from collegium.rooms.discussions.actions import say
    from collegium.rooms.discussions.actions_keeping import hide

    asked = {"kind": "challenge", "host": Priorities(world).challenge(), "now": world.now}
    first = say(actor=world.liaison, text="A remark.", **asked)
    say(actor=world.seat, text="Another.", **asked)
    assert (figure(world, "discussions.said").value, figure(world, "discussions.objects").value) == (2, 1)
    hide(actor=world.policy_officer, contribution=first, reason="Names a person.", now=world.now)
    assert figure(world, "discussions.said").value == 1


@pytest.mark.parametrize("role", ["nobody", "liaison"])
def test_the_page_in_both_languages(world, role):
    Practices(world).shared()
    client = world.client(role)
    page = client.get("/our-year/").text
    assert "Our year 2022 so far" in page and "1 good practice was shared." in page
    assert "1 January 2022 to 2 May 2022" in page and "1 January 2021 to 2 May 2021" in page
    assert client.get("/our-year/2021/").status_code == 200
    assert client.get("/our-year/2030/").status_code == client.get("/our-year/1999/").status_code == 404
    assert client.get("/fr/our-year/").status_code == 200


def test_the_same_as_a_table(world):
    Practices(world).shared()
    answer = world.client().get("/our-year/2022/figures.csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("year,until,room,figure") and answer["Content-Type"].startswith("text/csv")
    assert any(line.startswith("2022,2022-05-02,practices,practices.shared,") and ",1,0," in line for line in lines)


def test_one_query_for_each_room_and_one_in_all_when_kept(world, queries):
    from collegium.portal.queries_year import figures

    network()
    rooms = len(years._sources)
    Practices(world).shared()
    assert queries(lambda: figures(2022, world.now)) == rooms + 1
    assert queries(lambda: figures(2022, world.now)) == 1
    for name, (_order, _title, source) in years._sources.items():
        year = years.year_of(2022, world.now, BRUSSELS)
        assert queries(lambda source=source, year=year: list(source(year))) == 1, name
