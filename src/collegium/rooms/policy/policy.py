"""Who enters files, records what came of recommendations, and reads the log of outreach."""

from __future__ import annotations

from typing import Any

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_office


@rule
def chairs_the_group_that_follows(actor: Actor, subject: Any = None, **_: object) -> bool:
    """A chair of the group that follows the file."""
    return subject is not None and bool(subject.group_id) and actor.wears("chair", body=subject.group_id)


@rule
def chairs_the_group_that_asked(actor: Actor, subject: Any = None, *, group: str = "", **_: object) -> bool:
    """A chair of the group that drafted the paper with this recommendation."""
    return bool(group) and actor.wears("chair", body=group)


permit("policy.see", anybody)
permit("policy.open", is_office)
permit("policy.change", chairs_the_group_that_follows | is_office)
"""Words, stages, windows, followers and papers of a file."""
permit("policy.follow_up", chairs_the_group_that_asked | is_office)
permit("policy.outreach", is_office)
"""To read and to write the log of outreach: it names people outside the network."""
