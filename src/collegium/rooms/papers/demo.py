"""What papers adds to the demonstration: kinds, papers in all their states, and the votes on them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from collegium.commons.exports.tables import csv_bytes
from collegium.kernel.ids import Ref, block_id
from collegium.kernel.text.outline import from_outline
from collegium.rooms.ballots.choices import Openness
from collegium.rooms.ballots.demo import cast_votes

from .actions import (
    define_kind,
    freeze_version,
    name_authors,
    record_consultation,
    start_paper,
    submit_paper,
    translate_title,
)
from .actions_reading import answer_reading, ask_reader
from .choices import Adoption, Consulted
from .deciding import publish_paper, put_to_vote, record_adoption
from .queries import current_revision
from .saving import save_draft

ELSEWHERE = {"group": "", "partners": "", "chairs-and-presidency": "presidency", "office": "secretariat"}
"""Bodies of the content that are no body of the register: "" is the group that drafts."""
BEGINNING = -2499


def furnish(stage: Any) -> None:
    """Kinds on the first day; then each paper through its life, act by act."""
    for order, row in enumerate(stage.content["kinds"], 1):
        stage.do(define_kind, stage.at(BEGINNING), slug=row["key"], order=order * 10, **features(row))
    for row in stage.content["papers"]:
        stage.later(stage.moment(row["started"]), partial(_start, stage, row))


def features(row: Mapping[str, Any]) -> dict[str, Any]:
    """A kind of the content as the action takes it."""
    adopted_by = row["adopted_by"]
    return {
        "names": row["names"],
        "authority": row.get("authority", {}),
        "notice": row["notice"],
        "starters": row["may_start"],
        "consulted": Consulted(row["consulted"]["who"]),
        "consult_days": row["consulted"]["minimum_days"],
        "adoption": Adoption(row["adopted_how"]),
        "adopting_body": ELSEWHERE.get(adopted_by, adopted_by),
        "rule": row["rule"] or "",
        "members_named": row["members_named"],
        "authors_named": row["authors_named"],
        "letter": row["code"],
    }


def _start(stage: Any, row: dict[str, Any], now: datetime) -> None:
    """Begin the paper and put what follows into the line."""
    challenge = stage.made["challenge"].get(row.get("challenge") or "")
    body = stage.body[row["body"]]
    by = _who_begins(stage, row["editors"], body, now)
    paper = stage.do(
        start_paper,
        now,
        by=by,
        kind=row["kind"],
        title=row["title"],
        group=body,
        standfirst=row["standfirst"],
        language=row["language"],
        editors=[stage.person[key] for key in row["editors"]],
        slug=row["slug"],
        follows=Ref("challenge", challenge) if challenge else None,
    )
    stage.keep("paper", row["slug"], paper)
    if row.get("authors"):
        people = [stage.person[key] for key in row["authors"]]
        stage.do(name_authors, now, by=by, paper=paper, people=people)
    if row.get("translations"):
        stage.do(translate_title, now, by=by, paper=paper, words=row["translations"], version=1)
    for version in row["versions"]:
        stage.later(stage.moment(version["moment"]), partial(_write, stage, row, version, paper))
    for asked in row.get("readers", []):
        stage.later(stage.moment(asked["asked"]), partial(_ask, stage, asked, paper))
    _review(stage, row, paper)
    _decide(stage, row, paper)


def _who_begins(stage: Any, editors: list[str], body: str, now: datetime) -> str:
    """The first editor who sat in the body then, else the office."""
    return next((key for key in editors if stage.actor(key, now).sits_in(body)), "operator")


def _write(stage: Any, row: dict[str, Any], version: dict[str, Any], paper: str, now: datetime) -> None:
    """The text of a version is saved, and kept with its number."""
    doc = from_outline(stage.text(f"papers/{version['file']}"), block_id)
    revision = current_revision(paper)
    stage.do(save_draft, now, by=version["by"], paper=paper, revision=revision, doc=doc)
    stage.do(freeze_version, now, by=version["by"], paper=paper, note=version["note"])


def _ask(stage: Any, asked: dict[str, Any], paper: str, now: datetime) -> None:
    """Somebody from outside is asked to read, and answers where the content has an answer."""
    reader = next(row for row in stage.content["people"] if row["key"] == asked["person"])
    reading = stage.do(
        ask_reader, now, by=asked["by"], paper=paper, name=reader["name"], email=reader["email"],
        until=stage.moment(asked["until"]), note=asked.get("note", ""),
    )  # fmt: skip
    if answer := asked.get("answer"):
        at = stage.moment(answer["moment"])
        stage.later(
            at, lambda then: stage.do(answer_reading, then, by=asked["person"], reading=reading, words=answer["words"])
        )


def _review(stage: Any, row: dict[str, Any], paper: str) -> None:
    """The group reviews the first text; what was consulted without a review went to it on the way."""
    review, consultation = row.get("review"), row.get("consultation")
    if not review and not consultation:
        return
    first = stage.moment(row["versions"][0]["moment"])
    begins = stage.moment(review["from"]) if review else first
    at = max(begins, first + timedelta(minutes=10))
    by, note = row["versions"][0]["by"], (review or {}).get("note", "")
    stage.later(at, lambda now: stage.do(submit_paper, now, by=by, paper=paper, note=note))


def _decide(stage: Any, row: dict[str, Any], paper: str) -> None:
    """Consultation, decision and publication, as far as the paper has come."""
    if held := row.get("consultation"):
        stage.later(stage.moment(held["recorded"]), partial(_consult, stage, row, held, paper))
    adoption = row.get("adoption")
    if adoption and adoption["how"] == "vote":
        decision = next(it for it in stage.content["decisions"] if it["key"] == adoption["decision"])
        stage.later(stage.moment(decision["opens"]), partial(_vote, stage, decision, paper))
    elif adoption:
        stage.later(_recorded(stage, row), partial(_adopt, stage, row, paper))
    if published := row.get("publication"):
        stage.later(stage.moment(published["moment"]), partial(_publish, stage, published, paper))


def _recorded(stage: Any, row: dict[str, Any]) -> datetime:
    """The office writes an adoption down on the day after."""
    at: datetime = stage.moment(row["adoption"]["moment"])
    return at + timedelta(hours=18)


def _consult(stage: Any, row: dict[str, Any], held: dict[str, Any], paper: str, now: datetime) -> None:
    stage.do(
        record_consultation,
        now,
        by=held["by"],
        paper=paper,
        opened_on=stage.moment(held["from"]).astimezone(stage.zone).date(),
        closed_on=stage.moment(held["to"]).astimezone(stage.zone).date(),
        asked=held["asked"],
        asked_count=held["asked_count"],
        answered_count=held["answered_count"],
        summary=_paragraphs(held["summary"]),
        upload=_remarks(stage, row, held),
    )


def _paragraphs(summary: Any) -> str:
    return summary if isinstance(summary, str) else "\n\n".join(summary)


def _remarks(stage: Any, row: dict[str, Any], held: dict[str, Any]) -> Any:
    """The remarks that counted most as the file of answers; None where the content has none."""
    if not held.get("main_remarks"):
        return None
    columns = ["university", "place", "remark", "disposition", "why"]
    short = {ror: more["short"] for ror, more in stage.content["institutions"].items()}
    rows = [
        [short.get(it["institution"], it["institution"]), it["place"], it["remark"], it["disposition"], it["why"]]
        for it in held["main_remarks"]
    ]
    return Upload(f"{row['slug']}-answers.csv", csv_bytes(columns, rows))


class Upload(io.BytesIO):
    """Bytes with a name, as an upload has them."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(content)
        self.name, self.size = name, len(content)

    def chunks(self) -> Any:
        """All of it at once."""
        yield self.getvalue()


def _vote(stage: Any, row: dict[str, Any], paper: str, now: datetime) -> None:
    decision = stage.do(
        put_to_vote,
        now,
        by=row["by"],
        paper=paper,
        closes_at=stage.moment(row["closes"]),
        question=row["question"],
        rule=row["rule"],
        openness=Openness(row.get("openness", "open")),
    )
    stage.keep("decision", row["key"], decision)
    cast_votes(stage, row, decision)


def _adopt(stage: Any, row: dict[str, Any], paper: str, now: datetime) -> None:
    adoption = row["adoption"]
    stage.do(
        record_adoption,
        now,
        by=adoption["by"],
        paper=paper,
        ground=_paragraphs(adoption["words"]),
        adopted_at=stage.moment(adoption["moment"]),
    )


def _publish(stage: Any, row: dict[str, Any], paper: str, now: datetime) -> None:
    stage.do(publish_paper, now, by=row["by"], paper=paper)
