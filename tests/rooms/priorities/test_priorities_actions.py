"""Acts on rounds and on the work plan: what stands afterwards, what is recorded and announced, who may not."""

from datetime import timedelta

import pytest

from collegium.commons.journal.reading import acts
from collegium.commons.notify.models import Letter
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref
from collegium.rooms.challenges.actions import change_challenge, settle_challenge
from collegium.rooms.members.actions import register_institution, suspend_institution
from collegium.rooms.priorities import actions, actions_plan
from collegium.rooms.priorities.jobs import close_due
from collegium.rooms.priorities.models import Asked, Dots, Item, Option, Round
from collegium.rooms.priorities.queries import own_answer, roll_of


def letters(kind):
    return Letter.objects.filter(kind=kind)


def test_a_round_is_prepared_by_the_office(world, prio):
    ident = prio.prepared()
    it = Round.objects.get(pk=ident)
    assert (it.state, it.dots, it.options.count()) == ("prepared", 10, 3)
    assert "priorities.prepared" in world.acts() and not [n for n in world.announced() if n.startswith("priorities")]
    with pytest.raises(Invalid), world.nothing_changes():
        actions.prepare_round(title="T", why="W", challenges=["nowhere"], closes_at=prio.until, **prio.office)
    with pytest.raises(Refused, match="most_beyond_dots"):
        actions.prepare_round(title="T", why="W", challenges=[], closes_at=prio.until, dots=3, most=4, **prio.office)


@pytest.mark.parametrize("who", ["nobody", "guest", "liaison", "chair", "president"])
def test_nobody_but_the_office_prepares_opens_and_closes(world, prio, who):
    ident = prio.prepared()
    by = {"actor": world[who], "now": world.now}
    with pytest.raises(NotFound), world.nothing_changes():
        actions.prepare_round(title="T", why="W", challenges=[], closes_at=prio.until, **by)
    with pytest.raises(NotFound), world.nothing_changes():
        actions.open_round(round=ident, **by)
    with pytest.raises(NotFound), world.nothing_changes():
        actions.withdraw_round(round=ident, reason="No.", **by)


def test_a_stale_change_is_refused_with_both_texts(world, prio):
    ident = prio.prepared()
    keep = [option.challenge_id for option in Option.objects.filter(round=ident)]
    words = {"why": "Why", "challenges": keep, "closes_at": prio.until, "dots": 8, "most": 4, **prio.office}
    actions.change_round(round=ident, version=1, title="First", **words)
    with pytest.raises(Stale) as caught:
        actions.change_round(round=ident, version=1, title="Second", **words)
    assert caught.value.theirs["title"] == "First" and caught.value.yours["title"] == "Second"


def test_opening_freezes_words_and_roll_and_writes_to_liaisons_and_delegates(world, prio):
    suspend_institution(actor=world.policy_officer, institution=world.inst["zeta"], on=world.now.date(), now=world.now)
    register_institution(
        actor=world.operator, now=world.now, slug="eta", ror="https://ror.org/0test99", name="Eta", short="Eta",
        country="FR", city="Eta", state="member", category="associate",
    )  # fmt: skip
    ident = prio.opened()
    first = Option.objects.get(round=ident, number=1)
    change_challenge(
        actor=world.policy_officer, challenge=first.challenge_id, version=1, title="Other words", what="x",
        who_suffers="y", evidence="", now=world.now,
    )  # fmt: skip
    first.refresh_from_db()
    assert first.title == "Challenge 1" and first.group_id == world.body["openness"]
    left_out = {row.short: row.excluded for row in roll_of(ident) if row.excluded}
    assert left_out == {"Zeta": "suspended", "Eta": "no_vote"} and len(roll_of(ident)) == 7
    assert ("asked_in", f"round_option:{first.id}") in world.thread(Ref("challenge", first.challenge_id))
    world.settle()
    told = letters("round_opened")
    assert {letter.person for letter in told} == {
        world.person[who] for who in ("liaison", "delegate", "liaison_beta")
    }, "who has neither Liaison nor Delegate nor head gets none"
    assert all("/a/" in letter.text for letter in told)


def test_an_option_that_is_no_longer_adopted_keeps_the_round_shut(world, prio):
    ident = prio.prepared()
    first = Option.objects.get(round=ident, number=1)
    settle_challenge(actor=world.chair, challenge=first.challenge_id, move="park", reason="Later.", now=world.now)
    with pytest.raises(Refused, match="no_longer_adopted"), world.nothing_changes():
        actions.open_round(round=ident, **prio.office)


