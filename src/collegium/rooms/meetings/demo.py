"""What meetings add to the demonstration: the Board and two groups, with agendas, attendance, actions and minutes."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.access import OPERATOR
from collegium.commons.search.indexing import refresh_touched
from collegium.kernel.ids import Ref

from .actions import Noted, answer_invitation, note_presence, plan_meeting, send_agenda
from .actions_agenda import Entry, add_file, add_item
from .actions_minutes import (
    freeze_minutes,
    give_action,
    record_resolution,
    settle_action,
    show_minutes,
    write_minutes,
)
from .queries import invitations_of, meeting_for
from .queries_agenda import items_of


def furnish(stage: Any) -> None:
    """Each meeting is planned on its day; what follows waits in line behind it."""
    for row in stage.content.get("meetings", []):
        stage.later(stage.moment(row["planned"]), partial(_plan, stage, row))


def _plan(stage: Any, row: dict[str, Any], now: datetime) -> None:
    ident = stage.do(
        plan_meeting,
        now,
        by=row["by"],
        group=stage.body[row["group"]],
        title=row["title"],
        begins_at=stage.moment(row["begins"]),
        ends_at=stage.moment(row["ends"]),
        place=row["place"],
        link=row["link"],
    )
    stage.keep("meeting", row["key"], ident)
    for told in row["answers"]:
        stage.later(stage.moment(told["moment"]), partial(_answer, stage, ident, told))
    stage.later(stage.moment(row["items_at"]), partial(_agenda, stage, ident, row))
    if "sent" in row:
        stage.later(stage.moment(row["sent"]), partial(_send, stage, ident, row))
    for name, act in (("presence", _presence), ("minutes", _minutes), ("frozen", _freeze)):
        if name in row:
            stage.later(stage.moment(row[name]["moment"]), partial(act, stage, ident, row))
    if "shown" in row:
        stage.later(stage.moment(row["shown"]), partial(_show, stage, ident, row))


def _answer(stage: Any, ident: str, told: dict[str, Any], now: datetime) -> None:
    stage.do(answer_invitation, now, by=told["person"], meeting=ident, answer=told["answer"])


def _agenda(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    refresh_touched()
    for item in row["items"]:
        lead = stage.person[item["lead"]] if "lead" in item else ""
        entry = Entry(item["title"], item["kind"], item["length"], lead, item.get("note", ""))
        papers = tuple(Ref(kind, stage.made[kind][key]) for kind, key in item.get("papers", []))
        made = stage.do(add_item, now, by=row["by"], meeting=ident, entry=entry, papers=papers)
        for file in item.get("files", []):
            upload = SimpleUploadedFile(file["name"], file["text"].encode())
            stage.do(add_file, now, by=row["by"], meeting=ident, item=made, upload=upload)


def _send(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    stage.do(send_agenda, now, by=row["by"], meeting=ident)


def _presence(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    told = {stage.person[key]: Noted(it["as"], it.get("name", "")) for key, it in row["presence"]["people"].items()}
    noted = {line.id: told[line.person] for line in invitations_of(ident) if line.person in told}
    stage.do(note_presence, now, by=row["presence"]["by"], meeting=ident, noted=noted)


def _minutes(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    refresh_touched()
    by, made = row["minutes"]["by"], items_of(ident)
    pairs = list(zip(made, row["items"], strict=True))
    version = meeting_for(OPERATOR, ident).version
    said = {item.id: told.get("said", "") for item, told in pairs}
    stage.do(write_minutes, now, by=by, meeting=ident, version=version, said=said)
    for item, told in pairs:
        for it in told.get("decided", []):
            ballot = stage.made["decision"][it["ballot"]] if "ballot" in it else ""
            stage.do(record_resolution, now, by=by, meeting=ident, item=item.id, text=it["text"], ballot=ballot)
        for it in told.get("actions", []):
            _give(stage, {"by": by, "meeting": ident, "item": item.id}, it, now)


def _give(stage: Any, asked: dict[str, Any], it: dict[str, Any], now: datetime) -> None:
    owner, due = stage.person[it["owner"]], stage.moment(it["due"]).date()
    action = stage.do(give_action, now, text=it["text"], owner=owner, due=due, **asked)
    if "settled" in it:
        stage.later(stage.moment(it["settled"]["moment"]), partial(_settle, stage, action, it))


def _settle(stage: Any, action: str, it: dict[str, Any], now: datetime) -> None:
    told = it["settled"]
    settle = partial(settle_action, action=action, state=told["state"], outcome=told["outcome"])
    stage.do(settle, now, by=it["owner"])


def _show(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    stage.do(show_minutes, now, by=row["minutes"]["by"], meeting=ident)


def _freeze(stage: Any, ident: str, row: dict[str, Any], now: datetime) -> None:
    version = meeting_for(OPERATOR, ident).version
    stage.do(freeze_minutes, now, by=row["frozen"]["by"], meeting=ident, version=version)
