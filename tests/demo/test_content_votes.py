"""The votes of the demonstration are counted as the product counts them; rules and kinds fit one another."""

from __future__ import annotations

from collections import Counter

import pytest

from collegium.kernel.counting.passing import decide
from collegium.kernel.counting.reading import read_rule
from collegium.kernel.counting.seats import SeatVote
from factories.demo_content import BODIES, DECISIONS, KINDS, RULES, board, day_of, when


@pytest.mark.parametrize("key", DECISIONS)
def test_a_vote_is_cast_by_the_seats_of_the_board_and_gives_its_outcome(key):
    it = DECISIONS[key]
    seats = board()
    assert all(seats[vote["seat"]] == vote["person"] for vote in it["votes"])
    assert len({vote["seat"] for vote in it["votes"]}) == len(it["votes"])
    assert all(when(it["opens"]) < when(vote["moment"]) < when(it["closes"]) for vote in it["votes"])
    assert day_of(it["closes"]) - day_of(it["opens"]) >= RULES[it["rule"]]["minimum_days"]
    said = {vote["seat"]: vote["choice"] for vote in it["votes"]}
    roll = [
        SeatVote(str(n), yes=said.get(n) == "for", no=said.get(n) == "against", abstain=said.get(n) == "abstain")
        for n in seats
    ]
    rule = RULES[it["rule"]]["rule"] | {"entitled": 13, "total_weight": "13"}
    reason = decide(read_rule(rule), roll).reason
    expected = {
        "adopted": "adopted",
        "no-quorum": "quorum_missed",
        "rejected": "majority_missed",
        "running": "quorum_missed",
    }
    assert reason == expected[it["outcome"]]
    assert (it["closed"] is None) == (it["outcome"] == "running")
    if "repeats" in it:
        assert when(DECISIONS[it["repeats"]]["closed"]) < when(it["opens"])


def test_five_votes_as_a_year_brings_them():
    outcomes = Counter(row["outcome"] for row in DECISIONS.values())
    assert outcomes == {"adopted": 3, "no-quorum": 1, "running": 1}
    narrow = DECISIONS["agendas-in-public"]["votes"]
    assert (sum(vote["choice"] == "for" for vote in narrow), len(narrow)) == (8, 12)


def test_rules_and_kinds_fit_one_another():
    for rule in RULES.values():
        read_rule(rule["rule"] | {"entitled": 13, "total_weight": "13"})
    assert RULES["urgent-written-vote"]["closes_early"]
    assert RULES["urgent-written-vote"]["minimum_days"] == 0
    assert {"position", "declaration", "white-paper", "input-note", "statement"} <= set(KINDS)
    assert len({kind["code"] for kind in KINDS.values()}) == len(KINDS)
    for kind in KINDS.values():
        assert kind["rule"] is None or kind["rule"] in RULES
        assert kind["adopted_by"] in {*BODIES, "group", "chairs-and-presidency", "partners", "office"}
