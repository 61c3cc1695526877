"""Indicators, groups and rounds of the small world, made with the room's own actions."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from collegium.rooms.benchmarking.actions import define_indicator, fix_group, take_values
from collegium.rooms.benchmarking.actions_answers import confirm_values, enter_values, record_for
from collegium.rooms.benchmarking.actions_rounds import close_round, open_round
from collegium.rooms.benchmarking.queries_rounds import items_of
from collegium.rooms.benchmarking.rules import Entry

PLACES = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")


class Data:
    """Makes things of benchmarking; the policy officer keeps the catalogue, the Liaison answers for Gamma."""

    def __init__(self, world):
        self.world = world
        self.by = {"actor": world.policy_officer, "now": world.now}

    def indicator(self, slug="doctoral", unit="percent", sharing="aggregate", **more) -> str:
        """An indicator of the catalogue."""
        asked = {"names": {"en": slug.title(), "fr": slug.title()}, "definitions": {"en": f"What {slug} counts."}}
        return define_indicator(
            slug=slug, unit=unit, sharing=sharing, source="Own values", licence="CC BY 4.0", **asked, **self.by, **more
        )

    def published(self, slug="top", values=(10, 20, 30, 40, 50, 60), periods=("2020", "2021"), **more) -> str:
        """An indicator with values of a public source, a tenth more in each later period."""
        ident = self.indicator(slug, **{"sharing": "public", **more})
        rows = [
            (self.world.inst[place], period, Decimal(value) + n)
            for n, period in enumerate(periods)
            for place, value in zip(PLACES, values, strict=False)
        ]
        take_values(indicator=ident, values=rows, **self.by)
        return ident

    def group(self, slug, *places) -> str:
        """A fixed comparison group."""
        inside = [self.world.inst[place] for place in places]
        return fix_group(slug=slug, names={"en": slug.title()}, institutions=inside, **self.by)

    def round(self, *indicators, period="2022", days=14, title="Data round") -> str:
        """A round that runs."""
        deadline = self.world.now + timedelta(days=days)
        asked = indicators or (self.indicator(),)
        return open_round(title=title, period=period, indicators=asked, deadline=deadline, **self.by)

    def edition(self, data_round) -> str:
        """The first thing that a round asks for."""
        return items_of(data_round)[0].edition

    def entered(self, data_round, value=12, who="liaison", place="gamma", **more) -> None:
        """A draft of one university."""
        entries = {self.edition(data_round): Entry(Decimal(value), **more)}
        inst = self.world.inst[place]
        enter_values(
            actor=self.world[who], data_round=data_round, institution=inst, entries=entries, now=self.world.now
        )

    def confirmed(self, data_round, value=12, **more) -> None:
        """The values of Gamma, confirmed."""
        self.entered(data_round, value, **more)
        inst = self.world.inst["gamma"]
        confirm_values(actor=self.world.liaison, data_round=data_round, institution=inst, version=1, now=self.world.now)

    def recorded(self, data_round, place, value) -> None:
        """What the office recorded for a university."""
        entries = {self.edition(data_round): Entry(Decimal(value))}
        inst = self.world.inst[place]
        record_for(data_round=data_round, institution=inst, entries=entries, ground="Letter of 3 May.", **self.by)

    def closed(self, values=(10, 20, 30, 40, 50, 60), **more) -> str:
        """A round that has ended with a value of each university."""
        ident = self.round(self.indicator(**more), period="2021")
        for place, value in zip(PLACES, values, strict=False):
            self.recorded(ident, place, value)
        close_round(actor=self.world.operator, data_round=ident, now=self.world.now + timedelta(days=15))
        return ident
