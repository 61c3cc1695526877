"""Planning and registering: what is kept, recorded, told; the queues; needs; who leaves."""

from datetime import date, timedelta

import pytest

from collegium.commons.access import OPERATOR
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.events import actions, actions_registering
from collegium.rooms.events.actions import Plan
from collegium.rooms.events.actions_programme import Part, change_session, discuss, discuss_no_more, remove_session
from collegium.rooms.events.choices import Answer, Seat, State
from collegium.rooms.events.jobs import close_due, erase_old_needs
from collegium.rooms.events.models import Choice, Event, Need, Registration, Session
from collegium.rooms.events.queries import event_for, figures, latest_events
from collegium.rooms.events.queries_people import invariant
from factories.events import FIRST, Events

PEOPLE = ("liaison", "delegate", "head", "liaison_beta", "chair", "seat", "president")


@pytest.fixture
def events(world):
    it = Events(world)
    it.world._start = it.world._marks()
    return it


def told(kind):
    from collegium.commons.notify.models import Notification

    return list(Notification.objects.filter(kind=kind).order_by("id").values_list("person", flat=True))


def answers(event):
    rows = Registration.objects.filter(event=event).order_by("queued_at", "id")
    return [(row.person.email.split("@")[0], row.state) for row in rows.select_related("person")]


def test_planning_announcing_and_opening_are_recorded_and_announced(world, events):
    ident = events.opened(title="Annual meeting")
    assert world.acts() == ["events.planned", "events.announced", "events.opened"]
    assert world.announced() == ["events.announced", "events.opened"]
    it = event_for(world.nobody, ident)
    assert (it.slug, it.state) == ("annual-meeting-2022", State.OPEN)
    world.settle()
    assert set(told("event_opened")) == {world.person["liaison"], world.person["liaison_beta"]}


def test_the_group_of_an_event_hears_that_registration_opens(world, events):
    events.opened(kind="group-meeting", body=world.body["openness"], audience="body")
    world.settle()
    assert set(told("event_opened")) == {world.person[who] for who in ("chair", "seat", "liaison")}


@pytest.mark.parametrize("who", ["liaison", "delegate", "seat", "board_member", "guest", "nobody"])
def test_nobody_else_plans(world, events, who):
    with pytest.raises(NotFound), world.nothing_changes():
        events.plan(actor=world[who])


