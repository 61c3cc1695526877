"""What challenges add to the demonstration: twenty of them, with their support and what became of them."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from .actions import adopt_challenge, raise_challenge, settle_challenge, support_challenge

MOVES = {"parked": "park", "solved": "solve"}


def furnish(stage: Any) -> None:
    """Each challenge on its day; what follows waits in line behind it."""
    for row in stage.content.get("challenges", []):
        stage.later(stage.moment(row["raised"]), partial(_raise, stage, row))


def _raise(stage: Any, row: dict[str, Any], now: datetime) -> None:
    ident = stage.do(
        raise_challenge,
        now,
        by=row["raised_by"],
        institution=stage.member[row["institution"]],
        title=row["title"],
        what=row["what"],
        who_suffers=row["who_suffers"],
        evidence=row.get("evidence", ""),
        theme=stage.body[row["theme"]],
        language=row.get("language", "en"),
    )
    stage.keep("challenge", row["key"], ident)
    for support in row.get("supports", []):
        stage.later(stage.moment(support["moment"]), partial(_support, stage, ident, support))
    for step in row.get("history", []):
        stage.later(stage.moment(step["moment"]), partial(_settle, stage, ident, step))


def _support(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    note = "\n\n".join(part for part in (row.get("note", ""), row.get("evidence", "")) if part)
    stage.do(
        support_challenge,
        now,
        by=row["person"],
        challenge=ident,
        institution=stage.member[row["institution"]],
        note=note,
    )


def _settle(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    if row["state"] == "adopted":
        stage.do(adopt_challenge, now, by=row["by"], challenge=ident, group=stage.body[row["body"]])
    else:
        stage.do(settle_challenge, now, by=row["by"], challenge=ident, move=MOVES[row["state"]], reason=row["reason"])
