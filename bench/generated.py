"""A generated network of 1,000 institutions, 100,000 people and ten years, for measuring only.

    python bench/generated.py FOLDER [--institutions 1000] [--people 100000]

It begins as the demonstration (so that the cast can sign in) and adds the rest in bulk, each row with its act, as the
actions of the rooms would have recorded it; then it seals, and `collegium verify --data FOLDER` is whole on it.
Serve it with `collegium serve --data FOLDER`.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
YEARS = 10
COUNTRIES = [
    "AT",
    "BE",
    "BG",
    "CH",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GB",
    "GR",
    "HR",
    "HU",
    "IE",
    "IS",
    "IT",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "RS",
    "SE",
    "SI",
    "SK",
    "TR",
]
GIVEN = [
    "Anna",
    "Jean",
    "Marta",
    "Luís",
    "Piotr",
    "Eva",
    "Søren",
    "Zoë",
    "Márta",
    "Tomás",
    "Ilse",
    "Hugo",
    "Nuria",
    "Jakub",
    "Aino",
    "Chiara",
    "Léa",
    "Émile",
    "Ondřej",
    "Gitte",
]
FAMILY = [
    "Novák",
    "Lindqvist",
    "Ferreira",
    "Kowalski",
    "Müller",
    "Rossi",
    "Dupont",
    "García",
    "Virtanen",
    "Jensen",
    "Papadopoulos",
    "Nagy",
    "Maes",
    "O’Brien",
]
WORDS = [
    "laboratories",
    "funding",
    "doctoral",
    "contracts",
    "instruments",
    "access",
    "data",
    "security",
    "open",
    "science",
    "degrees",
    "recognition",
    "teaching",
    "machines",
    "energy",
    "costs",
    "careers",
    "mobility",
    "cooperation",
    "industry",
    "evaluation",
    "infrastructure",
    "shared",
    "European",
]


def main() -> int:
    """Build the network in the folder; 2 when it is there already."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--institutions", type=int, default=1000)
    parser.add_argument("--people", type=int, default=100_000)
    asked = parser.parse_args()
    if asked.folder.exists():
        print(f"{asked.folder} is there already; name a new folder.", file=sys.stderr)
        return 2
    began = time.monotonic()
    command = [sys.executable, "-m", "collegium.cli", "demo", "--dir", str(asked.folder), "--no-serve"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(command, check=True, env=environment, cwd=ROOT)
    os.environ["COLLEGIUM_DATA"] = str(asked.folder.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "collegium.config.settings"
    sys.path[0] = str(ROOT / "src")  # this folder holds an http.py of its own
    import django

    django.setup()
    Generator(asked.institutions, asked.people).build()
    print(f"done in {time.monotonic() - began:.0f} s")
    return 0


def some(number: int, things: Iterable[Any]) -> Iterator[list[Any]]:
    """The things in lists of at most `number`."""
    source = iter(things)
    while part := list(islice(source, number)):
        yield part


class Generator:
    """Writes rows and their acts in bulk; every choice comes from one seeded source."""

    def __init__(self, institutions: int, people: int) -> None:
        from django.db.models import QuerySet

        self.bulk = QuerySet.bulk_create
        self.random = random.Random(2026)
        self.institutions, self.people = institutions, people
        self.now = datetime.now(UTC)
        self.acts: list[Any] = []

    def moment(self) -> datetime:
        """Some moment of the ten years."""
        return self.now - timedelta(days=self.random.uniform(1, 365 * YEARS))

    def words(self, number: int) -> str:
        """So many words of the trade."""
        return " ".join(self.random.choice(WORDS) for _ in range(number))

    def act(self, kind: str, at: datetime, subject: str, ident: str, member: str = "", **params: Any) -> None:
        """The act that goes with a row; written with the others by `flush`."""
        from collegium.commons.journal.models import Act
        from collegium.kernel.ids import new_id

        self.acts.append(
            Act(
                id=new_id(at), at=at, kind=kind, actor="operator", member=member, subject_kind=subject, subject=ident,
                params=params,
            )
        )  # fmt: skip

    def store(self, rows: Iterable[Any]) -> None:
        """Rows of one model, in bulk, past the guard that asks for an act: their acts follow in the same transaction."""  # noqa: E501
        from django.db import transaction

        for part in some(2000, rows):
            with transaction.atomic():
                self.bulk(type(part[0])._default_manager.all(), part)
                self.flush()

    def flush(self) -> None:
        """Write the acts that have gathered, and put them in line for the sealer."""
        from collegium.commons.journal.models import Act, Unsealed

        for part in some(2000, self.acts):
            self.bulk(Act.objects.all(), part)
            self.bulk(Unsealed.objects.all(), [Unsealed(act_id=act.id) for act in part])
        self.acts = []

    def build(self) -> None:
        """Everything, in the order in which one needs the other."""
        from collegium.commons.journal.sealing import seal_waiting, verify

        for name in (
            "make_institutions",
            "make_people",
            "make_hats",
            "make_seats",
            "make_challenges",
            "make_papers",
            "make_votes",
        ):
            began = time.monotonic()
            getattr(self, name)()
            print(f"{name}: {time.monotonic() - began:.1f} s", flush=True)
        seal_waiting(self.now)
        self.raise_all()
        began = time.monotonic()
        self.index()
        print(f"search: {time.monotonic() - began:.1f} s", flush=True)
        found = verify()
        print(f"acts {found['acts']}, seals {found['seals']}, whole {found['whole']}")

    def make_institutions(self) -> None:
        """Members beside the real ones, invented."""
        from collegium.kernel.ids import new_id
        from collegium.rooms.members.models import Institution

        held = Institution.objects.count()
        rows = []
        for n in range(held, self.institutions):
            at = self.moment()
            row = Institution(
                id=new_id(at), slug=f"generated-{n:04d}", ror=f"https://ror.org/0gen{n:05d}",
                name=f"Generated University {n:04d}", short=f"GU {n:04d}", country=self.random.choice(COUNTRIES),
                city=self.random.choice(WORDS).title(), lat=self.random.uniform(36, 66), lon=self.random.uniform(-9, 30),  # noqa: E501
                state="member", member_since=at.date(),
            )  # fmt: skip
            self.act("members.registered", at, "member", row.id, member=row.id)
            rows.append(row)
        self.store(rows)
        self.members = list(Institution.objects.filter(state="member").values_list("id", flat=True))

    def make_people(self) -> None:
        """People with invented names."""
        from collegium.kernel.ids import new_id
        from collegium.rooms.people.actions import sort_name
        from collegium.rooms.people.models import Person

        held = Person.objects.count()

        def rows() -> Iterator[Person]:
            for n in range(held, self.people):
                at, given, family = self.moment(), self.random.choice(GIVEN), self.random.choice(FAMILY)
                row = Person(
                    id=new_id(at), name=f"{given} {family}", given=given, family=family,
                    sort_name=sort_name(f"{given} {family}", family), email=f"p{n:06d}@generated.example",
                    language=self.random.choice(["en", "fr"]),
                )  # fmt: skip
                self.act("people.registered", at, "person", row.id)
                yield row

        self.store(rows())
        self.persons = list(Person.objects.filter(email__endswith="@generated.example").values_list("id", flat=True))

    def make_hats(self) -> None:
        """Everybody belongs somewhere; each member has a head, a Delegate and a Liaison; some hats have ended."""
        from collegium.kernel.ids import new_id
        from collegium.rooms.members.models import InstitutionHat

        taken = set(InstitutionHat.objects.filter(until=None).values_list("institution_id", "kind"))

        def rows() -> Iterator[InstitutionHat]:
            for n, person in enumerate(self.persons):
                institution = self.members[n % len(self.members)]
                rank = n // len(self.members)
                kinds = [["head"], ["delegate"], ["liaison"]][rank] if rank < 3 else ["colleague"]
                for wanted in kinds:
                    at = self.moment()
                    kind = "colleague" if (institution, wanted) in taken else wanted
                    ended = at + timedelta(days=200) if rank % 7 == 6 and at + timedelta(days=200) < self.now else None
                    row = InstitutionHat(
                        id=new_id(at), person_id=person, institution_id=institution, kind=kind, since=at, until=ended
                    )
                    self.act("members.hat_given", at, "hat", row.id, institution, person=person, hat=kind)
                    yield row

        self.store(rows())

    def make_seats(self) -> None:
        """Each working group has seats of 400 institutions, with past and present holders."""
        from collegium.kernel.ids import new_id
        from collegium.rooms.groups.models import Body, Holding, Seat

        self.groups = list(Body.objects.filter(kind__drafts_papers=True).values_list("id", flat=True))
        seats, holdings = [], []
        for group in self.groups:
            sits = set(Seat.objects.filter(body=group).values_list("institution_id", flat=True))
            number = Seat.objects.filter(body=group).count()
            for institution in self.random.sample(self.members, min(400, len(self.members))):
                if institution in sits:
                    continue
                number, at = number + 1, self.now - timedelta(days=700)
                seat = Seat(id=new_id(at), body_id=group, institution_id=institution, number=number, since=at)
                self.act("groups.seat_opened", at, "group", group, institution, seat=seat.id)
                seats.append(seat)
                person = self.random.choice(self.persons)
                holding = Holding(id=new_id(at), seat=seat, person_id=person, role="seat", since=at)
                self.act("groups.seated", at, "seat", seat.id, institution, person=person, role="seat", group=group)
                holdings.append(holding)
        self.store(seats)
        self.store(holdings)

    def make_challenges(self) -> None:
        """Two thousand challenges with their support."""
        from collegium.kernel.ids import new_id
        from collegium.rooms.challenges.models import Challenge, Support

        challenges, supports = [], []
        for n in range(2000):
            at, institution, person = self.moment(), self.random.choice(self.members), self.random.choice(self.persons)
            adopted = n % 3 == 0
            group = self.random.choice(self.groups)
            row = Challenge(
                id=new_id(at), reference=f"C-{n + 1000:04d}", title=self.words(7).capitalize(), what=self.words(60),
                who_suffers=self.words(20), evidence=self.words(40), theme_id=group, institution_id=institution,
                raised_by_id=person, raised_at=at, state="adopted" if adopted else "raised",
                group_id=group if adopted else None, adopted_at=at + timedelta(days=30) if adopted else None,
            )  # fmt: skip
            self.act("challenges.raised", at, "challenge", row.id, institution, group=group)
            if adopted:
                self.act("challenges.adopted", at + timedelta(days=30), "challenge", row.id, group=group)
            challenges.append(row)
            for supporter in {institution, *self.random.sample(self.members, 5)}:
                supports.append(
                    Support(id=new_id(at), challenge=row, institution_id=supporter, person_id=person, at=at)
                )
                self.act("challenges.supported", at, "challenge", row.id, supporter)
        self.store(challenges)
        self.store(supports)

    def document(self, paragraphs: int) -> dict[str, Any]:
        """A text in canonical form with some recommendations."""
        from collegium.kernel.ids import block_id
        from collegium.kernel.text.outline import from_outline

        parts = []
        for n in range(paragraphs):
            if n % 8 == 0:
                parts.append(f"## {self.words(4).capitalize()}")
            parts.append(self.words(70).capitalize() + ".")
            if n % 10 == 9:
                parts.append(f"!rec commission, council\n{self.words(18).capitalize()}.")
        return from_outline("\n\n".join(parts), block_id)

    def make_papers(self) -> None:
        """Six hundred papers, two thirds of them published, each with its text, a version and recommendations."""
        from collegium.kernel.ids import new_id
        from collegium.kernel.text.canonical import canonical, fingerprint
        from collegium.kernel.text.reading import recommendations, word_count
        from collegium.rooms.groups.models import Body
        from collegium.rooms.papers.models import Draft, Paper, PaperKind, Recommendation, Version

        kind = PaperKind.objects.get(slug="position")
        board = Body.objects.get(slug="board").id
        texts = [canonical(self.document(16)) for _ in range(40)]
        papers, drafts, versions, told = [], [], [], []
        for n in range(600):
            at, text = self.moment(), texts[n % len(texts)]
            published, mark = n % 3 != 0, fingerprint(text)
            state = "published" if published else ["drafting", "review", "consulted"][n % 9 // 3]
            row = Paper(
                id=new_id(at), slug=f"generated-{n:04d}", reference=f"GEN-P-{n:04d}", kind=kind,
                title=self.words(6).capitalize(), standfirst=self.words(25).capitalize(), state=state,
                group_id=self.random.choice(self.groups), started_by_id=self.random.choice(self.persons), started_at=at,
                since=at, adopted_at=at if published else None, adopted_by_id=board if published else None,
                fingerprint=mark if published else "", published_at=at if published else None,
            )  # fmt: skip
            self.act("papers.started", at, "paper", row.id, group=row.group_id, paper_kind=kind.slug)
            if published:
                self.act("papers.published", at, "paper", row.id)
                told += [
                    Recommendation(
                        id=new_id(at), paper=row, number=it.number, block=it.id, text=it.text,
                        addressees=list(it.addressees),
                    )
                    for it in recommendations(text)
                ]  # fmt: skip
            papers.append(row)
            words = word_count(text)
            drafts.append(Draft(paper=row, doc=text, fingerprint=mark, words=words, saved_at=at))
            versions.append(
                Version(
                    id=new_id(at), paper=row, number=1, stage="adopted" if published else "draft", title=row.title,
                    standfirst=row.standfirst, doc=text, fingerprint=mark, words=words, at=at,
                )
            )  # fmt: skip
        for rows in (papers, drafts, versions, told):
            self.store(rows)

    def make_votes(self) -> None:
        """Four hundred closed decisions of the Board."""
        from collegium.kernel.ids import new_id
        from collegium.rooms.ballots.models import Decision, Elector, RuleObject, Vote
        from collegium.rooms.groups.models import Body
        from collegium.rooms.groups.queries import seats_of

        board, rule = Body.objects.get(slug="board"), RuleObject.objects.get(slug="board-majority")
        seats = [seat for seat in seats_of(board.id, self.now) if seat.person]
        decisions, electors, votes = [], [], []
        frozen = {**rule.rule, "entitled": len(seats), "total_weight": str(len(seats))}
        result = {"entitled": len(seats), "yes": str(len(seats)), "no": "0", "abstain": "0", "adopted": True}
        for n in range(400):
            at = self.moment()
            row = Decision(
                id=new_id(at), reference=f"GEN-D-{n:04d}", question=self.words(8).capitalize(), body=board, rule=rule,
                frozen_rule=frozen, state="closed", opened_at=at, closes_at=at + timedelta(days=10),
                closed_at=at + timedelta(days=10), electorate_hash="0" * 64, adopted=True, result=result,
            )  # fmt: skip
            self.act("ballots.opened", at, "decision", row.id, body=board.id)
            self.act("ballots.closed", at + timedelta(days=10), "decision", row.id, adopted=True)
            decisions.append(row)
            for seat in seats:
                elector = Elector(id=new_id(at), decision=row, seat=seat.id, number=seat.number, person_id=seat.person)
                electors.append(elector)
                votes.append(Vote(id=new_id(at), elector=elector, choice="for", cast_by_id=seat.person, cast_at=at))
                self.act("ballots.cast", at, "decision", row.id, seat=seat.id, choice="for")
        for rows in (decisions, electors, votes):
            self.store(rows)

    def raise_all(self) -> None:
        """The counters rise once for all that was written."""
        from collegium.commons.journal.counters import raise_counters
        from collegium.kernel.ids import Ref

        for room in ("people", "members", "groups", "challenges", "papers", "ballots"):
            raise_counters(room, Ref("generated", f"generated-{room}"), public=True)

    def index(self) -> None:
        """The search entries of everything."""
        from collegium.commons.search import reindex_all

        reindex_all()


if __name__ == "__main__":
    sys.exit(main())
