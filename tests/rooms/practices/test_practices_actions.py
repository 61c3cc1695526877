"""Writing, reviewing, trying and confirming: state, act, fact, who is told, and nothing else."""

import re
from datetime import timedelta

import pytest

from collegium.commons.access import actor_of
from collegium.commons.notify.models import Letter, Notification
from collegium.kernel import clock
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.people.actions import leave
from collegium.rooms.practices import actions, actions_using
from collegium.rooms.practices.jobs import ask_again
from collegium.rooms.practices.models import Confirmation, Practice, Trial
from collegium.rooms.practices.queries_keepers import keepers_of
from factories.practices import TEXTS


def told(kind):
    return set(Notification.objects.filter(kind=kind).values_list("person", flat=True))


def change(world, ident, *, version=1, who="liaison", **more):
    asked = {
        "title": "Another title", "theme": "openness", "contact": world.person["liaison"], "texts": TEXTS,
        "scale": "unit", "visibility": "members", "language": "en",
    }  # fmt: skip
    actions.change_practice(actor=world[who], practice=ident, version=version, now=world.now, **{**asked, **more})


def try_it(world, ident, *, who="seat", place="beta", **more):
    asked = {"began": world.now.date(), "changed": "Two laboratories instead of six.", **more}
    actions_using.tell_of_trial(actor=world[who], practice=ident, institution=world.inst[place], now=world.now, **asked)


def test_from_draft_to_shared_is_recorded_and_announced(world, cards):
    ident = cards.shared()
    it = Practice.objects.get(pk=ident)
    assert (it.state, it.reference, it.confirmed_at) == ("shared", "G-0001", world.now)
    assert world.acts() == ["practices.begun", "practices.submitted", "practices.shared"]
    assert world.announced() == ["practices.submitted", "practices.settled"]
    assert ("shared_by", f"member:{world.inst['gamma']}") in world.thread(Ref("practice", ident))
    world.settle()
    assert told("practice_submitted") == {world.person["chair"]}
    assert told("practice_shared") == {world.person["liaison"]}


def test_an_incomplete_card_is_not_given_for_review(world, cards):
    ident = cards.begun(texts={"summary": "Short."})
    with pytest.raises(Refused) as refused, world.nothing_changes():
        actions.submit_practice(actor=world.liaison, practice=ident, now=world.now)
    assert refused.value.decision.params == {"missing": 5, "needed": 6}


def test_a_chair_does_not_decide_on_her_own_card(world):
    asked = {"actor": world.chair, "now": world.now}
    ident = actions.begin_practice(
        institution=world.inst["alpha"], theme="openness", title="Ours", texts=TEXTS, **asked
    )
    actions.submit_practice(practice=ident, **asked)
    with pytest.raises(Refused, match="your_own_card"), world.nothing_changes():
        actions.share_practice(practice=ident, **asked)
    actions.share_practice(actor=world.policy_officer, practice=ident, now=world.now)
    assert Practice.objects.get(pk=ident).state == "shared"


def test_sent_back_with_a_reason_and_given_again(world, cards):
    ident, by = cards.submitted(), {"actor": world.chair, "now": world.now}
    with pytest.raises(Invalid), world.nothing_changes():
        actions.send_back_practice(practice=ident, reason=" ", **by)
    actions.send_back_practice(practice=ident, reason="In which year?", **by)
    world.settle()
    assert told("practice_sent_back") == {world.person["liaison"]}
    actions.submit_practice(actor=world.liaison, practice=ident, now=world.now)
    assert Practice.objects.get(pk=ident).reason == ""


@pytest.mark.parametrize("who", ["nobody", "guest", "seat", "liaison", "delegate", "head", "president"])
def test_nobody_else_shares(world, cards, who):
    ident = cards.submitted()
    with pytest.raises((NotFound, Refused)), world.nothing_changes():
        actions.share_practice(actor=world[who], practice=ident, now=world.now)


def test_nobody_writes_for_another_university(world, cards):
    with pytest.raises(NotFound), world.nothing_changes():
        cards.begun(institution=world.inst["beta"])


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"theme": "board"}, {"theme": "unknown"}),
        ({"texts": {"summary": "word " * 81}}, {"summary": "too_long"}),
        ({"challenge": "01HZZZZZZZZZZZZZZZZZZZZZZZ"}, {"challenge": "unknown"}),
    ],
)
def test_what_cannot_be_taken_is_named(world, cards, asked, fault):
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        cards.begun(**asked)
    assert wrong.value.fields == fault


def test_the_contact_belongs_to_the_university(world, cards):
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        cards.begun(contact=world.person["seat"])
    assert wrong.value.fields == {"contact": "unknown"}


def test_a_card_hangs_on_the_thread_of_the_challenge_that_it_answers(world, cards):
    from collegium.rooms.challenges.actions import raise_challenge

    challenge = raise_challenge(
        actor=world.seat, institution=world.inst["beta"], title="t", what="w", who_suffers="s", theme="openness",
        now=world.now,
    )  # fmt: skip
    ident = cards.begun(challenge=challenge)
    assert ("answers", f"challenge:{challenge}") in world.thread(Ref("practice", ident))


def test_a_shared_card_is_changed_in_the_open_and_stays_complete(world, cards):
    ident = cards.shared()
    try_it(world, ident)
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        change(world, ident, texts={**TEXTS, "results": ""})
    assert wrong.value.fields == {"results": "missing"}
    change(world, ident)
    world.settle()
    assert told("practice_changed") == {world.person["chair"], world.person["seat"]}


