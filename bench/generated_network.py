"""The foundations and the older rooms of the generated network: members, people, groups, challenges, papers, votes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench.generated_base import COUNTRIES, FAMILY, GIVEN, WORDS, Generator


class Foundations(Generator):
    """Everything on which the other rooms stand."""

    members: list[str]
    persons: list[str]
    groups: list[str]
    homes: dict[str, str]

    def home(self, person: str) -> str:
        """The university to which a person belongs."""
        from collegium.rooms.members.models import InstitutionHat

        if not hasattr(self, "homes"):
            self.homes = dict(InstitutionHat.objects.values_list("person_id", "institution_id"))
        return self.homes[person]

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
                city=self.random.choice(WORDS).title(), lat=self.random.uniform(36, 66),
                lon=self.random.uniform(-9, 30), state="member", member_since=at.date(),
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
