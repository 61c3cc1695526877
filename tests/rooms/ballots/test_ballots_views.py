"""The doors of votes: what pages say in each state, what was typed comes back, what lists and pages cost."""

from datetime import timedelta

import pytest

from collegium.commons.access import OPERATOR, SYSTEM
from collegium.rooms.ballots.actions import cancel_decision, cast_vote, close_decision, recuse
from collegium.rooms.ballots.choices import Choice, Openness
from collegium.rooms.groups.actions import end_holding
from collegium.rooms.groups.models import Holding

BOARD = ("president", "board_member", "board_three", "board_four", "board_five")


def page(world, role, address, status=200):
    """The words of a page."""
    answer = world.client(role).get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def cast(world, board, decision, *choices):
    for role, choice in zip(BOARD, choices, strict=False):
        if choice:
            cast_vote(actor=world[role], decision=decision, seat=board.seat(role), choice=choice, now=world.now)


def close(world, decision):
    close_decision(actor=SYSTEM, decision=decision, now=world.now + timedelta(days=4))


def test_an_open_vote_in_which_nobody_has_voted_counts_seats(world, board):
    decision = board.open()
    assert "of 5 have voted" in page(world, "board_three", f"/decisions/{decision}/")


def test_a_named_vote_says_who_has_voted_and_to_each_her_own_vote(world, board):
    decision = board.open(openness=Openness.NAMED)
    cast(world, board, decision, Choice.AGAINST, Choice.FOR)
    seen = page(world, "board_three", f"/decisions/{decision}/")
    assert "2 of 5 seats have voted. What they voted is shown after closing." in seen
    assert "</svg> against" not in seen and "Your seat voted" not in seen
    assert "Your seat voted: Against" in page(world, "president", f"/decisions/{decision}/")
    close(world, decision)
    assert "against" in page(world, "board_three", f"/decisions/{decision}/")


def test_withdrawn_and_vacant_seats_are_said_and_the_quorum_is_that_of_the_others(world, board):
    holding = Holding.objects.get(seat=board.seat("board_five"), until__isnull=True)
    end_holding(actor=OPERATOR, holding=holding.id, now=world.now)
    decision = board.open(recused=[board.seat("president")])
    seen = page(world, "president", f"/decisions/{decision}/")
    assert "Your seat has withdrawn from this vote and is not counted." in seen
    assert "Nobody held this seat when the vote was opened." in seen and "Seat 5" in seen
    assert "half of the 3 members (2)" in seen and "of 3 have voted" in seen
    answer = page(world, "president", f"/decisions/{decision}/vote/")
    assert 'data-error="seat_is_recused"' in answer and "<form" not in answer.partition("<main")[2]


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ((), "the quorum of 3 of 5 was missed with 0; nobody voted"),
        ((Choice.FOR, Choice.FOR), "the quorum of 3 of 5 was missed with 2"),
        ((Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST), "2 for and 2 against is a tie"),
    ],
)
def test_a_vote_that_fails_says_why(world, board, choices, said):
    decision = board.open()
    cast(world, board, decision, *choices)
    close(world, decision)
    for role in ("nobody", "president"):
        seen = page(world, role, f"/decisions/{decision}/")
        assert said in seen and 'data-result="not_adopted"' in seen
    assert said in page(world, "president", f"/decisions/{decision}/vote/")


def test_a_vote_that_was_called_off_says_so_where_one_would_vote(world, board):
    decision = board.open()
    cancel_decision(actor=world.policy_officer, decision=decision, reason="The lease was renewed.", now=world.now)
    seen = page(world, "president", f"/decisions/{decision}/vote/")
    assert "called off" in seen and "The lease was renewed." in seen and "is closed" not in seen


def test_a_vote_in_a_tab_that_was_open_too_long_is_refused_and_tells_the_result(world, board):
    decision = board.open()
    client = world.client("president")
    assert client.get(f"/decisions/{decision}/vote/").status_code == 200
    close(world, decision)
    with world.nothing_changes():
        answer = client.post(f"/decisions/{decision}/vote/", {"choice": "for"})
    assert answer.status_code == 422 and 'data-error="closed_for_votes"' in answer.content.decode()


