"""What good practices add to the demonstration: twelve cards, with their review, who tried them, what was confirmed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from .actions import add_file, begin_practice, send_back_practice, share_practice, submit_practice
from .actions_using import confirm_practice, tell_of_trial
from .choices import TEXTS


def furnish(stage: Any) -> None:
    """Each card on its day; what follows waits in line behind it."""
    for row in stage.content.get("practices", []):
        stage.later(stage.moment(row["begun"]), partial(_begin, stage, row))


def _begin(stage: Any, row: dict[str, Any], now: datetime) -> None:
    ident = stage.do(
        begin_practice,
        now,
        by=row["written_by"],
        institution=stage.member[row["institution"]],
        theme=stage.body[row["theme"]],
        title=row["title"],
        contact=stage.person[row["contact"]],
        texts={name: row.get(name, "") for name in TEXTS},
        posts=row.get("posts"),
        euros=row.get("euros"),
        scale=row["scale"],
        visibility=row["visibility"],
        language=row["language"],
        challenge=stage.made["challenge"][row["challenge"]] if "challenge" in row else "",
    )
    stage.keep("practice", row["key"], ident)
    for file in row.get("files", []):
        upload = SimpleUploadedFile(file["name"], file["text"].encode())
        stage.do(add_file, now, by=row["written_by"], practice=ident, upload=upload)
    for when, act in (("submitted", _submit), ("shared", _share), ("sent_back", _send_back)):
        if when in row:
            stage.later(stage.moment(row[when]), partial(act, stage, ident, row))
    for told in row.get("confirmed", []):
        stage.later(stage.moment(told["moment"]), partial(_confirm, stage, ident, told))
    for trial in row.get("trials", []):
        for told in trial["told"]:
            place = stage.member[trial["institution"]]
            stage.later(stage.moment(told["moment"]), partial(_try, stage, ident, place, told))


def _submit(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    stage.do(submit_practice, now, by=row["written_by"], practice=ident)


def _share(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    stage.do(share_practice, now, by=row["by"], practice=ident)


def _send_back(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    stage.do(send_back_practice, now, by=row["by"], practice=ident, reason=row["reason"])


def _confirm(stage: Any, ident: str, told: dict[str, Any], now: datetime) -> None:
    stage.do(confirm_practice, now, by=told["by"], practice=ident, changed=told["changed"])


def _try(stage: Any, ident: str, place: str, told: dict[str, Any], now: datetime) -> None:
    stage.do(
        tell_of_trial,
        now,
        by=told["person"],
        practice=ident,
        institution=place,
        began=stage.moment(told["began"]).date(),
        changed=told["changed"],
        verdict=told["verdict"],
        outcome=told.get("outcome", ""),
    )
