"""Mail: queued with the act, sent once, tried again with patience, waiting where there is no way out."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from collegium.commons.notify.addresses import Reader
from collegium.commons.notify.models import Letter
from collegium.commons.notify.post import MOST_ATTEMPTS, mail_state, send_waiting
from collegium.commons.notify.tidying import forget_person, tidy
from collegium.commons.notify.writing import write_letter

OUTBOX = "collegium.commons.notify.backend.OutboxBackend"


def test_a_letter_leaves_once_with_all_its_headers(world, told):
    told("chair")
    assert send_waiting(world.now) == 1 and send_waiting(world.now) == 0
    sent = mail.outbox[0]
    letter = Letter.objects.get()
    assert sent.to == ["chair@testnet.example"] and sent.from_email == "TESTNET <office@testnet.example>"
    raw = sent.message()
    assert raw["Message-ID"] == f"<{letter.id}@testnet.example>" and raw["List-Id"] and raw["Reply-To"]
    assert letter.state == "sent" and letter.sent_at == world.now


def test_tokens_are_struck_out_of_what_is_kept_once_it_left(world, told):
    told("chair", link="http://127.0.0.1:8000/a/abcdefghijklmnopqrstuv")
    send_waiting(world.now)
    assert "/a/abcdefghijklmnopqrstuv" in mail.outbox[0].body
    assert "abcdefghijklmnopqrstuv" not in Letter.objects.get().text


def test_without_mail_settings_letters_wait_and_the_office_sees_it(world, told, settings):
    from collegium.commons.pages.offers import desk_tasks

    settings.EMAIL_BACKEND = OUTBOX
    told("chair")
    assert send_waiting(world.now) == 0
    state = mail_state()
    assert (state.leaves, state.waiting, state.failed, state.oldest) == (False, 1, 0, world.now)
    seen = {task.key for task in desk_tasks(world.secretary_general, world.now)}
    assert "notify.waiting" in seen
    assert not any(task.key.startswith("notify.") for task in desk_tasks(world.chair, world.now))


def test_in_a_demonstration_letters_count_as_sent_and_stay_whole(world, told, settings):
    settings.EMAIL_BACKEND, settings.DEMONSTRATION = OUTBOX, True
    told("chair", link="http://127.0.0.1:8000/a/abcdefghijklmnopqrstuv")
    assert send_waiting(world.now) == 1
    letter = Letter.objects.get()
    assert letter.state == "sent" and "/a/abcdefghijklmnopqrstuv" in letter.text
    assert "people, votes and texts are invented" in letter.text


class Failing(EmailBackend):
    """A mail server that says what it is told to say."""

    error: Exception

    def send_messages(self, messages):
        raise self.error


class Down(EmailBackend):
    """A mail server that cannot be reached."""

    def open(self):
        raise ConnectionRefusedError


def _answers(settings, error):
    Failing.error = error
    settings.EMAIL_BACKEND = f"{Failing.__module__}.Failing"
    import sys

    sys.modules.setdefault(Failing.__module__, sys.modules[__name__])


def test_what_fails_for_now_is_tried_again_later(world, told, settings):
    told("chair")
    _answers(settings, smtplib.SMTPServerDisconnected("later"))
    assert send_waiting(world.now) == 0
    assert send_waiting(world.now) == 0
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts, letter.error) == ("queued", 1, "SMTPServerDisconnected")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_waiting(world.now + timedelta(minutes=5)) == 1
    assert mail.outbox[0].message()["Message-ID"] == f"<{letter.id}@testnet.example>"


def test_what_always_fails_is_given_up_and_told(world, told, settings):
    from collegium.commons.pages.offers import desk_tasks

    told("chair")
    _answers(settings, smtplib.SMTPServerDisconnected("never"))
    for day in range(MOST_ATTEMPTS):
        send_waiting(world.now + timedelta(days=day))
    assert Letter.objects.get().state == "failed" and mail_state().failed == 1
    assert "notify.failed" in {task.key for task in desk_tasks(world.policy_officer, world.now)}


def test_an_address_that_is_refused_for_good_is_not_tried_again(world, told, settings):
    told("chair")
    _answers(settings, smtplib.SMTPRecipientsRefused({"chair@testnet.example": (550, b"unknown")}))
    send_waiting(world.now)
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == ("failed", 1)


def test_a_server_that_is_down_costs_no_attempt(world, told, settings):
    import sys

    told("chair")
    sys.modules.setdefault(Down.__module__, sys.modules[__name__])
    settings.EMAIL_BACKEND = f"{Down.__module__}.Down"
    with pytest.raises(ConnectionRefusedError):
        send_waiting(world.now)
    assert Letter.objects.get().attempts == 0


def test_two_senders_do_not_both_send(world, told):
    """The second has read the same letter before the first claimed it."""
    from collegium.commons.notify import post

    told("chair")
    letter = Letter.objects.get()
    assert post._claim(letter, world.now)
    assert not post._claim(letter, world.now)


def test_a_letter_that_is_no_notice_comes_once_and_cannot_be_unsubscribed(world):
    reader = Reader("", "Somebody", "new@testnet.example", "fr")
    said = {
        "subject": "Votre lien",
        "text": "Le voici.",
        "key": "k",
        "now": world.now,
        "link": "http://x.example/in/abcdefgh",
    }
    assert write_letter(reader, **said) and not write_letter(reader, **said)
    letter = Letter.objects.get()
    assert "http://x.example/in/abcdefgh" in letter.text and "List-Unsubscribe" not in letter.headers
    assert not write_letter(Reader("", "No address", ""), **{**said, "key": "k2"})


def test_old_letters_lines_and_links_are_not_kept(world, told, link_for):
    told("chair")
    link_for("chair")
    send_waiting(world.now)
    assert tidy(world.now + timedelta(days=89)) == 1  # the link, a month after its end
    assert tidy(world.now + timedelta(days=91)) == 1 and not Letter.objects.exists()


def test_a_person_can_be_forgotten(world, told, link_for):
    told("chair", "delegate")
    link_for("chair")
    assert forget_person(world.person["chair"], {}) == 3
    assert Letter.objects.get().person == world.person["delegate"]


def test_the_log_never_shows_a_token(caplog):
    import logging

    from collegium.commons.notify.masking import NoTokens

    record = logging.LogRecord("x", logging.ERROR, "", 0, "Error: %s", ("/a/abcdefghijklmnopqrstuv?x",), None)
    assert NoTokens().filter(record) and record.getMessage() == "Error: /a/…?x"
    from django.conf import settings

    assert settings.LOGGING["handlers"]["console"]["filters"] == ["no_tokens"]
