"""What people adds to the demonstration network: its people and the outside contacts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .actions import register_person


def furnish(stage: Any) -> None:
    """Register everybody, each shortly before the first hat."""
    for row in sorted(stage.content["people"], key=lambda row: _first_seen(stage, row)):
        stage.person[row["key"]] = stage.do(
            register_person,
            _first_seen(stage, row),
            name=row["name"],
            given=row["given"],
            family=row["family"],
            email=row["email"],
            language=_language(stage, row),
            outside=row["outside"],
        )


def _first_seen(stage: Any, row: dict[str, Any]) -> datetime:
    last: datetime = stage.at(-90)
    return min([last, *(stage.moment(hat["from"]) for hat in row["hats"])])


def _language(stage: Any, row: dict[str, Any]) -> str:
    known = stage.content["network"]["languages"]
    return next((code for code in row["languages"][:1] if code in known), "en")
