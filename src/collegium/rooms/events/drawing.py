"""The programme as markup: a page has hundreds of sessions, and a template takes three times as long for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from markupsafe import Markup

from collegium.commons.pages.addresses import address

from .queries_programme import Place, SessionRow, SpeakerRow
from .rules import Cell, Day, Line, programme


@dataclass(frozen=True, slots=True)
class DrawnDay:
    """A day of a programme with its table."""

    day: date
    table: Markup


def drawn(
    rows: Iterable[SessionRow], zone: ZoneInfo, *, places: Mapping[str, Place], member: bool, caption: str
) -> list[DrawnDay]:
    """The days of a programme. Members see links to speakers, free places and their own; `caption` has %(day)s."""
    pen = _Pen(list(rows), zone, places, member=member)
    return [pen.day(day, caption) for day in programme([row.span(zone) for row in pen.rows.values()])]


class _Pen:
    """Draws one programme; the words are looked up once."""

    def __init__(self, rows: list[SessionRow], zone: ZoneInfo, places: Mapping[str, Place], *, member: bool) -> None:
        self.rows = {row.id: row for row in rows}
        self.zone, self.places, self.member = zone, places, member
        self.free, self.full, self.hidden = _("%(n)s of %(all)s places free"), _("full"), _("members only")
        self.has = {"booked": ("good", _("You go")), "wished": ("open", _("You wish to go"))}
        self.waits = _("You wait, place %(n)s in the queue")

    def day(self, day: Day, caption: str) -> DrawnDay:
        """One table: a column for each track, a row for each moment at which something begins."""
        from collegium.commons.pages.moments import day as in_words

        tracks = day.tracks or (_("Session"),)
        heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in (_("Time"), *tracks))
        body = "".join(self._line(line) for line in day.lines)
        told = escape(caption % {"day": in_words(day.day)})
        return DrawnDay(
            day.day,
            Markup(  # noqa: S704 (every text of it is escaped)
                f'<table class="table table--fold programme"><caption class="vh">{told}</caption>'
                f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
            ),
        )

    def _line(self, line: Line) -> str:
        when = f'<time datetime="{line.starts.isoformat()}">{line.starts:%H:%M}</time>'
        return f'<tr><th scope="row">{when}</th>{"".join(self._cell(cell) for cell in line.cells)}</tr>\n'

    def _cell(self, cell: Cell) -> str:
        if not cell.ids:
            return "<td></td>"
        track = self.rows[cell.ids[0]].track
        named = f' data-label="{escape(track)}"' if track else ""
        rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        across = f' colspan="{cell.across}"' if cell.across > 1 else ""
        return f"<td{rows}{across}{named}>{''.join(self._session(self.rows[ident]) for ident in cell.ids)}</td>"

    def _session(self, row: SessionRow) -> str:
        starts, ends = row.starts_at.astimezone(self.zone), row.ends_at.astimezone(self.zone)
        note = f"{starts:%H:%M}–{ends:%H:%M}"
        note += f", {escape(row.room)}" if row.room else ""
        note += f", {self.hidden}" if self.member and not row.public else ""
        title = escape(row.title) if row.is_break else f"<b>{escape(row.title)}</b>"
        said = f'<p class="note">{note}</p><p>{title}</p>'
        if row.speakers:
            said += f'<p class="small">{"; ".join(self._speaker(who) for who in row.speakers)}</p>'
        if row.about:
            said += f'<p class="small">{escape(row.about)}</p>'
        return said + (self._places(row) if self.member and row.capacity else "")

    def _speaker(self, who: SpeakerRow) -> str:
        name = escape(who.name)
        if self.member and who.person:
            name = f'<a href="{address("people:page", who.person)}">{name}</a>'
        return f"{name}, {escape(who.what)}" if who.what else name

    def _places(self, row: SessionRow) -> str:
        left = self.free % {"n": row.free, "all": row.capacity} if row.free else self.full
        place = self.places.get(row.id)
        if place is None:
            return f'<p class="note">{left}</p>'
        kind, words = self.has.get(place.state, ("part", self.waits % {"n": place.rank}))
        return f'<p class="note">{left}</p><p><span class="status status--{kind}">{escape(words)}</span></p>'
