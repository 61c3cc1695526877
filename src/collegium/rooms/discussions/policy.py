"""Who writes, changes, hides and locks. Who sees a discussion is said by the room of its host."""

from __future__ import annotations

from typing import Any

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import is_member, is_office


@rule
def said_it(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Whoever wrote the contribution."""
    return subject is not None and bool(actor.id) and subject.author_id == actor.id


@rule
def chairs_its_body(actor: Actor, subject: Any = None, **_: object) -> bool:
    """A chair of a body that carries the object under discussion. The subject has `bodies` (read with it)."""
    return subject is not None and any(actor.wears("chair", body=body) for body in getattr(subject, "bodies", ()))


@rule
def is_a_person(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Not the machine's own hands: what is said has an author."""
    return not actor.is_machine


permit("discussions.see", is_member)
"""Of what one may see; guests and the public never."""
permit("discussions.write", is_member & is_a_person)
permit("discussions.follow", is_member & is_a_person)
permit("discussions.change", said_it)
permit("discussions.hide", chairs_its_body | is_office)
permit("discussions.lock", is_office)
