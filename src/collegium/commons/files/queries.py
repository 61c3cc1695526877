"""Reads: the file that an actor may read."""

from __future__ import annotations

from collegium.commons.access import Actor

from .guards import may_read
from .models import File


def readable(actor: Actor, ident: str) -> File | None:
    """The file, when the actor may read the object to which it belongs; None for absent and forbidden
    alike.
    """
    found = File.objects.filter(pk=ident).first()
    return found if found and may_read(actor, found.about_kind, found.about) else None
