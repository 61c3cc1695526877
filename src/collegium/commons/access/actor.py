"""The actor of an act: an id and the hats that count at this moment, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

OFFICE_HATS = frozenset({"secretary-general", "policy-officer", "staff"})
OWN_KINDS = frozenset({"head", "delegate", "deputy", "liaison", "data-steward"})


@dataclass(frozen=True, slots=True)
class Hat:
    """One function of a person. `institution` and `body` are ULIDs or "" where none is meant.

    `where` is the name of the body, else of the institution, for the line beside the person's name.
    """

    kind: str
    institution: str = ""
    body: str = ""
    body_slug: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `id` is a person's ULID, "" for the public, or a word for the machine's own hands."""

    id: str
    name: str = ""
    hats: tuple[Hat, ...] = ()
    language: str = "en"

    @property
    def is_public(self) -> bool:
        """Nobody is signed in."""
        return not self.id

    @property
    def is_machine(self) -> bool:
        """The operator at the command line, or the background."""
        return self.id in ("operator", "system")

    @property
    def is_member(self) -> bool:
        """Belongs to the network at this moment: wears at least one hat."""
        return bool(self.hats) or self.is_machine

    @property
    def is_office(self) -> bool:
        """Belongs to the secretariat, or is the operator."""
        return self.is_machine or any(hat.kind in OFFICE_HATS for hat in self.hats)

    @property
    def institutions(self) -> frozenset[str]:
        """The institutions for which this actor wears any hat."""
        return frozenset(hat.institution for hat in self.hats if hat.institution)

    @property
    def bodies(self) -> frozenset[str]:
        """The bodies in which this actor sits, ULIDs."""
        return frozenset(hat.body for hat in self.hats if hat.body)

    def wears(self, *kinds: str, institution: str | None = None, body: str | None = None) -> bool:
        """Whether one of the hats has such a kind and, where asked, is for that institution or body."""
        return any(
            hat.kind in kinds
            and (institution is None or hat.institution == institution)
            and (body is None or body in (hat.body, hat.body_slug))
            for hat in self.hats
        )

    def sits_in(self, body: str) -> bool:
        """Whether the actor has any hat in that body (ULID or slug)."""
        return any(body in (hat.body, hat.body_slug) for hat in self.hats if hat.body)

    def speaks_for(self, institution: str) -> bool:
        """Whether the actor may answer in the name of that institution (Delegate, deputy, Liaison, head)."""
        return self.wears("delegate", "deputy", "liaison", "head", institution=institution)

    def audiences(self) -> list[str]:
        """The tokens of all audiences to which this actor belongs; search entries carry the same tokens."""
        tokens = ["public"]
        if self.is_member:
            tokens.append("members")
        if self.is_office:
            tokens.append("office")
        tokens += [f"body{body}" for body in sorted(self.bodies)]
        tokens += [f"inst{institution}" for institution in sorted(self.institutions)]
        if self.id:
            tokens.append(f"person{self.id}")
        return tokens


NOBODY = Actor("")
OPERATOR = Actor("operator", "operator")
SYSTEM = Actor("system", "system")

_provider: Callable[[str, datetime], Actor] | None = None


def register_provider(provider: Callable[[str, datetime], Actor]) -> None:
    """The room that keeps people says how an actor is made from a person's id."""
    global _provider
    _provider = provider


def actor_of(person: str, now: datetime) -> Actor:
    """The actor for a person's id with the hats that count at `now`; NOBODY for an unknown id."""
    if person in ("operator", "system"):
        return OPERATOR if person == "operator" else SYSTEM
    if _provider is None or not person:
        return NOBODY
    return _provider(person, now)
