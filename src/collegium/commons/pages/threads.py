"""The thread of an object as a page draws it: eight steps with their names in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import pgettext_lazy as _p

from collegium.commons.access import Actor
from collegium.commons.thread import Step as Told
from collegium.commons.thread import thread_of, threads_of
from collegium.kernel.ids import Ref

from .shapes.threadline import NEXT, Step

STAGE_WORDS = {
    "challenge": _p("thread", "Challenge"),
    "priority": _p("thread", "Priority"),
    "mandate": _p("thread", "Mandate"),
    "draft": _p("thread", "Draft"),
    "consultation": _p("thread", "Consultation"),
    "adoption": _p("thread", "Adoption"),
    "publication": _p("thread", "Publication"),
    "uptake": _p("thread", "Uptake"),
}


def thread_steps(subject: Any, actor: Actor) -> list[Step]:
    """The thread on which a subject (Kept or Ref) hangs, narrowed to the actor; two queries and one for each kind."""
    return _drawn(thread_of(subject, actor))


def threads_drawn(subjects: Iterable[Any], actor: Actor) -> dict[Ref, list[Step]]:
    """The threads of several subjects, in the queries of one."""
    return {ref: _drawn(told) for ref, told in threads_of(subjects, actor).items()}


def _drawn(told: Sequence[Told]) -> list[Step]:
    reached = max((place for place, step in enumerate(told) if step.state != "todo"), default=-1)
    return [
        Step(
            name=str(STAGE_WORDS[step.stage]),
            state=NEXT if step.state == "todo" else step.state,
            text=step.text,
            url=step.url,
            who=step.who if step.state == "now" else "",
            past=place < reached,
        )
        for place, step in enumerate(told)
    ]
