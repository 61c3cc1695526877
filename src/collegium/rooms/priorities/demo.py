"""What priorities add to the demonstration: a closed round with what was chosen from it, and one that runs."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from .actions import answer_round, close_round, open_round, prepare_round, remind_round
from .actions_plan import choose, settle_item
from .queries import options_of, round_for


def furnish(stage: Any) -> None:
    """Each round on its day; what follows waits in line behind it."""
    for row in stage.content.get("priorities", []):
        stage.later(stage.moment(row["prepared"]), partial(_prepare, stage, row))


def _prepare(stage: Any, row: dict[str, Any], now: datetime) -> None:
    ident = stage.do(
        prepare_round,
        now,
        by=row["by"],
        challenges=[stage.made["challenge"][key] for key in row["options"]],
        closes_at=stage.moment(row["closes"]),
        **{name: row[name] for name in ("title", "why", "dots", "most", "language")},
    )
    stage.keep("round", row["key"], ident)
    stage.later(stage.moment(row["opened"]), partial(_open, stage, row, ident))
    for told in row["answers"]:
        stage.later(stage.moment(told["moment"]), partial(_answer, stage, ident, told))
    for moment in row.get("reminded", []):
        stage.later(stage.moment(moment), partial(_remind, stage, row, ident))
    stage.later(stage.moment(row["closes"]), lambda then: stage.do(close_round, then, round=ident))
    if "chosen" in row:
        stage.later(stage.moment(row["chosen"]["moment"]), partial(_choose, stage, ident, row["chosen"]))


def _open(stage: Any, row: dict[str, Any], ident: str, now: datetime) -> None:
    stage.do(open_round, now, by=row["by"], round=ident)


def _remind(stage: Any, row: dict[str, Any], ident: str, now: datetime) -> None:
    stage.do(remind_round, now, by=row["by"], round=ident)


def _options(stage: Any, ident: str) -> dict[str, str]:
    """Key of the challenge -> option of the round."""
    held = {option.challenge: option.id for option in options_of(round_for(stage.office, ident))}
    return {key: held[made] for key, made in stage.made["challenge"].items() if made in held}


def _answer(stage: Any, ident: str, told: dict[str, Any], now: datetime) -> None:
    options = _options(stage, ident)
    stage.do(
        answer_round,
        now,
        by=told["person"],
        round=ident,
        institution=stage.member[told["institution"]],
        dots={options[key]: number for key, number in told["dots"].items()},
        reasons={options[key]: text for key, text in told.get("reasons", {}).items()},
    )


def _choose(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    options, first = _options(stage, ident), now.astimezone(stage.zone).year
    chosen = {options[item["option"]]: stage.body[item["group"]] for item in row["items"]}
    year, until = (first + offset for offset in row["years"])
    made = stage.do(choose, now, by=row["by"], round=ident, chosen=chosen, year=year, until=until)
    for item, entered in zip(row["items"], made, strict=True):
        stage.keep("work_item", item["option"], entered)
        for step in item["steps"]:
            stage.later(stage.moment(step["moment"]), partial(_settle, stage, entered, step))


def _settle(stage: Any, item: str, step: dict[str, Any], now: datetime) -> None:
    words = {"move": step["move"], "reason": step.get("reason", "")}
    stage.do(settle_item, now, by=step["by"], item=item, **words)
