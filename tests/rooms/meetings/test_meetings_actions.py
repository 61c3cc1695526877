"""Planning, agenda, who was there, minutes, actions: state, act, fact, who is told, and nothing else."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.files import open_file
from collegium.commons.notify.models import Letter, Notification
from collegium.commons.search.indexing import refresh_touched
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.groups.actions import end_holding
from collegium.rooms.groups.models import Holding
from collegium.rooms.meetings import actions, actions_agenda, actions_minutes
from collegium.rooms.meetings.actions import Noted
from collegium.rooms.meetings.actions_agenda import Entry
from collegium.rooms.meetings.models import Action, Invitation, Item, Meeting, Minutes
from collegium.rooms.meetings.queries import invitations_of
from collegium.rooms.meetings.queries_agenda import agenda_of, items_of, open_actions_in
from collegium.rooms.meetings.queries_proposals import proposals_for


def told(kind):
    return set(Notification.objects.filter(kind=kind).values_list("person", flat=True))


def seats(world):
    return {world.person[name] for name in ("chair", "seat", "liaison")}


def titles(ident):
    return [row.title for row in items_of(ident)]


def test_from_plan_to_frozen_minutes_is_recorded_and_announced(world, meetings):
    ident = meetings.frozen()
    it = Meeting.objects.get(pk=ident)
    assert (it.state, it.frozen_at) == ("frozen", world.now)
    kinds = [kind for kind in world.acts() if kind != "meetings.item_added"]
    assert kinds == [
        "meetings.planned", "meetings.presence_noted", "meetings.minutes_written", "meetings.decided",
        "meetings.action_given", "meetings.minutes_shown", "meetings.minutes_frozen",
    ]  # fmt: skip
    assert world.announced() == [
        "meetings.planned", "meetings.action_given", "meetings.minutes_shown", "meetings.minutes_frozen",
    ]  # fmt: skip
    world.settle()
    assert told("minutes_shown") == told("minutes_frozen") == seats(world)
    assert told("action_given") == {world.person["seat"]}
    assert told("meeting_invited") == set(), "the plan of a meeting that has passed asks nobody"


def test_whoever_holds_a_seat_is_invited_and_answers_by_her_letter(world, meetings, client):
    ident = meetings.planned()
    assert {row.person for row in invitations_of(ident)} == seats(world)
    world.settle()
    assert told("meeting_invited") == seats(world)
    letter = Letter.objects.get(kind="meeting_invited", address__startswith="seat@")
    token = re.search(r"/a/[\w-]+", letter.text).group()
    page = client.get(token, follow=True)
    assert page.status_code == 200 and "Meeting 6" in page.text and "I cannot come" in page.text
    path = page.redirect_chain[-1][0]
    assert client.post(path, {"answer": "maybe"}).status_code == 422
    assert "Noted: you cannot come." in client.post(path, {"answer": "cannot"}).text
    row = Invitation.objects.get(meeting=ident, person=world.person["seat"])
    assert row.answer == "cannot" and row.answered_at is not None


def test_where_every_member_sits_the_delegates_are_invited(world, meetings):
    ident = meetings.planned(group="assembly", who="secretary_general")
    rows = invitations_of(ident)
    assert len(rows) == 6 and {row.person for row in rows} == {"", world.person["delegate"]}
    assert {row.institution for row in rows} == set(world.inst.values())


def test_a_new_holder_of_a_seat_is_invited_when_the_agenda_goes_out(world, meetings):
    ident = meetings.with_agenda()
    actions.answer_invitation(actor=world.seat, meeting=ident, answer="comes", now=world.now)
    holding = Holding.objects.get(person=world.person["seat"], until=None).id
    end_holding(actor=world.operator, holding=holding, now=world.now - timedelta(seconds=1))
    actions.send_agenda(meeting=ident, **meetings.by)
    rows = {row.person: row.answer for row in invitations_of(ident)}
    assert rows == {world.person["chair"]: "", "": "", world.person["liaison"]: ""}


def test_an_agenda_goes_to_those_invited_with_its_items_and_changed_words(world, meetings):
    ident = meetings.planned()
    with pytest.raises(Refused, match="agenda_empty"), world.nothing_changes():
        actions.send_agenda(meeting=ident, **meetings.by)
    meetings.item(ident, "The work plan")
    actions.send_agenda(meeting=ident, texts={"fr": "Autres mots."}, **meetings.by)
    world.settle()
    letters = Letter.objects.filter(kind="meeting_agenda")
    assert letters.count() == 3 and "1. The work plan (30′)" in letters.first().text
    assert Meeting.objects.get(pk=ident).state == "sent"


def test_a_meeting_that_has_begun_sends_no_agenda_and_one_that_has_not_notes_nobody(world, meetings):
    past, ahead = meetings.with_agenda(days=-1), meetings.with_agenda()
    with pytest.raises(Refused, match="has_begun"), world.nothing_changes():
        actions.send_agenda(meeting=past, **meetings.by)
    with pytest.raises(Refused, match="not_begun"), world.nothing_changes():
        actions.note_presence(meeting=ahead, noted={}, **meetings.by)
    with pytest.raises(Refused, match="has_begun"), world.nothing_changes():
        actions.answer_invitation(actor=world.seat, meeting=past, answer="comes", now=world.now)


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        ({"hours": -1}, {"ends_at": "ends_before"}),
        ({"hours": 24 * 8}, {"ends_at": "lasts_too_long"}),
        ({"place": " "}, {"place": "no_place"}),
        ({"group": "nowhere"}, {"group": "unknown"}),
    ],
)
def test_what_cannot_be_planned_is_named(world, meetings, asked, faults):
    begins = world.now + timedelta(days=3)
    given = {"place": "Ghent", "group": "openness", **asked}
    ends = begins + timedelta(hours=given.pop("hours", 2))
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        actions.plan_meeting(title="t", begins_at=begins, ends_at=ends, **given, **meetings.by)
    assert wrong.value.fields == faults


@pytest.mark.parametrize("who", ["nobody", "guest", "seat", "liaison", "delegate", "president", "board_member"])
def test_nobody_else_runs_a_meeting(world, meetings, who):
    ident = meetings.with_agenda()
    item = items_of(ident)[0].id
    asked = {"actor": world[who], "meeting": ident, "now": world.now}
    for act in (
        lambda: actions.send_agenda(**asked),
        lambda: actions.cancel_meeting(reason="r", **asked),
        lambda: actions.note_presence(noted={}, **asked),
        lambda: actions_agenda.add_item(entry=Entry("t"), **asked),
        lambda: actions_agenda.remove_item(item=item, **asked),
        lambda: actions_minutes.correct_minutes(reason="r", **asked),
    ):
        with pytest.raises(NotFound), world.nothing_changes():
            act()
    assert Item.objects.filter(pk=item).exists()


def test_another_moment_asks_again_and_a_stale_tab_is_told(world, meetings):
    ident = meetings.planned()
    actions.answer_invitation(actor=world.seat, meeting=ident, answer="comes", now=world.now)
    begins = world.now + timedelta(days=20)
    asked = {
        "meeting": ident, "title": "Meeting 6", "begins_at": begins, "ends_at": begins + timedelta(hours=1),
        "place": "Ghent", "link": "", **meetings.by,
    }  # fmt: skip
    actions.change_meeting(version=1, **asked)
    world.settle()
    assert told("meeting_moved") == seats(world)
    assert {row.answer for row in invitations_of(ident)} == {""}
    with pytest.raises(Stale), world.nothing_changes():
        actions.change_meeting(version=1, **asked)


def test_a_new_title_alone_tells_nobody(world, meetings):
    ident = meetings.planned()
    it = Meeting.objects.get(pk=ident)
    actions.change_meeting(
        meeting=ident, version=1, title="Autumn", begins_at=it.begins_at, ends_at=it.ends_at, place=it.place, link="",
        **meetings.by,
    )  # fmt: skip
    assert world.announced() == ["meetings.planned"]


def test_cancelled_with_a_reason_and_its_links_open_nothing_more(world, meetings, client):
    ident = meetings.planned()
    world.settle()
    token = re.search(r"/a/[\w-]+", Letter.objects.filter(kind="meeting_invited").first().text).group()
    with pytest.raises(Invalid), world.nothing_changes():
        actions.cancel_meeting(meeting=ident, reason=" ", **meetings.by)
    actions.cancel_meeting(meeting=ident, reason="Too few can come.", **meetings.by)
    world.settle()
    assert told("meeting_cancelled") == seats(world) and client.get(token).status_code == 410
    with pytest.raises(Refused, match="not_from_here"), world.nothing_changes():
        actions.send_agenda(meeting=ident, **meetings.by)


def test_items_go_up_and_down_and_keep_their_numbers(world, meetings):
    ident = meetings.with_agenda(titles=("a", "b", "c"))
    a, b, c = (row.id for row in items_of(ident))
    actions_agenda.move_item(meeting=ident, item=c, up=True, **meetings.by)
    actions_agenda.move_item(meeting=ident, item=a, up=True, **meetings.by)
    assert titles(ident) == ["a", "c", "b"]
    actions_agenda.remove_item(meeting=ident, item=c, **meetings.by)
    assert [(row.position, row.title) for row in items_of(ident)] == [(1, "a"), (2, "b")]
    with pytest.raises(NotFound), world.nothing_changes():
        actions_agenda.move_item(meeting=ident, item=c, up=True, **meetings.by)
    assert b


def test_an_item_is_led_by_somebody_who_is_invited_or_of_the_office(world, meetings):
    ident = meetings.planned()
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        meetings.item(ident, lead=world.person["board_member"])
    assert wrong.value.fields == {"lead": "unknown"}
    meetings.item(ident, lead=world.person["policy_officer"])
    assert items_of(ident)[0].lead_name == "Oskar Petit"


def test_an_object_lies_beside_an_item_for_those_who_may_see_it(world, meetings):
    from factories.practices import Practices

    card = Practices(world).shared(visibility="group", title="For the group alone")
    refresh_touched()
    ident = meetings.planned()
    item = meetings.item(ident)
    actions_agenda.lay_paper(meeting=ident, item=item, ref=Ref("practice", card), **meetings.by)
    assert [row.title for row in agenda_of(ident, world.chair)[0].papers] == ["For the group alone"]
    assert agenda_of(ident, world.president)[0].papers == []
    with pytest.raises(Invalid), world.nothing_changes():
        actions_agenda.lay_paper(
            meeting=ident, item=item, ref=Ref("practice", "01HZZZZZZZZZZZZZZZZZZZZZZZ"), **meetings.by
        )


def test_files_of_an_item_are_for_those_who_see_the_meeting(world, meetings):
    ident = meetings.planned()
    item = meetings.item(ident)
    upload = SimpleUploadedFile("rules.txt", b"House rules.")
    file = actions_agenda.add_file(meeting=ident, item=item, upload=upload, **meetings.by)
    assert world.client("seat").get(f"/files/{file}/").status_code == 200
    for outside in ("nobody", "guest", "president", "delegate"):
        assert world.client(outside).get(f"/files/{file}/").status_code == 404
    actions_agenda.remove_file(meeting=ident, item=item, file=file, **meetings.by)
    assert world.client("seat").get(f"/files/{file}/").status_code == 404


def test_open_actions_and_what_waits_are_proposed_for_the_next_agenda(world, meetings):
    from factories.practices import Practices

    Practices(world).submitted(title="A card that waits")
    meetings.written()
    ident = meetings.planned()
    it = Meeting.objects.select_related("group").get(pk=ident)
    rows = {row.title: row for row in proposals_for(it, world.chair, [], world.now)}
    assert {"Any other business", "Write chapter two.", "A card that waits"} <= set(rows)
    assert rows["A card that waits"].url.startswith("/practices/")
    meetings.item(ident, "Write chapter two.")
    left = [row.title for row in proposals_for(it, world.chair, items_of(ident), world.now)]
    assert "Write chapter two." not in left


def test_a_substitute_has_a_name(world, meetings):
    ident = meetings.with_agenda(days=-7)
    chair, *_ = invitations_of(ident)
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        actions.note_presence(meeting=ident, noted={chair.id: Noted("substitute")}, **meetings.by)
    assert wrong.value.fields == {chair.id: "no_substitute"}
    actions.note_presence(meeting=ident, noted={chair.id: Noted("substitute", "Ada Lind")}, **meetings.by)
    assert Invitation.objects.get(pk=chair.id).substitute == "Ada Lind"
    assert Meeting.objects.get(pk=ident).state == "held"


def test_minutes_are_not_written_over_one_another(world, meetings):
    ident = meetings.held()
    item = items_of(ident)[0].id
    version = Meeting.objects.get(pk=ident).version
    asked = {"meeting": ident, "version": version, **meetings.by}
    actions_minutes.write_minutes(said={item: "First."}, **asked)
    with pytest.raises(Stale) as stale, world.nothing_changes():
        actions_minutes.write_minutes(said={item: "Second."}, **asked)
    assert (stale.value.theirs, stale.value.yours) == ({"Agenda": "First."}, {"Agenda": "Second."})


def test_empty_minutes_are_not_shown(world, meetings):
    ident = meetings.held()
    with pytest.raises(Refused, match="minutes_empty"), world.nothing_changes():
        actions_minutes.show_minutes(meeting=ident, **meetings.by)


def test_an_action_is_for_somebody_of_the_body_or_the_office_until_a_day_ahead(world, meetings):
    ident = meetings.held()
    item = items_of(ident)[0].id
    asked = {"meeting": ident, "item": item, "text": "Write.", "due": world.now.date(), **meetings.by}
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        actions_minutes.give_action(owner=world.person["president"], **asked)
    assert wrong.value.fields == {"owner": "unknown"}
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        early = world.now.date() - timedelta(days=30)
        actions_minutes.give_action(owner=world.person["seat"], **{**asked, "due": early})
    assert wrong.value.fields == {"due": "passed"}


def test_an_action_is_settled_once_by_its_owner_or_whoever_leads(world, meetings):
    meetings.written()
    action = Action.objects.get().id
    asked = {"action": action, "now": world.now}
    with pytest.raises(NotFound), world.nothing_changes():
        actions_minutes.settle_action(actor=world.liaison, state="done", **asked)
    with pytest.raises(Invalid), world.nothing_changes():
        actions_minutes.settle_action(actor=world.seat, state="dropped", **asked)
    actions_minutes.settle_action(actor=world.seat, state="done", outcome="Sent.", **asked)
    assert open_actions_in(world.body["openness"]) == []
    with pytest.raises(Refused, match="action_settled"), world.nothing_changes():
        actions_minutes.settle_action(actor=world.chair, state="dropped", outcome="o", **asked)


def test_a_new_owner_of_an_action_is_told(world, meetings):
    meetings.written()
    row = Action.objects.get()
    world.settle()
    actions_minutes.change_action(
        action=row.id, text=row.text, owner=world.person["liaison"], due=row.due, **meetings.by
    )
    world.settle()
    assert told("action_given") == {world.person["seat"], world.person["liaison"]}


def test_frozen_minutes_are_a_document_that_nobody_changes(world, meetings):
    ident = meetings.frozen()
    first = Minutes.objects.get()
    content = open_file(first.file).read()
    assert content.startswith(b"%PDF-") and first.number == 1
    item = items_of(ident)[0].id
    for act in (
        lambda: meetings.write(ident, {item: "Otherwise."}),
        lambda: meetings.item(ident, "One more"),
        lambda: actions_minutes.record_resolution(meeting=ident, item=item, text="No.", **meetings.by),
        lambda: actions.note_presence(meeting=ident, noted={}, **meetings.by),
        lambda: meetings.freeze(ident),
    ):
        with pytest.raises(Refused, match="not_from_here"), world.nothing_changes():
            act()
    assert world.client("seat").get(f"/files/{first.file}/").status_code == 200
    assert world.client("president").get(f"/files/{first.file}/").status_code == 404


def test_a_correction_is_a_new_version_with_its_reason(world, meetings):
    ident = meetings.frozen()
    with pytest.raises(Invalid), world.nothing_changes():
        actions_minutes.correct_minutes(meeting=ident, reason="", **meetings.by)
    actions_minutes.correct_minutes(meeting=ident, reason="A name was wrong.", **meetings.by)
    meetings.write(ident, {items_of(ident)[0].id: "Adopted with one change."})
    meetings.freeze(ident)
    second, first = Minutes.objects.order_by("-number")
    assert (first.number, first.reason, second.number, second.reason) == (1, "", 2, "A name was wrong.")
    assert first.fingerprint != second.fingerprint


def test_the_same_minutes_have_the_same_bytes(world, meetings):
    from collegium.rooms.meetings.printing import minutes_document
    from collegium.rooms.meetings.queries import meeting_for

    it = meeting_for(world.operator, meetings.shown())
    once = minutes_document(it, number=1, reason="", at=world.now)
    assert once == minutes_document(it, number=1, reason="", at=world.now)


def test_minutes_that_changed_meanwhile_are_not_frozen(world, meetings):
    ident = meetings.shown()
    version = Meeting.objects.get(pk=ident).version
    meetings.write(ident, {items_of(ident)[0].id: "Later."})
    with pytest.raises(Stale), world.nothing_changes():
        actions_minutes.freeze_minutes(meeting=ident, version=version, **meetings.by)
    assert not Minutes.objects.exists()


def test_an_item_with_minutes_stays_on_the_agenda(world, meetings):
    ident = meetings.written()
    with pytest.raises(Refused, match="item_has_minutes"), world.nothing_changes():
        actions_agenda.remove_item(meeting=ident, item=items_of(ident)[0].id, **meetings.by)
