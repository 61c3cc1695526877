"""The minutes of a meeting, ready to be printed: made once, when they are frozen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collegium.commons.access import OPERATOR
from collegium.commons.exports.house import NetworkPrint
from collegium.commons.exports.minutes import ItemPrint, MinutesPrint, minutes_pdf, minutes_words
from collegium.commons.network import network
from collegium.commons.pages.moments import clock_time, day_long, moment_full
from collegium.commons.pages.shell import disclaimer
from collegium.rooms.groups.queries import in_words

from .queries import invitations_of
from .queries_agenda import ItemRow, agenda_of
from .rules import Line, turnout
from .words import ITEM_KINDS, PRESENCES, turnout_sentence


def minutes_document(it: Any, *, number: int, reason: str, at: datetime) -> bytes:
    """The PDF of the minutes as they stand, in the network's first language, dated `at`. Raises ExportError."""
    with translation.override(settings.LANGUAGE_CODE):
        return minutes_pdf(_print(it, number, reason, at))


def _print(it: Any, number: int, reason: str, at: datetime) -> MinutesPrint:
    here, rows = network(), invitations_of(it.id)
    counted = turnout(Line(row.institution, row.presence) for row in rows)
    frozen = _("Frozen on %(day)s") % {"day": day_long(at)}
    when = f"{moment_full(it.begins_at)} {_('to')} {clock_time(it.ends_at)}"
    return MinutesPrint(
        lang=settings.LANGUAGE_CODE,
        words=minutes_words(_),
        network=NetworkPrint(here.full_name, here.tagline.get(settings.LANGUAGE_CODE, ""), here.domain),
        body=in_words(it.group.names),
        title=it.title,
        version=_("Minutes, version %(number)s") % {"number": number},
        made_at=at,
        facts=((_("When"), when), (_("Where"), it.place or _("on line")), (_("State"), frozen)),
        turnout=turnout_sentence(counted, by_institution=it.group.kind.seat_owner == "institution"),
        columns=(_("Name"), _("University"), _("Presence")),
        people=tuple((row.person_name or _("vacant"), row.institution_short, _was_there(row)) for row in rows),
        items=tuple(_item(item) for item in agenda_of(it.id, OPERATOR)),
        reason=reason,
        disclaimer=disclaimer() if here.is_demonstration else "",
    )


def _was_there(row: Any) -> str:
    word = str(PRESENCES[row.presence])
    return f"{word}: {row.substitute}" if row.substitute else word


def _item(item: ItemRow) -> ItemPrint:
    length = ngettext("%(n)s minute", "%(n)s minutes", item.length) % {"n": item.length} if item.length else ""
    parts = (str(ITEM_KINDS[item.kind]), length, item.lead_name)
    return ItemPrint(
        title=item.title,
        line=", ".join(part for part in parts if part),
        said=tuple(part for part in item.said.splitlines() if part.strip()),
        decided=tuple(row.text for row in item.resolutions),
        papers=tuple(row.title for row in item.papers) + tuple(file.name for file in item.files),
        actions=tuple((row.text, row.owner_name, day_long(row.due)) for row in item.actions),
    )
