"""Rounds over adopted challenges at any point of their way, made with the rooms' own actions."""

from __future__ import annotations

from datetime import timedelta

from collegium.rooms.challenges.actions import adopt_challenge, raise_challenge, support_challenge
from collegium.rooms.priorities.actions import answer_round, close_round, open_round, prepare_round
from collegium.rooms.priorities.actions_plan import choose
from collegium.rooms.priorities.models import Option


class Priorities:
    """Makes rounds in the small world: Gamma and Beta answer, six universities are asked."""

    def __init__(self, world):
        self.world = world
        self.office = {"actor": world.policy_officer, "now": world.now}
        self.until = world.now + timedelta(days=14)

    def challenge(self, title="Contracts end with projects") -> str:
        """A challenge that the group Openness has adopted."""
        world = self.world
        by = {"actor": world.liaison, "now": world.now}
        ident = raise_challenge(
            institution=world.inst["gamma"], title=title, what="Contracts follow grants.", who_suffers="All.",
            theme="openness", **by,
        )  # fmt: skip
        for who, place in (("seat", "beta"), ("chair", "alpha")):
            support_challenge(actor=world[who], challenge=ident, institution=world.inst[place], now=world.now)
        adopt_challenge(actor=world.chair, challenge=ident, group=world.body["openness"], now=world.now)
        return ident

    def prepared(self, options=3, **more) -> str:
        """A round that the office has prepared."""
        challenges = [self.challenge(f"Challenge {n}") for n in range(1, options + 1)]
        asked = {"title": "What comes first", "why": "The Board chooses.", "closes_at": self.until, **more}
        return prepare_round(challenges=challenges, **asked, **self.office)

    def opened(self, **more) -> str:
        """A round that waits for answers."""
        ident = self.prepared(**more)
        open_round(round=ident, **self.office)
        return ident

    def option(self, ident: str, number: int) -> str:
        """The ULID of an option by its number."""
        return Option.objects.get(round=ident, number=number).id

    def answer(self, ident: str, dots, who="liaison", place="gamma", now=None, **more) -> None:
        """Numbers of options -> dots, on behalf of a university."""
        given = {self.option(ident, number): count for number, count in dots.items()}
        reasons = {self.option(ident, number): text for number, text in more.pop("reasons", {}).items()}
        answer_round(
            actor=self.world[who], round=ident, institution=self.world.inst[place], dots=given, reasons=reasons,
            now=now or self.world.now, **more,
        )  # fmt: skip

    def closed(self, answers=({1: 6, 2: 4}, {1: 5}), **more) -> str:
        """A closed round in which Gamma and Beta have answered."""
        ident = self.opened(**more)
        for given, (who, place) in zip(answers, (("liaison", "gamma"), ("liaison_beta", "beta")), strict=False):
            self.answer(ident, given, who, place, reasons={1: f"It holds {place} back."} if given else {})
        close_round(actor=self.world.policy_officer, round=ident, now=self.until)
        return ident

    def item(self, ident: str = "", number=1) -> str:
        """An item of the work plan from a closed round."""
        ident = ident or self.closed()
        option = self.option(ident, number)
        [made] = choose(
            round=ident, chosen={option: self.world.body["openness"]}, year=2022, until=2023, **self.office
        )  # fmt: skip
        return made