def test_a_chair_plans_for_her_group_alone(world, events):
    assert events.plan(actor=world.chair, kind="group-meeting", body=world.body["openness"], audience="body")
    with pytest.raises(NotFound), world.nothing_changes():
        events.plan(actor=world.chair, kind="group-meeting", body=world.body["board"], audience="body")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"days": 0}, "ends_on"),
        ({"until": FIRST + timedelta(days=9)}, "until"),
        ({"kind": "group-meeting"}, "body"),
        ({"audience": "body"}, "body"),
        ({"host": "01J00000000000000000000000"}, "host"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(world, events, wrong, field):
    with pytest.raises(Invalid) as error, world.nothing_changes():
        events.plan(**wrong)
    assert set(error.value.fields) == {field}


def test_a_second_event_of_a_title_has_its_own_address(world, events):
    slugs = [event_for(OPERATOR, events.plan(title="Öffnung & Wandel")).slug for _ in range(3)]
    assert slugs == ["offnung-wandel-2022", "offnung-wandel-2022-2", "offnung-wandel-2022-3"]


def changed(it, **other):
    given = {
        "title": it.title, "kind": it.kind_id, "starts_on": it.starts_on, "ends_on": it.ends_on, "place": it.place,
        "city": it.city, "until": it.registration_until, "capacity": it.capacity,
    }  # fmt: skip
    return Plan(**given | other)


def test_other_days_are_told_and_sessions_move_with_them(world, events):
    ident = events.opened()
    session = events.session(ident, hour=10)
    events.register(ident, "liaison", institution=world.inst["gamma"])
    it = event_for(world.policy_officer, ident)
    moved = changed(it, starts_on=FIRST + timedelta(days=140), ends_on=FIRST + timedelta(days=141))
    actions.change_event(actor=world.policy_officer, event=ident, version=it.version, plan=moved, now=world.now)
    world.settle()
    assert told("event_moved") == [world.person["liaison"]]
    starts = Session.objects.get(pk=session).starts_at.astimezone(__import__("factories.events").events.ZONE)
    assert (starts.date(), starts.hour) == (date(2022, 10, 31), 10)  # the hour stays although the clocks have changed


def test_other_words_are_told_to_nobody_and_an_old_version_is_stale(world, events):
    ident = events.opened()
    events.register(ident, "liaison", institution=world.inst["gamma"])
    it = event_for(world.policy_officer, ident)
    by = {"actor": world.policy_officer, "event": ident, "now": world.now}
    actions.change_event(version=it.version, plan=changed(it, title="Other words"), **by)
    world.settle()
    assert told("event_moved") == []
    with pytest.raises(Stale):
        actions.change_event(version=it.version, plan=changed(it, title="Later words"), **by)


def test_a_place_is_given_while_there_is_one_then_one_waits_and_moves_up_in_order(world, events):
    ident = events.opened(capacity=2)
    states = [events.register(ident, who) for who in ("liaison", "delegate", "chair", "seat")]
    assert states == ["going", "going", "waiting", "waiting"]
    assert told("event_queued") == [world.person["chair"], world.person["seat"]]
    actions_registering.cancel_registration(actor=world.liaison, event=ident, now=world.now)
    assert answers(ident) == [
        ("liaison", "cancelled"), ("delegate", "going"), ("chair", "going"), ("seat", "waiting"),
    ]  # fmt: skip
    assert told("event_moved_up") == [world.person["chair"]]
    assert world.acts()[-2:] == ["events.registration_cancelled", "events.moved_up"]
    assert invariant(ident) | {"rows": 0, "people": 0} == {
        "taken": 2, "capacity": 2, "going": 2, "waiting": 1, "rows": 0, "people": 0,
    }  # fmt: skip


def test_nobody_registers_past_the_queue(world, events):
    ident = events.opened(capacity=1)
    for who in ("liaison", "delegate"):
        events.register(ident, who)
    actions_registering.cancel_registration(actor=world.liaison, event=ident, now=world.now)
    assert events.register(ident, "chair") == "waiting"
    again = {"event": ident, "now": world.now + timedelta(minutes=1)}
    assert actions_registering.register(actor=world.liaison, **again) == "waiting"  # who comes back stands at the end
    assert [who for who, state in answers(ident) if state == "waiting"] == ["chair", "liaison"]


def test_more_places_let_those_move_up_who_wait_and_fewer_than_are_taken_are_refused(world, events):
    ident = events.opened(capacity=1)
    for who in ("liaison", "delegate", "chair"):
        events.register(ident, who)
    it = event_for(world.policy_officer, ident)
    by = {"actor": world.policy_officer, "event": ident, "now": world.now}
    actions.change_event(version=it.version, plan=changed(it, capacity=3), **by)
    assert invariant(ident)["waiting"] == 0 and told("event_moved_up") == [
        world.person["delegate"], world.person["chair"],
    ]  # fmt: skip
    it = event_for(world.policy_officer, ident)
    with pytest.raises(Invalid, match="below_taken"), world.nothing_changes():
        actions.change_event(version=it.version, plan=changed(it, capacity=2), **by)


def test_the_database_refuses_one_too_many(world, events):
    from django.db import IntegrityError, transaction

    ident = events.opened(capacity=1)
    events.register(ident, "liaison")
    with pytest.raises(IntegrityError, match="event_is_never_oversold"), transaction.atomic():
        super(type(Event.objects.all()), Event.objects.filter(pk=ident)).update(taken=2)


def test_nobody_is_registered_twice(world, events):
    ident = events.opened()
    events.register(ident, "liaison")
    with pytest.raises(Refused, match="registered_already"), world.nothing_changes():
        events.register(ident, "liaison")


def test_one_does_not_register_before_it_is_open_nor_after_its_last_day(world, events):
    early = events.announced()
    with pytest.raises(Refused, match="registration_not_open"), world.nothing_changes():
        events.register(early, "liaison")
    ident = events.opened()
    late = {"event": ident, "now": world.now + timedelta(days=36)}  # the last day is 6 June
    with pytest.raises(Refused, match="registration_is_over"), world.nothing_changes():
        actions_registering.register(actor=world.liaison, **late)
    office = {"actor": world.policy_officer, "person": world.person["liaison"]}
    assert actions_registering.register(**office, **late) == "going"


def test_a_liaison_registers_colleagues_of_her_university_alone(world, events):
    ident = events.opened()
    by = {"actor": world.liaison, "event": ident, "now": world.now}
    state = actions_registering.register(person=world.person["head"], institution=world.inst["gamma"], **by)
    assert state == "going" and told("event_registered") == [world.person["head"]]
    with pytest.raises(Invalid, match="unknown"), world.nothing_changes():
        actions_registering.register(person=world.person["seat"], institution=world.inst["gamma"], **by)
    with pytest.raises(NotFound), world.nothing_changes():
        actions_registering.register(person=world.person["seat"], institution=world.inst["beta"], **by)


def test_places_in_sessions_are_limited_and_whoever_waits_moves_up(world, events):
    ident = events.opened()
    small = events.session(ident, title="Small", capacity=1)
    for who in ("liaison", "delegate", "chair"):
        events.register(ident, who, sessions=[small])
    states = list(Choice.objects.filter(session=small).order_by("at", "id").values_list("state", flat=True))
    assert states == [Seat.BOOKED, Seat.WAITING, Seat.WAITING]
    by = {"event": ident, "mode": "on-site", "now": world.now}
    actions_registering.change_registration(actor=world.liaison, sessions=[], **by)
    assert told("event_session_moved_up") == [world.person["delegate"]]
    assert Session.objects.get(pk=small).taken == 1
    actions_registering.cancel_registration(actor=world.delegate, event=ident, now=world.now)
    assert told("event_session_moved_up") == [world.person["delegate"], world.person["chair"]]
    assert Choice.objects.filter(session=small, state=Seat.BOOKED).count() == 1


def test_who_waits_for_the_event_wishes_and_is_seated_when_she_moves_up(world, events):
    ident = events.opened(capacity=1)
    small = events.session(ident, capacity=5)
    events.register(ident, "liaison")
    events.register(ident, "delegate", sessions=[small])
    assert Choice.objects.get(session=small).state == Seat.WISHED and Session.objects.get(pk=small).taken == 0
    actions_registering.cancel_registration(actor=world.liaison, event=ident, now=world.now)
    assert Choice.objects.get(session=small).state == Seat.BOOKED and Session.objects.get(pk=small).taken == 1


def test_sessions_at_one_time_or_of_another_event_are_refused(world, events):
    ident, other = events.opened(), events.opened()
    one, two = (events.session(ident, capacity=5, track=track) for track in "AB")
    open_to_all, elsewhere = events.session(ident, hour=14), events.session(other, capacity=5)
    for chosen in ([one, two], [open_to_all], [elsewhere]):
        with pytest.raises(Invalid), world.nothing_changes():
            events.register(ident, "liaison", sessions=chosen)
    assert Session.objects.get(pk=one).taken == 0


def test_a_session_taken_out_is_told_to_those_who_had_a_place(world, events):
    ident = events.opened()
    small = events.session(ident, title="Small", capacity=5)
    events.register(ident, "liaison", sessions=[small])
    remove_session(actor=world.policy_officer, event=ident, session=small, now=world.now)
    assert told("event_session_dropped") == [world.person["liaison"]] and not Choice.objects.exists()


def test_speakers_are_people_of_the_register_or_names(world, events):
    ident = events.announced()
    mail = "chair@testnet.example"
    events.session(ident, speakers=[(mail, "chair of the group"), ("Ada Outside", "Royal Society")])
    from collegium.rooms.events.queries_programme import sessions_of

    (row,) = sessions_of(ident)
    assert [(it.name, it.what, bool(it.person)) for it in row.speakers] == [
        ("Chiara Weiss", "chair of the group", True), ("Ada Outside", "Royal Society", False),
    ]  # fmt: skip
    with pytest.raises(Invalid, match="unknown"), world.nothing_changes():
        events.session(ident, speakers=[("nobody@testnet.example", "")])


def test_a_session_lies_within_the_days_and_keeps_the_places_it_gave(world, events):
    ident = events.opened()
    with pytest.raises(Invalid, match="outside"), world.nothing_changes():
        events.session(ident, day=5)
    session = events.session(ident, capacity=2)
    for who in ("liaison", "delegate"):
        events.register(ident, who, sessions=[session])
    held = Session.objects.get(pk=session)
    for capacity in (1, None):
        part = Part(title="Less", starts_at=held.starts_at, ends_at=held.ends_at, capacity=capacity)
        with pytest.raises(Invalid), world.nothing_changes():
            change_session(actor=world.policy_officer, event=ident, session=session, part=part, now=world.now)


def test_cancelling_tells_those_who_are_registered_and_needs_a_reason(world, events):
    ident = events.opened()
    events.register(ident, "liaison")
    by = {"actor": world.policy_officer, "event": ident, "now": world.now}
    with pytest.raises(Invalid, match="missing"), world.nothing_changes():
        actions.cancel_event(reason=" ", **by)
    actions.cancel_event(reason="The hall is not to be had.", **by)
    world.settle()
    assert told("event_cancelled") == [world.person["liaison"]]
    actions.take_up_event(**by)
    assert event_for(world.policy_officer, ident).state == State.DRAFT


def test_needs_are_erased_when_one_gives_up_by_hand_and_after_thirty_days(world, events):
    ident = events.opened()
    events.register(ident, "liaison", diet="vegan")
    events.register(ident, "delegate", access="step-free")
    actions_registering.cancel_registration(actor=world.liaison, event=ident, now=world.now)
    assert list(Need.objects.values_list("access", flat=True)) == ["step-free"]
    last = world.now + timedelta(days=43 + 30)
    assert erase_old_needs(last) == 0 and Need.objects.exists()
    assert erase_old_needs(last + timedelta(days=1)) == 1 and not Need.objects.exists()


def test_needs_are_in_no_act_and_in_no_letter(world, events):
    from collegium.commons.journal.models import Act, ActText
    from collegium.commons.notify.models import Letter, Notification

    ident = events.opened()
    events.register(ident, "liaison", diet="xyzzy-diet", access="xyzzy-access")
    for model in (Act, ActText, Letter, Notification):
        assert "xyzzy" not in repr(list(model.objects.values()))


def test_registration_closes_by_the_calendar_after_its_last_day(world, events):
    ident = events.opened()
    assert close_due(world.now + timedelta(days=35)) == 0
    assert close_due(world.now + timedelta(days=36)) == 1
    assert Event.objects.get(pk=ident).state == State.CLOSED


def test_who_leaves_gives_up_her_places_and_who_is_erased_leaves_no_needs(world, events):
    ident = events.opened(capacity=1)
    events.register(ident, "liaison", diet="vegan")
    events.register(ident, "delegate")
    from collegium.rooms.people.actions import leave as end_person
    from collegium.rooms.people.actions_erasing import erase_person

    end_person(actor=world.policy_officer, person=world.person["liaison"], now=world.now)
    assert answers(ident) == [("liaison", "cancelled"), ("delegate", "going")]
    held = events.held(came=("delegate",), title="Past")
    Need(registration=Registration.objects.get(event=held), diet="vegan")
    erase_person(actor=world.policy_officer, person=world.person["liaison"], now=world.now)
    assert not Need.objects.exists()


def test_saying_no_is_an_answer_and_can_be_taken_back(world, events):
    ident = events.opened(kind="group-meeting", body=world.body["openness"], audience="body")
    actions_registering.decline(actor=world.seat, event=ident, now=world.now)
    assert answers(ident) == [("seat", "cancelled")]
    assert events.register(ident, "seat") == "going"
    with pytest.raises(Refused, match="registered_already"), world.nothing_changes():
        actions_registering.decline(actor=world.seat, event=ident, now=world.now)


def test_attendance_is_for_those_with_a_place_and_not_before_the_first_day(world, events):
    ident = events.opened()
    events.register(ident, "liaison")
    row = Registration.objects.get(event=ident)
    by = {"actor": world.policy_officer, "event": ident, "came": [row.id]}
    with pytest.raises(Refused, match="event_is_ahead"), world.nothing_changes():
        actions_registering.record_attendance(now=world.now, **by)
    assert actions_registering.record_attendance(now=world.now + timedelta(days=42), **by) == 1
    assert Registration.objects.get(event=ident).attended is True


def test_an_event_discusses_what_the_planner_sees(world, events):
    from collegium.rooms.challenges.actions import raise_challenge

    ident = events.announced()
    challenge = raise_challenge(
        actor=world.liaison, institution=world.inst["gamma"], theme=world.body["openness"], title="Too few engineers",
        what="x", who_suffers="y", evidence="z", now=world.now,
    )  # fmt: skip
    by = {"actor": world.policy_officer, "event": ident, "now": world.now}
    discuss(what=Ref("challenge", challenge), **by)
    assert world.thread(Ref("event", ident)) == {("discusses", f"challenge:{challenge}")}
    with pytest.raises(NotFound), world.nothing_changes():
        discuss(what=Ref("person", world.person["chair"]), **by)
    discuss_no_more(what=Ref("challenge", challenge), **by)
    assert world.thread(Ref("event", ident)) == set()
    with pytest.raises(NotFound), world.nothing_changes():
        discuss_no_more(what=Ref("challenge", challenge), **by)


def test_figures_are_counted_from_the_register(world, events):
    events.held(came=("liaison", "delegate"))
    events.held(came=("liaison",))
    counted = figures(date(2022, 1, 1), date(2022, 12, 31))
    assert (counted.held, counted.people) == (2, 2)
    assert [it.title for it in latest_events()] == [it.title for it in latest_events(50)]
    assert len(latest_events()) == 2


def test_random_answers_never_oversell_and_never_leave_a_place_empty(world, events):
    import random

    dice = random.Random(7)
    ident = events.opened(capacity=3)
    small = events.session(ident, capacity=1)
    for _ in range(60):
        who = world[dice.choice(PEOPLE)]
        row = Registration.objects.filter(event=ident, person=who.id).exclude(state=Answer.CANCELLED).first()
        if row is None:
            chosen = dice.choice([[], [small]])
            actions_registering.register(actor=who, event=ident, sessions=chosen, now=world.now)
        else:
            actions_registering.cancel_registration(actor=who, event=ident, now=world.now)
        held = invariant(ident)
        assert held["taken"] == held["going"] <= 3
        assert held["waiting"] == 0 or held["taken"] == 3
        booked = Choice.objects.filter(session=small, state=Seat.BOOKED).count()
        waiting = Choice.objects.filter(session=small, state=Seat.WAITING).count()
        assert booked == Session.objects.get(pk=small).taken <= 1
        assert waiting == 0 or booked == 1