def test_an_answer_is_one_for_an_institution_and_every_version_stays_in_the_journal(world, prio):
    ident = prio.opened()
    prio.answer(ident, {1: 6, 2: 4}, reasons={1: "It holds us back."})
    prio.answer(ident, {3: 10}, who="delegate")
    asked = Asked.objects.get(round=ident, institution=world.inst["gamma"])
    assert (asked.given, asked.version, asked.answered_by_id) == (10, 2, world.person["delegate"])
    assert dict(Dots.objects.filter(asked=asked).values_list("option__number", "number")) == {3: 10}
    kept = acts(subjects=[ident], kinds=["priorities.answered"])
    assert [row.params["dots"] for row in kept] == [{"3": 10}, {"1": 6, "2": 4}]
    assert [row.text for row in kept] == ["", "1. It holds us back."]
    assert world.announced().count("priorities.answered") == 2
    world.settle()
    assert set(letters("round_answered").values_list("person", flat=True)) == {
        world.person["liaison"],
        world.person["delegate"],
    }, "each hears of what the other stored"


def test_a_blank_answer_counts_as_answered(world, prio):
    ident = prio.opened()
    prio.answer(ident, {}, reasons={2: "None of them is ours."})
    held = own_answer(ident, world.inst["gamma"])
    assert held.at is not None and held.dots == {prio.option(ident, 2): 0}
    assert Asked.objects.get(round=ident, institution=world.inst["gamma"]).given == 0


def test_what_does_not_fit_is_refused_and_the_old_answer_stays(world, prio):
    ident = prio.opened(most=5)
    prio.answer(ident, {1: 5, 2: 5})
    for dots, reason in (({1: 5, 2: 5, 3: 1}, "too_many_dots"), ({1: 6}, "too_many_on_one"), ({1: -1}, "fewer")):
        with pytest.raises(Refused, match=reason), world.nothing_changes():
            prio.answer(ident, dots)
    assert Asked.objects.get(round=ident, institution=world.inst["gamma"]).version == 1


@pytest.mark.parametrize("who", ["nobody", "guest", "seat", "chair", "policy_officer", "liaison_beta"])
def test_nobody_answers_for_a_university_but_who_speaks_for_it(world, prio, who):
    ident = prio.opened()
    with pytest.raises(NotFound), world.nothing_changes():
        prio.answer(ident, {1: 1}, who=who)


def test_a_suspended_university_is_not_asked(world, prio):
    ident = prio.prepared()
    suspend_institution(actor=world.policy_officer, institution=world.inst["beta"], on=world.now.date(), now=world.now)
    actions.open_round(round=ident, **prio.office)
    with pytest.raises(NotFound), world.nothing_changes():
        prio.answer(ident, {1: 1}, who="liaison_beta", place="beta")


def test_the_deadline_decides(world, prio):
    ident = prio.opened()
    with pytest.raises(Refused, match="closed_for_answers"):
        prio.answer(ident, {1: 1}, now=prio.until)
    with pytest.raises(Refused, match="round_still_runs"):
        actions.close_round(round=ident, **prio.office)
    prio.answer(ident, {1: 1}, now=prio.until - timedelta(seconds=1))
    assert close_due(prio.until) == 1 and close_due(prio.until) == 0
    assert Round.objects.get(pk=ident).state == "closed"


def test_closing_counts_and_keeps_the_result(world, prio):
    ident = prio.closed()
    rows = Option.objects.filter(round=ident).values_list("number", "dots", "givers", "rank")
    assert list(rows) == [(1, 11, 2, 1), (2, 4, 1, 2), (3, 0, 0, 3)]
    assert acts(subjects=[ident], kinds=["priorities.closed"])[0].params == {"asked": 6, "answered": 2}
    world.settle()
    letter = letters("round_closed").first()
    assert "2 of 6 universities" in letter.text and "Challenge 1" in letter.text


def test_a_moved_deadline_sends_new_links_and_a_reminder_goes_to_the_silent(world, prio):
    ident = prio.opened()
    prio.answer(ident, {1: 1})
    later = prio.until + timedelta(days=7)
    actions.move_round(round=ident, closes_at=later, **prio.office)
    assert actions.remind_round(round=ident, **prio.office) == 5
    with pytest.raises(Refused, match="reminded_today"):
        actions.remind_round(round=ident, **prio.office)
    with pytest.raises(Refused, match="deadline_is_over"):
        actions.move_round(actor=world.policy_officer, round=ident, closes_at=world.now, now=world.now)
    world.settle()
    assert set(letters("round_reminder").values_list("person", flat=True)) == {world.person["liaison_beta"]}
    assert letters("round_moved").count() == 3


