"""What each act of a discussion does: state, journal, fact, who is told, and nothing for whoever may not."""

from datetime import timedelta

import pytest

from collegium.commons.journal.models import ActText
from collegium.commons.notify.models import Notification
from collegium.commons.pages.offers import desk_tasks
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.discussions import actions, actions_keeping, queries_shown
from collegium.rooms.discussions.models import Contribution, Discussion, Mention, Reading
from factories.practices import Practices

MEMBERS = ("secretary_general", "president", "board_three", "chair", "seat", "liaison", "delegate", "head")


def told(world, kind, **more):
    """Names of the roles that got a line of a kind."""
    world.settle()
    people = {ident: role for role, ident in world.person.items()}
    return sorted(people[it.person] for it in Notification.objects.filter(kind=kind, **more))


@pytest.mark.parametrize("who", MEMBERS)
def test_members_write(world, challenge, write, who):
    before = len(world.acts())
    it = Contribution.objects.get(pk=write("We see it too.", who))
    assert it.text == "We see it too." and it.author_id == world.person[who]
    assert world.acts()[before:] == ["discussions.said"] and "discussions.said" in world.announced()
    assert ActText.objects.filter(text="We see it too.").count() == 1


@pytest.mark.parametrize("who", ["nobody", "guest"])
def test_nobody_else_writes_or_follows(world, challenge, write, who):
    with world.nothing_changes():
        for call in (
            lambda: write("No.", who),
            lambda: actions.follow(actor=world[who], kind="challenge", host=challenge, follows=True, now=world.now),
        ):
            with pytest.raises(NotFound):
                call()
    assert not Contribution.objects.exists()


def test_a_card_that_is_not_shared_is_discussed_by_those_who_see_it(world, write):
    card = Practices(world).begun()
    write("A word before review.", "liaison", kind="practice", host=card)
    with world.nothing_changes(), pytest.raises(NotFound):
        write("I should not know.", "chair", kind="practice", host=card)


@pytest.mark.parametrize("kind", ["event", "meeting", "round", "person", "nothing"])
def test_what_has_no_room_or_no_discussion_is_absent(world, challenge, write, kind):
    with world.nothing_changes(), pytest.raises(NotFound):
        write(kind=kind, host=challenge)


@pytest.mark.parametrize(("text", "code"), [(" \n ", "required"), ("x" * 4001, "too_long")])
def test_empty_and_endless_words_are_not_taken(world, challenge, write, text, code):
    with world.nothing_changes(), pytest.raises(Invalid) as error:
        write(text)
    assert error.value.fields == {"text": code}


def test_an_answer_to_an_answer_stays_in_the_thread(world, challenge, write):
    root = write("First.")
    answer = write("Second.", "chair", answers=root, now=world.now + timedelta(hours=1))
    third = write("Third.", "liaison", answers=answer, now=world.now + timedelta(hours=2))
    assert Contribution.objects.get(pk=third).root_id == root
    assert Contribution.objects.get(pk=root).latest_at == world.now + timedelta(hours=2)


def test_an_answer_belongs_to_its_own_discussion(world, challenge, write):
    card = Practices(world).shared()
    other = write("Elsewhere.", kind="practice", host=card)
    with world.nothing_changes(), pytest.raises(NotFound):
        write("Here.", answers=other)


def test_who_is_mentioned_is_told_and_only_those_who_may_see(world, write):
    card = Practices(world).begun()
    write("@Hanna Rektor and @Tomas Berg, and @Nobody Known.", "liaison", kind="practice", host=card)
    assert told(world, "discussion_mention") == ["head"]
    assert [it.person_id for it in Mention.objects.all()] == [world.person["head"]]
    assert actions.unresolved("@Hanna Rektor and @Tomas Berg", Contribution.objects.get().id) == ["Tomas Berg"]


def test_a_question_stands_on_the_desk_until_it_is_answered(world, challenge, write):
    ident = write("@Lucie Moreau, how many posts?", asks=True)
    assert told(world, "discussion_asked") == ["liaison"]
    (task,) = [it for it in desk_tasks(world.liaison, world.now) if it.key == f"asked:{ident}"]
    assert task.title == "Contracts end before projects" and "Tomas Berg asks you" in task.meta
    write("Fourteen.", "liaison", answers=ident)
    assert not [it for it in desk_tasks(world.liaison, world.now) if it.key.startswith("asked:")]


def test_being_mentioned_alone_is_no_task(world, challenge, write):
    write("As @Lucie Moreau said.")
    assert not [it for it in desk_tasks(world.liaison, world.now) if it.key.startswith("asked:")]


def test_a_question_is_taken_off_the_desk_without_an_answer(world, challenge, write):
    ident = write("@Lucie Moreau?", asks=True)
    actions.mark_answered(actor=world.liaison, contribution=ident, now=world.now)
    assert not [it for it in desk_tasks(world.liaison, world.now) if it.key.startswith("asked:")]
    with world.nothing_changes(), pytest.raises(NotFound):
        actions.mark_answered(actor=world.chair, contribution=ident, now=world.now)


def test_whoever_lost_sight_has_no_task_any_more(world, write):
    from collegium.rooms.practices.actions import withdraw_practice

    card = Practices(world).shared(visibility="members")
    ident = write("@Bruno Keller?", "liaison", kind="practice", host=card, asks=True)
    assert any(it.key == f"asked:{ident}" for it in desk_tasks(world.board_member, world.now))
    withdraw_practice(actor=world.liaison, practice=card, reason="It has ended.", now=world.now)
    assert not any(it.key == f"asked:{ident}" for it in desk_tasks(world.board_member, world.now))


