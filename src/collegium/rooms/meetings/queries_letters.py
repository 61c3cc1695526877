"""What letters of a meeting say, as notify is asked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _l

from .models import Meeting
from .queries import invited_people
from .queries_agenda import items_of


def plain_path(it: Meeting) -> str:
    """The page of a meeting without a language."""
    return f"/meetings/{it.id}/" if it.host_id else f"/groups/{it.group.slug}/meetings/{it.id}/"


def words_of(it: Meeting) -> dict[str, Any]:
    """What every letter names: title, body, moment, place."""
    return {"title": it.title, "group": it.group_id, "begins": it.begins_at, "place": it.place or _l("on line")}


def agenda_letter(it: Meeting) -> dict[str, Any]:
    """What `preview` and `notify` are asked for the letter with the agenda; two queries."""
    lines = [f"{n}. {item.title}" + (f" ({item.length}′)" if item.length else "") for n, item in _numbered(it)]
    asked = {"to": invited_people(it.id), "about": it.ref, "url": plain_path(it), "agenda": "\n".join(lines)}
    return {**asked, **words_of(it)}


def _numbered(it: Meeting) -> Any:
    return enumerate(items_of(it.id), 1)