def test_a_round_is_called_off_with_a_reason(world, prio):
    ident = prio.opened()
    with pytest.raises(Invalid):
        actions.withdraw_round(round=ident, reason=" ", **prio.office)
    actions.withdraw_round(round=ident, reason="The Board asks later.", **prio.office)
    world.settle()
    assert letters("round_withdrawn").count() == 3
    with pytest.raises(Refused):
        prio.answer(ident, {1: 1})


def test_what_is_chosen_becomes_an_item_with_its_thread(world, prio):
    ident = prio.closed()
    item = Item.objects.get(pk=prio.item(ident))
    assert (item.title, item.state, item.group_id) == ("Challenge 1", "planned", world.body["openness"])
    assert ("chosen_as", f"work_item:{item.id}") in world.thread(Ref("challenge", item.challenge_id))
    assert Round.objects.get(pk=ident).chosen_at is not None
    world.settle()
    assert set(letters("work_chosen").values_list("person", flat=True)) == {world.person["chair"]}
    with pytest.raises(NotFound):
        prio.item(ident)
    with pytest.raises(Refused, match="nothing_chosen"):
        actions_plan.choose(round=ident, chosen={}, year=2022, until=2022, **prio.office)


def test_the_board_chooses_and_others_do_not(world, prio):
    ident = prio.closed()
    chosen = {prio.option(ident, 2): world.body["openness"]}
    asked = {"round": ident, "chosen": chosen, "year": 2022, "until": 2022, "now": world.now}
    for who in ("nobody", "guest", "liaison", "chair"):
        with pytest.raises(NotFound), world.nothing_changes():
            actions_plan.choose(actor=world[who], **asked)
    assert len(actions_plan.choose(actor=world.board_member, **asked)) == 1


def test_nothing_is_chosen_before_the_closing_or_twice(world, prio):
    ident = prio.opened()
    asked = {"year": 2022, "until": 2022, **prio.office}
    with pytest.raises(Refused, match="round_not_closed"):
        actions_plan.choose(round=ident, chosen={prio.option(ident, 1): world.body["openness"]}, **asked)
    first = prio.closed()
    item = prio.item(first)
    challenge = Item.objects.get(pk=item).challenge_id
    again = actions.prepare_round(
        title="Again", why="W", challenges=[challenge, prio.challenge("Another")], closes_at=prio.until, **prio.office
    )
    actions.open_round(round=again, **prio.office)
    actions.close_round(actor=world.policy_officer, round=again, now=prio.until)
    with pytest.raises(Refused, match="in_the_plan_already"):
        actions_plan.choose(round=again, chosen={prio.option(again, 1): world.body["openness"]}, **asked)
    with pytest.raises(Refused, match="years_turned_round"):
        actions_plan.choose(
            round=again, chosen={prio.option(again, 2): world.body["openness"]}, **{**asked, "year": 2024}
        )
    with pytest.raises(Invalid):
        actions_plan.choose(round=again, chosen={prio.option(again, 2): world.body["board"]}, **asked)


def test_an_item_goes_its_way_with_words_of_what_came_of_it(world, prio):
    item = prio.item()
    by = {"actor": world.chair, "now": world.now}
    actions_plan.settle_item(item=item, move="begin", **by)
    with pytest.raises(Invalid):
        actions_plan.settle_item(item=item, move="finish", **by)
    actions_plan.settle_item(item=item, move="finish", reason="A position was published.", **by)
    assert Item.objects.get(pk=item).reason == "A position was published."
    with pytest.raises(Refused, match="not_from_here"):
        actions_plan.settle_item(item=item, move="drop", reason="x", **by)
    actions_plan.settle_item(item=item, move="resume", **by)
    assert Item.objects.get(pk=item).state == "under_way"
    for who in ("nobody", "liaison", "seat"):
        with pytest.raises(NotFound), world.nothing_changes():
            actions_plan.settle_item(actor=world[who], item=item, move="drop", reason="x", now=world.now)


def test_an_item_is_changed_and_a_stale_tab_is_told(world, prio):
    item = prio.item()
    words = {"group": world.body["openness"], "year": 2022, "until": 2024, **prio.office}
    actions_plan.change_item(item=item, version=1, title="Careers that last", **words)
    with pytest.raises(Stale):
        actions_plan.change_item(item=item, version=1, title="Other", **words)
    assert Item.objects.get(pk=item).until == 2024
