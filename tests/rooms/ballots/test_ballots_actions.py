"""Votes from opening to result: by mandate, frozen, counted exactly, each in one transaction."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from collegium.commons.access import OPERATOR, SYSTEM
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.rooms.ballots import actions, queries
from collegium.rooms.ballots.choices import Choice, Openness, State
from collegium.rooms.ballots.jobs import close_due
from collegium.rooms.ballots.models import Decision, Elector, Vote
from collegium.rooms.groups.actions import end_holding, seat_person
from collegium.rooms.groups.choices import Role
from collegium.rooms.groups.models import Holding

BOARD = ("president", "board_member", "board_three", "board_four", "board_five")


def cast(world, board, decision, role, choice, **more):
    actions.cast_vote(actor=world[role], decision=decision, seat=board.seat(role), choice=choice, now=world.now, **more)


def test_opening_freezes_the_electorate_and_is_recorded_and_announced(world, board):
    decision = board.open()
    it = Decision.objects.get(pk=decision)
    assert it.frozen_rule["entitled"] == 5 and len(it.electorate_hash) == 64
    assert Elector.objects.filter(decision=it, excluded="").count() == 5
    assert world.acts()[-1] == "ballots.opened" and world.announced() == ["ballots.opened"]


def test_a_vote_is_cast_and_replaced_until_closing(world, board):
    decision = board.open()
    cast(world, board, decision, "president", Choice.FOR)
    cast(world, board, decision, "president", Choice.AGAINST)
    assert [vote.choice for vote in Vote.objects.all()] == ["against"]
    assert world.acts().count("ballots.cast") == 2


def test_it_closes_by_itself_when_every_seat_has_voted(world, board):
    decision = board.open()
    for role in BOARD[:4]:
        cast(world, board, decision, role, Choice.FOR)
    assert queries.is_open(decision)
    cast(world, board, decision, "board_five", Choice.AGAINST)
    it = Decision.objects.get(pk=decision)
    assert (it.state, it.adopted, it.result["yes"], it.result["no"]) == (State.CLOSED, True, "4", "1")
    assert world.announced()[-1] == "ballots.closed"


def test_the_president_closes_once_the_quorum_is_met(world, board):
    decision = board.open()
    cast(world, board, decision, "president", Choice.FOR)
    cast(world, board, decision, "board_member", Choice.FOR)
    with pytest.raises(Refused, match="quorum_not_met_yet"):
        actions.close_decision(actor=world.president, decision=decision, now=world.now)
    cast(world, board, decision, "board_three", Choice.AGAINST)
    assert actions.close_decision(actor=world.president, decision=decision, now=world.now) is True


def test_the_ordinary_rule_has_no_earlier_end(world, board):
    decision = board.open(rule="board-majority", days=10)
    for role in BOARD:
        cast(world, board, decision, role, Choice.FOR)
    with pytest.raises(Refused, match="not_yet_over"):
        actions.close_decision(actor=world.president, decision=decision, now=world.now)


def test_a_vote_shorter_than_its_rule_is_not_opened(world, board):
    with pytest.raises(Refused, match="too_short"), world.nothing_changes():
        board.open(rule="board-majority", days=2)


def test_it_closes_at_its_time_without_a_quorum_and_is_not_adopted(world, board):
    decision = board.open()
    cast(world, board, decision, "president", Choice.FOR)
    assert close_due(world.now + timedelta(days=3)) == 1
    it = Decision.objects.get(pk=decision)
    assert it.adopted is False and it.result["reason"] == "quorum_missed"
    with pytest.raises(Refused, match="closed_for_votes"):
        cast(world, board, decision, "board_member", Choice.FOR)


@pytest.mark.parametrize("role", ["secretary_general", "policy_officer", "chair", "liaison", "guest", "board_member"])
def test_nobody_votes_for_the_seat_of_another(world, board, role):
    decision = board.open()
    with pytest.raises(NotFound), world.nothing_changes():
        actions.cast_vote(
            actor=world[role], decision=decision, seat=board.seat("president"), choice=Choice.FOR, now=world.now
        )


def test_the_mandate_votes_not_the_person(world, board):
    decision = board.open()
    cast(world, board, decision, "board_five", Choice.FOR)
    holding = Holding.objects.get(seat=board.seat("board_five"), until__isnull=True)
    end_holding(actor=OPERATOR, holding=holding.id, now=world.now)
    with pytest.raises(NotFound):
        cast(world, board, decision, "board_five", Choice.AGAINST)
    seat_person(
        actor=OPERATOR, seat=board.seat("board_five"), person=world.person["head"], role=Role.DIRECTOR, now=world.now
    )
    actions.cast_vote(
        actor=world.head, decision=decision, seat=board.seat("board_five"), choice=Choice.AGAINST, now=world.now
    )
    assert [vote.choice for vote in Vote.objects.all()] == ["against"]


def test_a_recused_seat_leaves_every_count(world, board):
    decision = board.open()
    actions.recuse(actor=world.board_five, decision=decision, seat=board.seat("board_five"), now=world.now)
    for role, choice in zip(BOARD[:4], [Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST], strict=True):
        cast(world, board, decision, role, choice)
    it = Decision.objects.get(pk=decision)
    assert it.state == State.CLOSED and it.adopted is False and it.result["reason"] == "tied"


def test_the_office_records_a_vote_with_its_ground_only(world, board):
    decision = board.open()
    asked = {"actor": world.policy_officer, "decision": decision, "seat": board.seat("board_four"), "now": world.now}
    with pytest.raises(Invalid):
        actions.record_vote(choice=Choice.FOR, ground="", **asked)
    actions.record_vote(choice=Choice.FOR, ground="01GFILE0000000000000000000", **asked)
    vote = Vote.objects.get()
    assert (vote.by_office, vote.cast_by_id) == (True, None)
    assert world.announced()[-1] == "ballots.recorded"
    cast(world, board, decision, "board_four", Choice.AGAINST)
    vote.refresh_from_db()
    assert (vote.by_office, vote.choice) == (False, "against")


def test_a_named_vote_tells_nothing_before_closing(world, board):
    decision = board.open(openness=Openness.NAMED)
    cast(world, board, decision, "president", Choice.AGAINST)
    it = Decision.objects.get(pk=decision)
    seen = queries.seat_lines(it, queries.electors_of(decision), world.secretary_general, world.now)
    assert {line.choice for line in seen} == {""} and sum(line.has_voted for line in seen) == 1
    from collegium.commons.journal.models import Act

    assert "choice" not in Act.objects.filter(kind="ballots.cast").latest("at").params


def test_a_cancelled_vote_counts_nothing(world, board):
    decision = board.open()
    cast(world, board, decision, "president", Choice.FOR)
    with pytest.raises(Invalid):
        actions.cancel_decision(actor=world.policy_officer, decision=decision, reason=" ", now=world.now)
    actions.cancel_decision(actor=world.policy_officer, decision=decision, reason="Withdrawn.", now=world.now)
    it = Decision.objects.get(pk=decision)
    assert (it.state, it.result, it.adopted) == (State.CANCELLED, None, None)


def test_the_database_refuses_a_closed_vote_without_a_result(world, board):
    decision = board.open()
    with pytest.raises(IntegrityError), transaction.atomic():
        super(type(Decision.objects.all()), Decision.objects.filter(pk=decision)).update(state=State.CLOSED)


def test_everybody_on_the_roll_is_asked_once_by_letter_with_a_link(world, board):
    from collegium.commons.notify.models import Letter

    board.open()
    world.settle()
    letters = Letter.objects.filter(kind="ballot_opened")
    assert letters.count() == 5 and all("/a/" in letter.text for letter in letters)


def test_a_second_open_vote_on_one_subject_is_refused_by_the_database(world, board):
    from collegium.kernel.ids import Ref

    subject = Ref("paper", "01G00000000000000000000000")
    board.open(subject=subject)
    with pytest.raises(IntegrityError), transaction.atomic():
        board.open(subject=subject)


def test_closing_twice_changes_nothing(world, board):
    decision = board.open()
    later = world.now + timedelta(days=4)
    actions.close_decision(actor=SYSTEM, decision=decision, now=later)
    with pytest.raises(Refused), world.nothing_changes():
        actions.close_decision(actor=SYSTEM, decision=decision, now=later)
