"""The outbox: written in the act's transaction, delivered by the background, resumed after a crash."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q

from collegium.kernel.facts import name_of, payload_of
from collegium.kernel.ids import new_id

from .hearing import REACTIONS, heard

if TYPE_CHECKING:
    from .models import Announcement

log = logging.getLogger("collegium.announce")
MOST_ATTEMPTS = 12


def announce(fact: Any) -> None:
    """Put a fact into the outbox, in the transaction of the act in progress."""
    from collegium.commons.journal import acting

    from .models import Announcement

    current = acting()
    if current is None:
        raise RuntimeError("announce() belongs inside an act")
    ident = new_id(current.now)
    Announcement.objects.create(id=ident, name=name_of(fact), payload=payload_of(fact), at=current.now)


def deliver_waiting(now: datetime, *, limit: int = 200) -> int:
    """Deliver what waits to all its reactions; returns how many facts are done. Failures are tried again later."""
    from .models import Announcement

    waiting = Announcement.objects.filter(done_at__isnull=True).filter(
        Q(try_after__isnull=True) | Q(try_after__lte=now)
    )
    done = 0
    for announcement in waiting.order_by("id")[:limit]:
        done += _deliver(announcement, now)
    return done


def _deliver(announcement: Announcement, now: datetime) -> int:
    from .models import Announcement, Delivery

    heard_by = set(Delivery.objects.filter(announcement=announcement).values_list("reaction", flat=True))
    failure: Exception | None = None
    for key, reaction in REACTIONS.get(announcement.name, {}).items():
        if key in heard_by:
            continue
        try:
            with transaction.atomic():
                _, new = Delivery.objects.get_or_create(announcement=announcement, reaction=key)
                if new:
                    reaction(heard(announcement.payload, announcement.id))
        except Exception as error:  # the others hear it all the same; this one is asked again later
            log.exception("reaction %s to %s failed", key, announcement.name)
            failure = error
    if failure is not None:
        wait = timedelta(seconds=min(2**announcement.attempts, 3600))
        Announcement.objects.filter(pk=announcement.pk).update(
            attempts=F("attempts") + 1, try_after=now + wait, error=repr(failure)[:500]
        )
        return 0
    Announcement.objects.filter(pk=announcement.pk).update(done_at=now, error="")
    return 1
