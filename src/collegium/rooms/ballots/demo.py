"""What ballots adds to the demonstration: its rules, and the votes on questions that stand alone.

Votes on papers are opened and cast by the room of papers.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from .actions import cast_vote, close_decision, define_rule, open_decision
from .choices import Choice, Openness
from .queries import is_open, seat_held_by


def furnish(stage: Any) -> None:
    """Rules on the first day; then every decision without a paper, act by act."""
    for row in stage.content["rules"]:
        stage.do(
            define_rule,
            stage.at(-2500),
            slug=row["key"],
            names=row["names"],
            rule=row["rule"],
            minimum_days=row["minimum_days"],
            closes_early=row["closes_early"],
        )
    for row in stage.content.get("decisions", []):
        if not row.get("paper"):
            stage.later(stage.moment(row["opens"]), partial(_open, stage, row))


def _open(stage: Any, row: dict[str, Any], now: datetime) -> None:
    decision = stage.do(
        open_decision,
        now,
        by=row["by"],
        body=stage.body[row["body"]],
        question=row["question"],
        rule=row["rule"],
        closes_at=stage.moment(row["closes"]),
        openness=Openness(row.get("openness", "open")),
    )
    stage.keep("decision", row["key"], decision)
    cast_votes(stage, row, decision)


def cast_votes(stage: Any, row: dict[str, Any], decision: str) -> None:
    """Put the votes of a decision, and its closing where it has one, into the line of all acts."""
    for vote in row["votes"]:
        stage.later(stage.moment(vote["moment"]), partial(_cast, stage, vote, decision))
    if row.get("closed"):
        stage.later(stage.moment(row["closed"]), partial(_close, stage, decision))


def _cast(stage: Any, vote: dict[str, Any], decision: str, now: datetime) -> None:
    person = stage.person[vote["person"]]
    stage.do(
        cast_vote, now, by=vote["person"], decision=decision, seat=seat_held_by(decision, person, now),
        choice=Choice(vote["choice"]),
    )  # fmt: skip


def _close(stage: Any, decision: str, now: datetime) -> None:
    if is_open(decision):
        stage.do(close_decision, now, decision=decision)
