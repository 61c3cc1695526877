"""The stage on which rooms furnish the demonstration. Rooms get it handed in and never import it.

    def furnish(stage: Any) -> None:                                     # rooms/<room>/demo.py
        for row in stage.content["challenges"]:
            stage.later(stage.moment(row["raised"]), partial(_raise, stage, row))

    def _raise(stage: Any, row: dict[str, Any], now: datetime) -> None:
        made = stage.do(raise_challenge, now, by=row["raised_by"], title=row["title"])
        stage.keep("challenge", row["key"], made)

`later` puts an act of any room into the one line of all rooms, in order of moments: an adopted paper can be
published after its vote, although papers furnish before ballots. `do` acts at once: it stops the clock at the
moment, hands over `actor=` and `now=`, and lets the reactions follow there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from collegium.commons.access import OPERATOR, Actor, actor_of
from collegium.kernel import clock

T = TypeVar("T")
CONTENT = Path(__file__).parent / "content"
USUAL_HOUR = "10:00"


class Unsettled(RuntimeError):
    """A reaction or a job failed while the demonstration was built: it must not be served."""


class Stage:
    """Times, people and texts of the demonstration, and what the rooms have made so far.

    `content`: parsed JSON by file name without suffix; `person`, `member`, `body`: ULIDs by key, ROR address
    and slug; `made[kind][key]`: ULIDs for other rooms; `office`: the operator; `present`: after all acts.
    """

    def __init__(self, anchor: date, present: datetime, *, folder: Path = CONTENT) -> None:
        self.anchor, self.present, self.folder = anchor, present, folder
        self.content: dict[str, Any] = read_content(folder)
        self.zone = ZoneInfo(self.content["network"]["zone"])
        self.person: dict[str, str] = {}
        self.member: dict[str, str] = {}
        self.body: dict[str, str] = {}
        self.made: dict[str, dict[str, str]] = defaultdict(dict)
        self.office: Actor = OPERATOR
        self._line: list[tuple[datetime, int, Callable[[datetime], object]]] = []
        self._number = count()

    # --- moments

    def at(self, day: int, hour: str = USUAL_HOUR) -> datetime:
        """The moment `day` days from the anchor at HH:MM in the network's zone, in UTC."""
        return self._moment(self.day(day), hour)

    def day(self, day: int) -> date:
        """The date `day` days from the anchor."""
        return self.anchor + timedelta(days=day)

    def on(self, iso: str, hour: str = USUAL_HOUR) -> datetime:
        """A fixed moment of public history, such as 2022-01-01, in UTC."""
        return self._moment(date.fromisoformat(iso), hour)

    def moment(self, written: Mapping[str, Any]) -> datetime:
        """A moment as the content writes it: {"day": -42, "at": "14:30"} or {"date": "2022-03-08"}; UTC."""
        hour = written.get("at", USUAL_HOUR)
        return self.on(written["date"], hour) if "date" in written else self.at(written["day"], hour)

    def _moment(self, day: date, hour: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(hour), self.zone).astimezone(UTC)

    # --- acts

    def actor(self, person: str, moment: datetime) -> Actor:
        """The person (by key) with the hats of that moment; "operator" is the machine's own hand."""
        return self.office if person == "operator" else actor_of(self.person[person], moment)

    def do(self, action: Callable[..., T], moment: datetime, *, by: str = "operator", **asked: Any) -> T:
        """Let a person act at a moment; what follows by reaction follows there too.

        A moment after the present becomes the present: nobody has acted in the future.
        """
        then = min(moment, self.present)
        with clock.frozen_at(then):
            result = action(actor=self.actor(by, then), now=then, **asked)
            self.settle()
        return result

    def later(self, moment: datetime, act: Callable[[datetime], object]) -> None:
        """Call `act(moment)`, the clock standing there, when it is its turn in the line of all rooms.

        What lies after the present is left out: it has not happened.
        """
        if moment <= self.present:
            heappush(self._line, (moment, next(self._number), act))

    def play(self) -> None:
        """Play the line to its end; acts may put more into it."""
        while self._line:
            moment, _, act = heappop(self._line)
            with clock.frozen_at(moment):
                act(moment)
                self.settle()

    def settle(self) -> int:
        """Deliver every fact that waits, each with the clock at its own moment; returns how many.

        Raises Unsettled at the first reaction that fails.
        """
        from collegium.commons.announce import deliver_waiting
        from collegium.commons.announce.models import Announcement

        done = 0
        while first := Announcement.objects.filter(done_at__isnull=True, attempts=0).order_by("id").first():
            with clock.frozen_at(first.at):
                done += deliver_waiting(first.at, limit=1)
            if failed := Announcement.objects.filter(pk=first.pk, attempts__gt=0).first():
                raise Unsettled(f"{failed.name}: {failed.error}")
        return done

    # --- what was made, and texts

    def keep(self, kind: str, key: str, ident: str) -> str:
        """Remember what was made under its key in the content; returns the ULID."""
        self.made[kind][key] = ident
        return ident

    def text(self, path: str) -> str:
        """A text file of the content."""
        return self.file(path).read_text(encoding="utf-8")

    def file(self, path: str) -> Path:
        """A file of the content."""
        return self.folder / path


def read_content(folder: Path) -> dict[str, Any]:
    """Every JSON file of the folder, by its name without suffix."""
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}
