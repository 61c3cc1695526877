"""What discussions add to the demonstration: what members say about a few challenges, papers, practices and files."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from .actions import change, follow, say
from .actions_keeping import hide


def furnish(stage: Any) -> None:
    """Each word on its day; what changes or hides it waits in line behind it."""
    for row in stage.content.get("discussions", []):
        for told in row["said"]:
            stage.later(stage.moment(told["moment"]), partial(_say, stage, row["about"], told))
        for told in row.get("followed", []):
            stage.later(stage.moment(told["moment"]), partial(_follow, stage, row["about"], told))


def _about(stage: Any, about: dict[str, str]) -> dict[str, str]:
    return {"kind": about["kind"], "host": stage.made[about["kind"]][about["key"]]}


def _say(stage: Any, about: dict[str, str], told: dict[str, Any], now: datetime) -> None:
    answers = stage.made["contribution"][told["answers"]] if "answers" in told else ""
    ident = stage.do(
        say,
        now,
        by=told["by"],
        text=told["text"],
        answers=answers,
        asks=told.get("asks", False),
        **_about(stage, about),
    )
    stage.keep("contribution", told["key"], ident)
    if "changed" in told:
        stage.later(stage.moment(told["changed"]["moment"]), partial(_change, stage, ident, told))
    if "hidden" in told:
        stage.later(stage.moment(told["hidden"]["moment"]), partial(_hide, stage, ident, told["hidden"]))


def _change(stage: Any, ident: str, told: dict[str, Any], now: datetime) -> None:
    stage.do(change, now, by=told["by"], contribution=ident, text=told["changed"]["text"])


def _hide(stage: Any, ident: str, told: dict[str, Any], now: datetime) -> None:
    stage.do(hide, now, by=told["by"], contribution=ident, reason=told["reason"])


def _follow(stage: Any, about: dict[str, str], told: dict[str, Any], now: datetime) -> None:
    stage.do(follow, now, by=told["by"], follows=True, **_about(stage, about))
