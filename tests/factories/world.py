"""A small world for tests: six invented institutions, a Board of five, one group, one person for each role.

It is made with the actions of the rooms, so that it cannot be a world that the product would not allow.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

NOW = datetime(2022, 5, 2, 7, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)

INSTITUTIONS = [
    ("alpha", "AT", "Alpha University of Technology"),
    ("beta", "BE", "Beta Institute"),
    ("gamma", "CH", "Gamma Polytechnic"),
    ("delta", "DE", "Delta University"),
    ("epsilon", "ES", "Epsilon Tech"),
    ("zeta", "FI", "Zeta University"),
]
PEOPLE = {
    "secretary_general": "Sofia Lindqvist",
    "policy_officer": "Oskar Petit",
    "president": "Paula Ferreira",
    "board_member": "Bruno Keller",
    "board_three": "Carla Novak",
    "board_four": "Dries Maes",
    "board_five": "Elena Rossi",
    "chair": "Chiara Weiss",
    "seat": "Tomas Berg",
    "liaison": "Lucie Moreau",
    "delegate": "Daniel Ortiz",
    "head": "Hanna Rektor",
    "liaison_beta": "Bart Claes",
    "guest": "Greta Outside",
}


def build() -> None:
    """Make the small world once."""
    from collegium.commons.access import OPERATOR
    from collegium.commons.network import change_settings
    from collegium.kernel import clock
    from collegium.rooms.groups import actions as groups
    from collegium.rooms.groups.choices import Role, SeatOwner
    from collegium.rooms.members import actions as members
    from collegium.rooms.members.choices import HatKind, State
    from collegium.rooms.people import actions as people

    with clock.frozen_at(LONG_AGO):
        by = {"actor": OPERATOR, "now": LONG_AGO}
        change_settings(
            **by,
            name="TESTNET",
            full_name="Test network of universities",
            domain="testnet.example",
            zone="Europe/Brussels",
            languages=["en", "fr"],
            email="office@testnet.example",
        )
        inst = {
            slug: members.register_institution(
                **by,
                slug=slug,
                ror=f"https://ror.org/0test{i:02}",
                name=name,
                short=slug.title(),
                country=country,
                city=slug.title(),
                lat=48.0 + i,
                lon=8.0 + i,
                state=State.MEMBER,
            )
            for i, (slug, country, name) in enumerate(INSTITUTIONS)
        }
        person = {
            role: people.register_person(
                **by,
                name=name,
                given=name.split()[0],
                family=name.split()[1],
                email=f"{role}@testnet.example",
                outside=role == "guest",
            )
            for role, name in PEOPLE.items()
        }
        kinds = {
            "assembly": {"seat_owner": SeatOwner.INSTITUTION, "decides": True, "every_member_sits": True, "order": 1},
            "board": {"seat_owner": SeatOwner.BODY, "decides": True, "order": 2},
            "presidency": {"seat_owner": SeatOwner.BODY, "decides": True, "order": 3},
            "secretariat": {"seat_owner": SeatOwner.BODY, "order": 4},
            "working-group": {
                "seat_owner": SeatOwner.INSTITUTION,
                "has_chairs": True,
                "has_mandate": True,
                "drafts_papers": True,
                "adopts_challenges": True,
                "cycle_months": 24,
                "order": 5,
            },
        }
        for slug, features in kinds.items():
            groups.define_kind(**by, slug=slug, names={"en": slug.title()}, **features)
        body = {
            slug: groups.found_body(**by, kind=kind, slug=slug, names={"en": name, "fr": f"{name} (fr)"}, short=name)
            for slug, kind, name in [
                ("assembly", "assembly", "General Assembly"),
                ("board", "board", "Board"),
                ("secretariat", "secretariat", "Secretariat"),
                ("openness", "working-group", "Openness"),
            ]
        }
        groups.set_mandate(**by, group=body["openness"], mission={"en": "Open science."}, themes=["open science"])

        def sit(group: str, who: str, role: Role, institution: str | None = None) -> None:
            seat = groups.open_seat(**by, group=body[group], institution=inst[institution] if institution else None)
            groups.seat_person(**by, seat=seat, person=person[who], role=role)

        sit("secretariat", "secretary_general", Role.SECRETARY_GENERAL)
        sit("secretariat", "policy_officer", Role.POLICY_OFFICER)
        sit("board", "president", Role.PRESIDENT)
        for who in ("board_member", "board_three", "board_four", "board_five"):
            sit("board", who, Role.DIRECTOR)
        sit("openness", "chair", Role.CHAIR, "alpha")
        sit("openness", "seat", Role.SEAT, "beta")
        sit("openness", "liaison", Role.SEAT, "gamma")
        for who, institution, kind in [
            ("liaison", "gamma", HatKind.LIAISON),
            ("delegate", "gamma", HatKind.DELEGATE),
            ("head", "gamma", HatKind.HEAD),
            ("liaison_beta", "beta", HatKind.LIAISON),
            ("president", "delta", HatKind.COLLEAGUE),
            ("board_member", "epsilon", HatKind.COLLEAGUE),
            ("chair", "alpha", HatKind.COLLEAGUE),
            ("seat", "beta", HatKind.COLLEAGUE),
        ]:
            members.give_hat(**by, person=person[who], institution=inst[institution], kind=kind)


class World:
    """Look-ups in the small world: `world.chair` is an Actor, `world.inst["alpha"]` and `world.body["board"]` ULIDs."""

    now = NOW

    def __init__(self) -> None:
        from collegium.rooms.groups.models import Body
        from collegium.rooms.members.models import Institution
        from collegium.rooms.people.models import Person

        self.person = {
            p.email.split("@")[0]: p.id for p in Person.objects.all() if p.email.endswith("@testnet.example")
        }
        self.inst = dict(Institution.objects.values_list("slug", "id"))
        self.body = dict(Body.objects.values_list("slug", "id"))
        self._start = self._marks()

    def __getitem__(self, role: str):
        from collegium.commons.access import NOBODY, OPERATOR, actor_of

        if role in ("nobody", "public"):
            return NOBODY
        return OPERATOR if role == "operator" else actor_of(self.person[role], self.now)

    def __getattr__(self, role: str):
        if role.startswith("_") or role not in (*PEOPLE, "nobody", "operator"):
            raise AttributeError(role)
        return self[role]

    @staticmethod
    def roles() -> list[str]:
        """Every role of the permission matrix."""
        return ["nobody", *PEOPLE]

    @staticmethod
    def _marks() -> tuple[set[str], set[str]]:
        from collegium.commons.announce.models import Announcement
        from collegium.commons.journal.models import Act

        return set(Act.objects.values_list("id", flat=True)), set(Announcement.objects.values_list("id", flat=True))

    def acts(self) -> list[str]:
        """Kinds of the acts recorded since the test began, in the order they were written."""
        from collegium.commons.journal.models import Act

        return list(Act.objects.exclude(id__in=self._start[0]).order_by("at", "id").values_list("kind", flat=True))

    def announced(self) -> list[str]:
        """Names of the facts announced since the test began."""
        from collegium.commons.announce.models import Announcement

        return list(Announcement.objects.exclude(id__in=self._start[1]).order_by("id").values_list("name", flat=True))

    def thread(self, ref) -> set[tuple[str, str]]:
        """(relation, kind:id) of what a Ref links to."""
        from collegium.commons.thread.models import Link

        return {(x.relation, f"{x.to_kind}:{x.to_id}") for x in Link.objects.filter(from_id=ref.id)}

    @contextmanager
    def nothing_changes(self):
        """Within the block nothing is recorded and nothing announced, even when it raises."""
        before = self._marks()
        try:
            yield
        finally:
            assert self._marks() == before

    def client(self, role: str = "nobody"):
        """A browser without JavaScript: Django's test client with the session of that role."""
        from django.test import Client

        client = Client()
        if role not in ("nobody", "public"):
            session = client.session
            session["person"] = self.person[role]
            session.save()
            client.cookies["collegium_session"] = session.session_key
        return client

    def settle(self) -> None:
        """Let the background do what waits: reactions until none is left."""
        from collegium.commons.announce import deliver_waiting

        while deliver_waiting(self.now):
            pass