def test_a_stale_tab_gets_both_texts(world, cards):
    ident = cards.begun()
    change(world, ident, title="First")
    with pytest.raises(Stale) as stale, world.nothing_changes():
        change(world, ident, title="Second")
    assert (stale.value.theirs["title"], stale.value.yours["title"]) == ("First", "Second")


def test_what_the_chairs_read_does_not_change_meanwhile(world, cards):
    ident = cards.submitted()
    with pytest.raises(NotFound), world.nothing_changes():
        change(world, ident)


def test_withdrawn_leaves_the_lists_and_can_be_taken_up_again(world, cards):
    ident, by = cards.shared(), {"actor": world.liaison, "now": world.now}
    try_it(world, ident)
    actions.withdraw_practice(practice=ident, reason="The pool has ended.", **by)
    world.settle()
    assert told("practice_withdrawn") == {world.person["liaison"], world.person["seat"]}
    actions.reopen_practice(practice=ident, **by)
    it = Practice.objects.get(pk=ident)
    assert (it.state, it.shared_at, it.trials.count()) == ("draft", None, 1)


def test_another_university_tells_once_and_betters_it(world, cards):
    ident = cards.shared(visibility="public")
    try_it(world, ident)
    try_it(world, ident, verdict="kept", outcome="Nine of ten stay.")
    it = Trial.objects.get()
    assert (it.verdict, it.outcome, world.acts()[-1]) == ("kept", "Nine of ten stay.", "practices.tried")
    world.settle()
    assert told("practice_tried") == {world.person["liaison"]}
    actions_using.withdraw_trial(actor=world.seat, practice=ident, institution=world.inst["beta"], now=world.now)
    assert not Trial.objects.exists()


def test_a_trial_is_elsewhere_begun_and_has_its_outcome(world, cards):
    ident = cards.shared()
    with pytest.raises(Refused, match="tried_at_home"), world.nothing_changes():
        try_it(world, ident, who="liaison", place="gamma")
    for asked, fault in [
        ({"began": world.now.date() + timedelta(days=1)}, {"began": "ahead"}),
        ({"verdict": "stopped"}, {"outcome": "missing"}),
    ]:
        with pytest.raises(Invalid) as wrong, world.nothing_changes():
            try_it(world, ident, **asked)
        assert wrong.value.fields == fault
    with pytest.raises(NotFound), world.nothing_changes():
        try_it(world, ident, place="delta")


def test_a_message_reaches_the_contact_and_stays_between_the_two(world, cards):
    ident = cards.shared(visibility="public")
    asked = {"actor": world.guest, "practice": ident, "email": "guest@testnet.example", "now": world.now}
    actions_using.write_to_contact(message="How many hours?", **asked)
    letter = Letter.objects.get(kind="practice_asked")
    assert letter.person == world.person["liaison"] and "How many hours?" in letter.text
    assert "guest@testnet.example" in letter.text
    for role in ("policy_officer", "chair"):
        assert "How many hours?" not in world.client(role).get("/activity/").text
    for _ in range(4):
        actions_using.write_to_contact(message="And again?", **asked)
    with pytest.raises(Refused, match="too_many_messages"), world.nothing_changes():
        actions_using.write_to_contact(message="A sixth.", **asked)


def test_a_year_later_it_is_asked_about_once_and_confirmed_by_the_letter(world, cards):
    ident = cards.shared()
    assert ask_again(world.now + timedelta(days=364)) == 0
    later = world.now + timedelta(days=365)
    with clock.frozen_at(later):
        assert (ask_again(later), ask_again(later + timedelta(hours=1))) == (1, 0)
        assert told("practice_due") == {world.person["liaison"]}
        path = re.search(r"/a/[\w-]+", Letter.objects.get(kind="practice_due").text)[0]
        browser = world.client()
        page = browser.get(path, follow=True)
        assert page.status_code == 200 and "Does it still hold?" in page.text
        assert not Confirmation.objects.exists(), "following the link changes nothing"
        answer = browser.post(f"/practices/{ident}/confirm/", {"changed": "Seven laboratories."})
        assert answer.status_code == 200 and 'data-result="confirmed"' in answer.text
        assert browser.get(f"/practices/{ident}/confirm/").status_code == 404, "the link opens nothing any more"
    it = Confirmation.objects.get()
    assert (it.changed, it.person_id, Practice.objects.get().confirmed_at) == (
        "Seven laboratories.", world.person["liaison"], later,
    )  # fmt: skip
    assert ask_again(later + timedelta(days=364)) == 0


def test_when_the_contact_has_left_the_liaisons_are_asked(world):
    by = {"actor": world.seat, "now": world.now}
    ident = actions.begin_practice(institution=world.inst["beta"], theme="openness", title="T", texts=TEXTS, **by)
    assert keepers_of(ident, world.now) == [world.person["seat"]]
    leave(actor=world.policy_officer, person=world.person["seat"], now=world.now)
    after = world.now + timedelta(days=1)
    assert world.inst["beta"] not in actor_of(world.person["seat"], after).institutions
    assert keepers_of(ident, after) == [world.person["liaison_beta"]]


def test_only_the_calendar_asks(world, cards):
    ident = cards.shared()
    with pytest.raises(NotFound), world.nothing_changes():
        actions_using.ask_confirmation(actor=world.policy_officer, practice=ident, to=[], now=world.now)