def test_followers_get_one_line_until_they_have_read(world, challenge, write):
    write("First.", "chair")
    write("Second.", "seat")
    write("Third.", "liaison", now=world.now + timedelta(hours=1))
    assert told(world, "discussion_new") == ["chair", "seat"]
    where = Discussion.objects.get().id
    actions.mark_read(world.chair, where, world.now + timedelta(hours=2))
    write("Fourth.", "liaison", now=world.now + timedelta(hours=3))
    assert told(world, "discussion_new") == ["chair", "chair", "seat"]


def test_whoever_said_no_to_following_is_left_alone(world, challenge, write):
    actions.follow(actor=world.chair, kind="challenge", host=challenge, follows=False, now=world.now)
    write("A word.", "chair")
    write("Another.", "seat", now=world.now + timedelta(minutes=1))
    assert told(world, "discussion_new") == [] and not Reading.objects.get(person=world.person["chair"]).follows


def test_a_follower_who_lost_sight_is_not_told(world, write):
    from collegium.rooms.practices.actions import withdraw_practice

    card = Practices(world).shared(visibility="members")
    actions.follow(actor=world.board_member, kind="practice", host=card, follows=True, now=world.now)
    withdraw_practice(actor=world.liaison, practice=card, reason="It has ended.", now=world.now)
    write("It was ours.", "liaison", kind="practice", host=card)
    assert told(world, "discussion_new") == []


def test_fresh_words_are_changed_and_the_earlier_ones_stay_readable(world, challenge, write):
    ident = write("Six posts.")
    later = world.now + timedelta(minutes=5)
    actions.change(actor=world.seat, contribution=ident, text="Seven posts, says @Lucie Moreau.", now=later)
    assert [row.text for row in queries_shown.wordings(Contribution.objects.get(pk=ident))] == [
        "Seven posts, says @Lucie Moreau.",
        "Six posts.",
    ]
    assert told(world, "discussion_mention") == ["liaison"]
    assert Contribution.objects.get(pk=ident).changed_at == later


@pytest.mark.parametrize(("who", "minutes", "error"), [("chair", 1, NotFound), ("seat", 30, Refused)])
def test_words_stand(world, write, who, minutes, error):
    asked = {"contribution": write("Six posts."), "now": world.now + timedelta(minutes=minutes)}
    with world.nothing_changes(), pytest.raises(error):
        actions.change(actor=world[who], text="No.", **asked)


@pytest.mark.parametrize("who", ["chair", "policy_officer"])
def test_hidden_with_a_reason_that_the_author_is_told(world, challenge, write, who):
    ident = write("A name from outside.")
    actions_keeping.hide(actor=world[who], contribution=ident, reason="Names a person outside.", now=world.now)
    assert told(world, "discussion_hidden") == ["seat"]
    with pytest.raises(Refused):
        write("Answer.", "liaison", answers=ident)
    actions_keeping.show(actor=world[who], contribution=ident, now=world.now)
    assert told(world, "discussion_shown") == ["seat"] and Contribution.objects.get(pk=ident).state == "shown"


@pytest.mark.parametrize("who", ["seat", "liaison", "president", "guest", "nobody"])
def test_nobody_else_hides_or_closes(world, challenge, write, who):
    ident = write()
    with world.nothing_changes():
        for call in (
            lambda: actions_keeping.hide(actor=world[who], contribution=ident, reason="No.", now=world.now),
            lambda: actions_keeping.lock(
                actor=world[who], kind="challenge", host=challenge, locked=True, now=world.now
            ),
        ):
            with pytest.raises(NotFound):
                call()


def test_a_chair_hides_but_does_not_close(world, challenge, write):
    with world.nothing_changes(), pytest.raises(NotFound):
        actions_keeping.lock(actor=world.chair, kind="challenge", host=challenge, locked=True, now=world.now)


def test_hiding_needs_its_reason(world, challenge, write):
    ident = write()
    with world.nothing_changes(), pytest.raises(Invalid):
        actions_keeping.hide(actor=world.chair, contribution=ident, reason=" ", now=world.now)


def test_a_closed_discussion_is_only_read(world, challenge, write):
    ident = write("First.")
    asked = {"actor": world.policy_officer, "kind": "challenge", "host": challenge, "now": world.now}
    actions_keeping.lock(locked=True, **asked)
    for call in (
        lambda: write("Second."),
        lambda: actions.change(actor=world.seat, contribution=ident, text="Other.", now=world.now),
    ):
        with pytest.raises(Refused) as error:
            call()
        assert error.value.reason == "discussion_locked"
    actions_keeping.lock(locked=False, **asked)
    assert write("Second.")


def test_of_an_erased_person_no_name_is_left(world, challenge, write):
    from collegium.rooms.people.actions import leave
    from collegium.rooms.people.actions_erasing import erase_person
    from collegium.rooms.people.rules import pseudonym

    ident = write("Daniel Ortiz said it. @daniel ortiz, how many? @Lucie Moreau too.", asks=True)
    write("Fourteen.", "delegate", answers=ident)
    person = world.person["delegate"]
    leave(actor=world.policy_officer, person=person, now=world.now)
    erase_person(actor=world.policy_officer, person=person, now=world.now)
    assert not Mention.objects.filter(person=person).exists() and not Reading.objects.filter(person=person).exists()
    it = Contribution.objects.get(pk=ident)
    assert it.text == f"{pseudonym(person)} said it. @{pseudonym(person)}, how many? @Lucie Moreau too."
    assert [it.text[a:b] for a, b, _who in it.mentions] == ["@Lucie Moreau"]
    assert not ActText.objects.filter(text__icontains="daniel").exists()
    assert [row.text for row in queries_shown.wordings(it)] == [it.text]
