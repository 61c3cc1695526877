"""Events of the small world, made with the actions of the room."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Brussels")
FIRST = date(2022, 6, 13)  # a Monday, six weeks after the world's moment


class Events:
    """`plan`, `announced`, `opened` give ULIDs; `session` puts one into a programme."""

    def __init__(self, world):
        from collegium.rooms.events.presets import install_presets
        from collegium.rooms.events.queries import kinds

        self.world = world
        self.by = {"actor": world.policy_officer, "now": world.now}
        if not kinds():
            install_presets(**self.by)
        self.kinds = {kind.slug: kind.id for kind in kinds()}
        self.made = 0

    def plan(self, *, kind="annual-meeting", title="", days=2, starts=FIRST, actor=None, **more):
        from collegium.rooms.events.actions import Plan, plan_event

        self.made += 1
        given = {"until": starts - timedelta(days=7), "place": "Aula", "city": "Poznan", "summary": "Two days."} | more
        plan = Plan(
            title=title or f"Meeting {self.made}",
            kind=self.kinds[kind],
            starts_on=starts,
            ends_on=starts + timedelta(days=days - 1),
            **given,
        )
        return plan_event(**self.by | ({"actor": actor} if actor else {}), plan=plan)

    def announced(self, **more):
        from collegium.rooms.events.actions import announce_event

        ident = self.plan(**more)
        announce_event(event=ident, **self.by)
        return ident

    def opened(self, **more):
        from collegium.rooms.events.actions import open_registration

        ident = self.announced(**more)
        open_registration(event=ident, **self.by)
        return ident

    def session(self, event, *, title="A session", day=0, hour=10, minutes=60, **more):
        from collegium.rooms.events.actions_programme import Part, add_session

        starts = datetime(FIRST.year, FIRST.month, FIRST.day, hour, tzinfo=ZONE) + timedelta(days=day)
        part = Part(title=title, starts_at=starts, ends_at=starts + timedelta(minutes=minutes), **more)
        return add_session(event=event, part=part, **self.by)

    def register(self, event, who, **more):
        from collegium.rooms.events.actions_registering import register

        return register(actor=self.world[who], event=event, now=self.world.now, **more)

    def held(self, *, came=("liaison",), **more):
        """An event of last week that counts as held, with those who came."""
        from collegium.rooms.events.actions import announce_event, hold_event, open_registration
        from collegium.rooms.events.actions_registering import record_attendance, register
        from collegium.rooms.events.models import Registration

        start = date(2022, 4, 25)
        ident = self.plan(starts=start, **more)
        before = self.world.now - timedelta(days=30)
        early = {"actor": self.world.policy_officer, "now": before}
        announce_event(event=ident, **early)
        open_registration(event=ident, **early)
        for who in came:
            register(actor=self.world[who], event=ident, now=before)
        rows = Registration.objects.filter(event=ident).values_list("id", flat=True)
        record_attendance(event=ident, came=list(rows), **self.by)
        hold_event(event=ident, **self.by)
        return ident
