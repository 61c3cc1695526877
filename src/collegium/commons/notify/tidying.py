"""How long people's lines, letters and links are kept, and their removal when a person is erased."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

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


def forget_person(person: str, said: Mapping[str, str]) -> int:
    """Remove all that is kept here of a person; within the act that erases the person.

    `said`: her name and address -> what stands for them from now on in the letters and lines of others. Returns
    how many rows were removed.
    """
    gone = sum(
        model.objects.filter(person=person).delete()[0] for model in (Notification, Preference, Letter, SignedLink)
    )
    for text, instead in said.items():
        _strike_out(text, instead)
    return gone


def _strike_out(text: str, instead: str) -> None:
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE)
    for letter in Letter.objects.filter(Q(text__icontains=text) | Q(subject__icontains=text)):
        letter.text, letter.subject = whole.sub(instead, letter.text), whole.sub(instead, letter.subject)
        letter.save(update_fields=["text", "subject"])
    for line in _lines_with(text):
        line.params = {name: _without(value, whole, instead) for name, value in line.params.items()}
        line.save(update_fields=["params"])


def _lines_with(text: str) -> QuerySet[Notification]:
    """Lines whose parameters hold a text, as the database writes it: with or without escapes."""
    rows = Notification.objects.annotate(said=Cast("params", TextField()))
    return rows.filter(Q(said__contains=text) | Q(said__contains=json.dumps(text)[1:-1]))


def _without(value: Any, whole: re.Pattern[str], instead: str) -> Any:
    if isinstance(value, str):
        return whole.sub(instead, value)
    if isinstance(value, dict):
        return {name: _without(part, whole, instead) for name, part in value.items()}
    return value
