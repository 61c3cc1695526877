"""Reads of the secret addresses of calendars."""

from __future__ import annotations

from .models import CalendarFeed


def feed_of(person: str) -> str:
    """The salt of a person's feed, "" when she has none; one query."""
    return CalendarFeed.objects.filter(person=person).values_list("salt", flat=True).first() or ""


def whose(digest: str) -> str:
    """The person whose feed has this digest, "" when there is none; one query."""
    return CalendarFeed.objects.filter(digest=digest).values_list("person_id", flat=True).first() or ""