def test_voting_through_the_page(world, board):
    decision = board.open()
    client = world.client("president")
    answer = client.post(f"/decisions/{decision}/vote/", {}, follow=True)
    assert answer.status_code == 422 and "Choose for, against or abstain." in answer.content.decode()
    answer = client.post(f"/decisions/{decision}/vote/", {"choice": "for"}, follow=True)
    assert 'data-result="stored"' in answer.content.decode()
    answer = client.post(f"/decisions/{decision}/vote/", {"choice": "abstain"}, follow=True)
    assert "Stored: Abstain" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "given", "kept"),
    [
        ("/decisions/new/", {"question": "Adopt the plan", "closes_at": "2022-06-01T10:00"}, "Adopt the plan"),
        ("/decisions/{}/cancel/", {"reason": ""}, 'id="id_reason_error"'),
        ("/decisions/{}/move/", {"closes_at": "2022-04-01T10:00"}, "2022-04-01T10:00"),
        ("/decisions/{}/record/", {"choice": "against"}, 'value="against" id="id_choice_1" checked'),
    ],
)
def test_what_was_typed_comes_back(world, board, address, given, kept):
    decision = board.open()
    with world.nothing_changes():
        answer = world.client("policy_officer").post(address.format(decision), given)
    assert answer.status_code == 422 and kept in answer.content.decode()


def test_the_list_costs_the_same_for_one_and_three(world, board, queries):
    costs = {}
    for role, most in (("nobody", 7), ("president", 15), ("policy_officer", 15)):
        client = world.client(role)

        def cost(client=client):
            client.get("/decisions/")  # what is remembered until the next act has been counted
            return queries(lambda: client.get("/decisions/"))

        costs[role] = (cost, most)
    close(world, board.open())
    one = {role: cost() for role, (cost, _) in costs.items()}
    for _ in range(2):
        close(world, board.open())
    assert {role: cost() for role, (cost, _) in costs.items()} == one
    assert all(one[role] <= most for role, (_, most) in costs.items()), one


@pytest.mark.parametrize(
    ("role", "state"),
    [("nobody", "closed"), ("board_three", "open"), ("board_three", "closed"), ("policy_officer", "open")],
)
def test_a_page_costs_the_same_for_one_and_three_votes(world, board, queries, role, state):
    client = world.client(role)

    def cost(*choices):
        decision = board.open()
        cast(world, board, decision, *choices)
        if state == "closed":
            close(world, decision)
        client.get(f"/decisions/{decision}/")
        return queries(lambda: client.get(f"/decisions/{decision}/"))

    one = cost(Choice.FOR)
    assert cost(Choice.FOR, Choice.AGAINST, Choice.FOR) == one <= 20


def test_the_last_seat_may_withdraw_too_and_nothing_is_adopted(world, board):
    decision = board.open()
    for role in BOARD:
        recuse(actor=world[role], decision=decision, seat=board.seat(role), now=world.now)
    assert "It is adopted" not in page(world, "president", f"/decisions/{decision}/")
    close(world, decision)
    assert 'data-result="not_adopted"' in page(world, "nobody", f"/decisions/{decision}/")


def inbox(world, kind):
    from collegium.commons.notify.models import Notification

    world.settle()
    return set(Notification.objects.filter(kind=kind).values_list("person", flat=True))


def test_the_office_opens_a_vote_through_its_page(world, board):
    given = {
        "question": "Adopt the plan", "body": world.body["board"], "rule": "urgent-written-vote",
        "closes_at": "2022-05-05T10:00", "openness": "named",
    }  # fmt: skip
    client = world.client("policy_officer")
    answer = client.post("/decisions/new/", {**given, "closes_at": "2022-05-01T10:00"})
    assert answer.status_code == 422 and 'data-error="closes_before_it_opens"' in answer.content.decode()
    page = client.post("/decisions/new/", given, follow=True).content.decode()
    assert "The vote is open." in page and "Adopt the plan" in page and "0 of 5 seats have voted" in page


def test_the_office_moves_the_closing_and_all_are_told(world, board):
    decision = board.open()
    client = world.client("policy_officer")
    address = f"/decisions/{decision}/move/"
    assert "5 people who may vote are told the new time." in client.get(address).content.decode()
    past = client.post(address, {"closes_at": "2022-05-01T10:00"})
    assert past.status_code == 422 and 'data-error="deadline_in_the_past"' in past.content.decode()
    page = client.post(address, {"closes_at": "2022-05-09T10:00"}, follow=True).content.decode()
    assert "Mon 9 May 2022, 10:00" in page
    assert inbox(world, "ballot_moved") == {world.person[role] for role in BOARD}


