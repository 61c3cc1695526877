"""Read marks: one's own, not kept in the journal."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import Actor

from .models import Notification


def mark_read(actor: Actor, ident: str, now: datetime) -> str | None:
    """Mark one line of the actor's inbox as read; returns the path it leads to, None when there is no such
    line.
    """
    rows = Notification.objects.filter(pk=ident, person=actor.id)
    url = rows.values_list("url", flat=True).first()
    if url is not None:
        rows.filter(read_at__isnull=True).update(read_at=now)
    return url


def mark_all_read(actor: Actor, now: datetime) -> int:
    """Mark every line of the actor's inbox that stands there by now as read; returns how many."""
    return Notification.objects.filter(person=actor.id, read_at__isnull=True, at__lte=now).update(read_at=now)


def mark_read_about(actor: Actor, about: str, now: datetime) -> int:
    """Mark the lines about one thing as read (its ULID), when the actor has dealt with it; returns how
    many.
    """
    return Notification.objects.filter(person=actor.id, about=about, read_at__isnull=True).update(read_at=now)
