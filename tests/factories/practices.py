"""Cards of Gamma at any point of their way, made with the room's own actions."""

from __future__ import annotations

from collegium.rooms.practices.actions import begin_practice, share_practice, submit_practice

TEXTS = {
    "summary": "Six laboratories pay one team of four engineers and share their hours.",
    "context": "Two sites.",
    "difficulty": "Instruments outlived contracts.",
    "done": "Each laboratory books days.",
    "results": "Downtime fell from 31 to 12 days a year.",
    "transferability": "One budget line.",
}


class Practices:
    """Makes cards in the small world: the Liaison of Gamma writes, the chair decides."""

    def __init__(self, world):
        self.world = world
        self.by = {"actor": world.liaison, "now": world.now}

    def begun(self, title="A pool of engineers", texts=TEXTS, **more) -> str:
        """A draft."""
        asked = {"institution": self.world.inst["gamma"], "theme": "openness", **more}
        return begin_practice(title=title, texts=texts, **self.by, **asked)

    def submitted(self, **more) -> str:
        """A card in review."""
        ident = self.begun(**more)
        submit_practice(practice=ident, **self.by)
        return ident

    def shared(self, **more) -> str:
        """A shared card."""
        ident = self.submitted(**more)
        share_practice(actor=self.world.chair, practice=ident, now=self.world.now)
        return ident
