"""Who writes, reviews, tries and confirms good practices; who sees them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from collegium.commons.access import Actor, permit, rule
from collegium.commons.pages.policy_parts import anybody, is_office, is_signed_in, sits_for_a_member

from .choices import State, Visibility


@rule
def keeps_it(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Of its university: whoever wrote it, its contact, or whoever speaks for the university."""
    if subject is None or subject.institution_id not in actor.institutions:
        return False
    return actor.id in (subject.written_by_id, subject.contact_id) or actor.speaks_for(subject.institution_id)


@rule
def chairs_its_theme(actor: Actor, subject: Any = None, **_: object) -> bool:
    """A chair of the group of its theme."""
    return subject is not None and actor.wears("chair", body=subject.theme_id)


@rule
def may_be_changed(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Not while chairs read it, nor once it is withdrawn."""
    return subject is not None and subject.state in (State.DRAFT, State.SENT_BACK, State.SHARED)


@rule
def was_begun(actor: Actor, subject: Any = None, **_: object) -> bool:
    """Not a draft: chairs have nothing to do with what was never shown to them."""
    return subject is not None and subject.state != State.DRAFT


@rule
def tells_of_it(actor: Actor, subject: Any = None, **_: object) -> bool:
    """It is shared, so that its contact may be written to."""
    return subject is not None and subject.state == State.SHARED


permit("practices.see", anybody)
permit("practices.write", sits_for_a_member)
permit("practices.change", (keeps_it | is_office) & may_be_changed)
permit("practices.submit", keeps_it | is_office)
permit("practices.review", (chairs_its_theme | is_office) & was_begun)
permit("practices.withdraw", keeps_it | is_office | (chairs_its_theme & was_begun))
permit("practices.reopen", keeps_it | is_office)
permit("practices.confirm", keeps_it | is_office)
permit("practices.try", sits_for_a_member)
permit("practices.write_to_contact", is_signed_in & tells_of_it)
permit("practices.read_messages", keeps_it | is_office)


def visible_to(actor: Actor) -> Q:
    """What is shared by its visibility; what is not, for its university, from the review on for the theme's group."""
    public = Q(state=State.SHARED, visibility=Visibility.PUBLIC)
    if actor.is_office:
        return Q()
    if not actor.is_member:
        return public
    members = Q(state=State.SHARED, visibility=Visibility.MEMBERS)
    group = Q(theme__in=actor.bodies) & ~Q(state=State.DRAFT)
    return public | members | group | Q(institution__in=actor.institutions)