def test_the_office_calls_a_vote_off_with_a_reason_that_all_read(world, board):
    decision = board.open()
    given = {"reason": "The lease was renewed."}
    page = world.client("policy_officer").post(f"/decisions/{decision}/cancel/", given, follow=True).content.decode()
    assert 'data-result="cancelled"' in page and "The lease was renewed." in page
    assert inbox(world, "ballot_cancelled") == {world.person[role] for role in BOARD}


def test_the_president_closes_through_the_page_once_the_quorum_is_met(world, board):
    decision = board.open()
    client, address = world.client("president"), f"/decisions/{decision}/close/"
    cast(world, board, decision, Choice.FOR, Choice.FOR)
    refused = client.post(address)
    assert refused.status_code == 422 and 'data-error="quorum_not_met_yet"' in refused.content.decode()
    cast(world, board, decision, None, None, Choice.FOR)
    page = client.post(address, follow=True).content.decode()
    assert 'data-result="adopted"' in page and "Your seat voted: For" in page
    assert inbox(world, "ballot_closed") == {world.person[role] for role in BOARD}


def test_a_seat_withdraws_through_the_page(world, board):
    decision = board.open()
    client, address = world.client("president"), f"/decisions/{decision}/recuse/"
    assert "Bruno" not in client.get(address).content.decode(), "only her own seat"
    page = client.post(address, {"seat": board.seat("president")}, follow=True).content.decode()
    assert "Your seat has withdrawn from this vote and is not counted." in page
    assert client.get(address).status_code == 404


def test_a_vote_by_link_is_told_to_the_holder(world, board):
    import re

    from collegium.commons.notify.models import Letter

    decision = board.open()
    world.settle()
    letter = Letter.objects.get(kind="ballot_opened", person=world.person["board_three"])
    client = world.client()
    seen = client.get(re.search(r"(/a/[\w-]+)", letter.text)[1], follow=True).content.decode()
    assert "as Carla Novak" in seen and "A personal link" in seen
    assert client.post(f"/decisions/{decision}/vote/", {"choice": "against"}).status_code == 302
    assert inbox(world, "vote_recorded") == {world.person["board_three"]}
    assert world.client().get(f"/decisions/{decision}/vote/").status_code == 404


def test_the_votes_can_be_counted_again_from_the_files(world, board):
    from collegium.kernel.counting.passing import decide
    from collegium.kernel.counting.rule import Rule
    from collegium.kernel.counting.seats import SeatVote

    decision = board.open()
    cast(world, board, decision, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
    close(world, decision)
    client = world.client("liaison")
    found = client.get(f"/decisions/{decision}/ballots.json").json()
    sides = {"for": "yes", "against": "no", "abstain": "abstain"}
    votes = [
        SeatVote(seat=it["seat"], weight=int(it["weight"]), country=it["country"] or None, recused=it["recused"],
                 **({sides[it["choice"]]: 1} if it["choice"] else {}))
        for it in found["seats"]
    ]  # fmt: skip
    assert decide(Rule.from_json(found["rule"]), votes).to_json() == found["recorded"]
    result = world.client().get(f"/decisions/{decision}/result.json").json()
    assert result["passing"]["adopted"] is True and result["electorate_hash"] == found["electorate_hash"]
    roll = client.get(f"/decisions/{decision}/roll.csv").content.decode().splitlines()
    assert len(roll) == 6 and roll[0].lstrip("\ufeff") == "seat,holder,university,country,weight,excluded,vote"


def test_a_vote_is_offered_to_bodies_in_which_somebody_sits(world, board):
    client = world.client("policy_officer")
    page = client.get("/decisions/new/").content.decode()
    assert f'value="{world.body["board"]}"' in page and f'value="{world.body["assembly"]}"' not in page
    for holding in Holding.objects.filter(seat__body=world.body["board"], until__isnull=True):
        end_holding(actor=OPERATOR, holding=holding.id, now=world.now)
    page = client.get("/decisions/new/").content.decode()
    assert "Nobody could vote yet" in page and "<select" not in page.partition("<main")[2]
