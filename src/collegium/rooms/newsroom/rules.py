"""When news may be published."""

from __future__ import annotations

from dataclasses import dataclass

from collegium.kernel.errors import Decision, allow, refuse
from collegium.kernel.flow import Flow, Move

from .choices import State


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rules need to know of a piece of news."""

    state: State
    languages: frozenset[str]


def has_words(news: Standing) -> Decision:
    """At least one language has a title and a text."""
    return allow() if news.languages else refuse("no_language_complete")


def may_lose_language(news: Standing, language: str) -> Decision:
    """A piece of news keeps one language at least."""
    return allow() if news.languages - {language} else refuse("only_language")


FLOW = Flow(
    Move("publish", {State.DRAFT, State.WITHDRAWN}, State.PUBLISHED, guard=has_words),
    Move("withdraw", {State.PUBLISHED}, State.WITHDRAWN, with_reason=True),
)
