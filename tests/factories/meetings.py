"""Meetings of the group Openness at any point of their way, made with the room's own actions."""

from __future__ import annotations

from datetime import timedelta

from collegium.kernel import clock
from collegium.rooms.meetings import actions, actions_agenda, actions_minutes
from collegium.rooms.meetings.actions_agenda import Entry
from collegium.rooms.meetings.queries import invitations_of, meeting_for
from collegium.rooms.meetings.queries_agenda import items_of


class Meetings:
    """Makes meetings in the small world: the chair of Openness runs them."""

    def __init__(self, world):
        self.world = world
        self.by = {"actor": world.chair, "now": world.now}

    def planned(self, *, group="openness", days=7, who="chair", title="Meeting 6", **more) -> str:
        """A meeting so many days ahead; behind where they are negative (it was planned a month before)."""
        now = self.world.now if days > 0 else self.world.now + timedelta(days=days - 30)
        begins = self.world.now + timedelta(days=days)
        asked = {"place": "Brussels", "begins_at": begins, "ends_at": begins + timedelta(hours=3), **more}
        with clock.frozen_at(now):
            return actions.plan_meeting(actor=self.world[who], group=group, title=title, now=now, **asked)

    def with_agenda(self, titles=("Agenda", "The draft", "Any other business"), **more) -> str:
        """A meeting with items of half an hour."""
        ident = self.planned(**more)
        for title in titles:
            self.item(ident, title)
        return ident

    def item(self, ident, title="An item", **more) -> str:
        """One more item."""
        return actions_agenda.add_item(meeting=ident, entry=Entry(title, length=30, **more), **self.by)

    def sent(self, **more) -> str:
        """A meeting ahead whose agenda was sent."""
        ident = self.with_agenda(**more)
        actions.send_agenda(meeting=ident, **self.by)
        return ident

    def held(self, **more) -> str:
        """A meeting a week ago; all were there."""
        ident = self.with_agenda(**{"days": -7, **more})
        noted = {row.id: actions.Noted("present") for row in invitations_of(ident)}
        actions.note_presence(meeting=ident, noted=noted, **self.by)
        return ident

    def written(self, **more) -> str:
        """Held, with minutes, a decision and an action of Tomas Berg."""
        ident = self.held(**more)
        first, second, *_ = items_of(ident)
        self.write(ident, {first.id: "Adopted without change.", second.id: "Two chapters are missing."})
        by, world = self.by, self.world
        actions_minutes.record_resolution(meeting=ident, item=second.id, text="The draft goes on.", **by)
        due = world.now.date() + timedelta(days=10)
        actions_minutes.give_action(
            meeting=ident, item=second.id, text="Write chapter two.", owner=world.person["seat"], due=due, **by
        )
        return ident

    def write(self, ident, said):
        """Minutes of items."""
        version = meeting_for(self.world.operator, ident).version
        actions_minutes.write_minutes(meeting=ident, version=version, said=said, **self.by)

    def shown(self, **more) -> str:
        """Its minutes can be read in draft."""
        ident = self.written(**more)
        actions_minutes.show_minutes(meeting=ident, **self.by)
        return ident

    def frozen(self, **more) -> str:
        """Its minutes are frozen."""
        ident = self.shown(**more)
        self.freeze(ident)
        return ident

    def freeze(self, ident) -> str:
        """Freeze what stands."""
        version = meeting_for(self.world.operator, ident).version
        return actions_minutes.freeze_minutes(meeting=ident, version=version, **self.by)

    def cancelled(self, **more) -> str:
        """It does not take place."""
        ident = self.planned(**more)
        actions.cancel_meeting(meeting=ident, reason="Too few can come.", **self.by)
        return ident
