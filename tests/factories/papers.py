"""Papers of the small world, brought to any state by the moves that lead there."""

from datetime import date, timedelta

from collegium.kernel.ids import block_id
from collegium.kernel.text.outline import from_outline
from collegium.rooms.ballots.actions import cast_vote
from collegium.rooms.ballots.choices import Choice
from collegium.rooms.groups.queries import seats_of
from collegium.rooms.papers import actions, deciding
from collegium.rooms.papers.models import Paper
from collegium.rooms.papers.queries import current_revision
from collegium.rooms.papers.saving import save_draft

WORDS = " ".join(f"word{n}" for n in range(60))
OUTLINE = f"""## Why this paper

{WORDS}[^A note with its source.^]

- first point
- second point

| Matter | Act |
| --- | --- |
| Pension | settles |

!rec commission, parliament
Write mobility into law as a right.

!rec universities
Count what it costs to report.

## What it costs

Nothing yet.
"""


class Papers:
    """`papers.at("voting")` is the ULID of a fresh paper in that state; one move after the other led there."""

    way = ("drafting", "review", "consulted", "voting", "adopted", "published")

    def __init__(self, world):
        self.world = world
        self.made = 0

    def doc(self, outline=OUTLINE):
        """A text with ids."""
        return from_outline(outline, block_id)

    def start(self, kind="position", group="openness", by="chair", **more):
        """A fresh draft with nothing in it."""
        self.made += 1
        title = more.pop("title", f"Shared laboratories {self.made}")
        return actions.start_paper(
            actor=self.world[by], kind=kind, title=title, group=group, now=self.world.now, **more
        )

    def write(self, paper, outline=OUTLINE, by="chair"):
        """Save a text into the draft."""
        return save_draft(
            actor=self.world[by],
            paper=paper,
            revision=current_revision(paper),
            doc=self.doc(outline),
            now=self.world.now,
        )

    def at(self, state, kind="position", **more):
        """A fresh paper in a state."""
        paper = self.start(kind=kind, **more)
        self.write(paper)
        if state in ("parked", "withdrawn"):
            self.aside(paper, "park" if state == "parked" else "withdraw")
            return paper
        stop = self.way.index("voting" if state == "rejected" else state)
        for step in self.way[1 : stop + 1]:
            getattr(self, step)(paper)
        if state == "rejected":
            self.close(paper, Choice.AGAINST)
        return paper

    def aside(self, paper, move):
        actions.put_aside(
            actor=self.world.secretary_general, paper=paper, move=move, reason="Later.", now=self.world.now
        )

    def review(self, paper):
        actions.submit_paper(actor=self.world.chair, paper=paper, note="First text.", now=self.world.now)

    def consulted(self, paper, **more):
        asked = {
            "opened_on": date(2022, 4, 1),
            "closed_on": date(2022, 4, 20),
            "asked": "All members, through their Liaisons",
            "asked_count": 6,
            "answered_count": 4,
            "summary": "Four answered; all supported it.",
        }
        return actions.record_consultation(
            actor=self.world.policy_officer, paper=paper, now=self.world.now, **{**asked, **more}
        )

    def voting(self, paper, **more):
        asked = {"closes_at": self.world.now + timedelta(days=3), "rule": "urgent-written-vote"}
        return deciding.put_to_vote(
            actor=self.world.policy_officer,
            paper=paper,
            question="Adopt it",
            now=self.world.now,
            **{**asked, **more},
        )

    def adopted(self, paper):
        self.close(paper, Choice.FOR)

    def close(self, paper, choice):
        """Every seat of the Board votes the same way; the last vote closes an urgent vote."""
        decision = Paper.objects.get(pk=paper).decision
        for seat in seats_of(self.world.body["board"], self.world.now):
            voter = next(role for role, person in self.world.person.items() if person == seat.person)
            cast_vote(actor=self.world[voter], decision=decision, seat=seat.id, choice=choice, now=self.world.now)

    def published(self, paper):
        deciding.publish_paper(actor=self.world.policy_officer, paper=paper, now=self.world.now)

    def get(self, paper):
        """The stored paper."""
        return Paper.objects.get(pk=paper)
