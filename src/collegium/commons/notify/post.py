"""Sending what is queued: each letter once where the server takes it, again with patience where not."""

from __future__ import annotations

import logging
import smtplib
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Count, Min, Q

from collegium.commons.network import network

from .choices import LetterState
from .masking import without_tokens
from .writing import sender

if TYPE_CHECKING:
    from .models import Letter

log = logging.getLogger("collegium.notify")
MOST_ATTEMPTS = 10
BATCH, SECONDS = 50, 3.0
OUTBOX = "collegium.commons.notify.backend.OutboxBackend"


@dataclass(frozen=True, slots=True)
class MailState:
    """How the mail stands. `leaves`: there is a way out. `oldest`: since when the first waiting letter
    waits.
    """

    leaves: bool
    waiting: int
    failed: int
    oldest: datetime | None


def mail_leaves() -> bool:
    """Whether letters go anywhere: to a mail server, or to the page of a demonstration."""
    return bool(settings.DEMONSTRATION) or settings.EMAIL_BACKEND != OUTBOX


def mail_state() -> MailState:
    """How many letters wait and how many came back, for the office; one query."""
    from .models import Letter

    queued = Q(state=LetterState.QUEUED)
    found = Letter.objects.exclude(state=LetterState.SENT).aggregate(
        waiting=Count("pk", filter=queued),
        failed=Count("pk", filter=~queued),
        oldest=Min("at", filter=queued),
    )
    return MailState(mail_leaves(), found["waiting"], found["failed"], found["oldest"])


def send_waiting(now: datetime) -> int:
    """Send what is due; returns how many left. Raises OSError when the mail server cannot be reached.

    A letter is claimed before it is handed over, so that two senders do not both send it; if the process
    dies in between, it is tried again later under the same Message-ID.
    """
    from .models import Letter

    if not mail_leaves():
        return 0
    due = Letter.objects.filter(state=LetterState.QUEUED).filter(Q(try_after__isnull=True) | Q(try_after__lte=now))
    letters = list(due.order_by("at", "id")[:BATCH])
    if not letters:
        return 0
    connection, until, sent = get_connection(), time.monotonic() + SECONDS, 0
    connection.open()
    try:
        for letter in letters:
            if time.monotonic() > until:
                break
            sent += _send(letter, connection, now) if _claim(letter, now) else 0
    finally:
        connection.close()
    return sent


def _claim(letter: Letter, now: datetime) -> bool:
    from .models import Letter

    wait = timedelta(seconds=min(30 * 2**letter.attempts, 6 * 3600))
    mine = Letter.objects.filter(pk=letter.pk, state=LetterState.QUEUED, attempts=letter.attempts)
    return bool(mine.update(attempts=letter.attempts + 1, try_after=now + wait))


def _send(letter: Letter, connection: BaseEmailBackend | None, now: datetime) -> int:
    from .models import Letter

    mine = Letter.objects.filter(pk=letter.pk)
    try:
        if not message(letter, connection).send():
            return 0
    except (smtplib.SMTPException, OSError, ValueError) as error:
        final = letter.attempts + 1 >= MOST_ATTEMPTS or _is_final(error)
        log.warning("letter %s was not taken: %s", letter.pk, type(error).__name__)
        mine.update(error=type(error).__name__, state=LetterState.FAILED if final else LetterState.QUEUED)
        return 0
    text = letter.text if settings.DEMONSTRATION else without_tokens(letter.text)
    mine.update(state=LetterState.SENT, sent_at=now, error="", text=text)
    return 1


def _is_final(error: Exception) -> bool:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and error.smtp_code >= 500


def message(letter: Letter, connection: BaseEmailBackend | None = None) -> EmailMessage:
    """The letter as mail, with a Message-ID that stays the same when it is tried again."""
    here = network()
    headers = {
        **letter.headers,
        "Message-ID": f"<{letter.pk}@{here.domain}>",
        "Content-Language": letter.language,
    }
    return EmailMessage(
        letter.subject,
        letter.text,
        sender(),
        [letter.address],
        reply_to=[here.email] if here.email else None,
        headers=headers,
        connection=connection,
    )
