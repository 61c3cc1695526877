"""What the newsroom adds to the demonstration: its news in their languages."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from collegium.kernel.ids import Ref

from .actions import draft_news, publish_news


def furnish(stage: Any) -> None:
    """Each piece of news on its day."""
    for row in stage.content.get("news", []):
        stage.later(stage.moment(row["moment"]), partial(_publish, stage, row))


def _publish(stage: Any, row: dict[str, Any], now: datetime) -> None:
    texts = {
        language: {"title": text["title"], "summary": text["summary"], "text": text["body"]}
        for language, text in row["texts"].items()
    }
    about = [ref for ref in (_ref(stage, it) for it in row.get("related", [])) if ref is not None]
    ident = stage.do(draft_news, now, by=row["by"], texts=texts, slug=row["key"], about=about)
    stage.do(publish_news, now, by=row["by"], news=ident)
    stage.keep("news", row["key"], ident)


def _ref(stage: Any, it: dict[str, str]) -> Ref | None:
    kind, key = it["kind"], it["key"]
    ident = (
        stage.member.get(key)
        if kind == "member"
        else stage.body.get(key)
        if kind == "group"
        else stage.made[kind].get(key)
    )
    return Ref(kind, ident) if ident else None
