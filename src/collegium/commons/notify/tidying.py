"""How long people's lines, letters and links are kept, and their removal when a person is erased."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from .choices import LetterState
from .models import Letter, Notification, Preference, SignedLink

SENT_KEPT = timedelta(days=90)
READ_KEPT = timedelta(days=365)
LINK_KEPT = timedelta(days=30)


def tidy(now: datetime) -> int:
    """Remove sent letters after 90 days, read lines after a year, links 30 days after their end; returns
    how many.

    A demonstration keeps its letters: its page of mail is where they are read.
    """
    gone = Notification.objects.filter(read_at__lt=now - READ_KEPT).delete()[0]
    gone += SignedLink.objects.filter(expires__lt=now - LINK_KEPT).delete()[0]
    if not settings.DEMONSTRATION:
        gone += Letter.objects.filter(state=LetterState.SENT, sent_at__lt=now - SENT_KEPT).delete()[0]
    return gone


def forget_person(person: str) -> int:
    """Remove all that is kept here of a person; within the act that erases the person. Returns how many
    rows.
    """
    return sum(
        model.objects.filter(person=person).delete()[0] for model in (Notification, Preference, Letter, SignedLink)
    )
