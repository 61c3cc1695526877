"""What others do with a card: try it, write to its contact; and its yearly confirmation."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.journal.reading import acts
from collegium.commons.notify import end_links, notify, signed_link
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref, new_id

from .actions import locked
from .choices import State, Verdict
from .facts import PracticeTried
from .models import Confirmation, Practice, Trial
from .queries import standing_of
from .rules import may_ask, may_be_confirmed, may_be_tried

LINK_DAYS = 60


@act("practices.tried")
def tell_of_trial(
    *,
    actor: Actor,
    practice: str,
    institution: str,
    began: date,
    changed: str,
    verdict: str = Verdict.TOO_EARLY,
    outcome: str = "",
    now: datetime,
) -> None:
    """A university tells that it tried a practice and what it changed; later also what came of it.

    Raises Refused (not shared, its own), Invalid(began="ahead", outcome="missing") when a verdict has no outcome.
    """
    it = locked(practice, actor)
    authorise(actor, "practices.try", it, institution=institution)
    check = may_be_tried(standing_of(it, actor), own=institution == it.institution_id)
    if not check:
        raise Refused(check)
    if began > now.date():
        raise Invalid(began="ahead")
    if verdict != Verdict.TOO_EARLY and not outcome.strip():
        raise Invalid(outcome="missing")
    held = Trial.objects.filter(practice=it, institution=institution).first()
    trial = held or Trial(id=new_id(now), practice=it, institution_id=institution)
    trial.person_id, trial.began, trial.changed, trial.told_at = actor.id, began, changed.strip(), now
    trial.verdict, trial.outcome = Verdict(verdict), outcome.strip()
    trial.save()
    link(it, "tried_by", Ref("member", institution))
    record(it, member=institution, verdict=trial.verdict)
    announce(PracticeTried(it.id, institution, now))


@act("practices.trial_withdrawn")
def withdraw_trial(*, actor: Actor, practice: str, institution: str, now: datetime) -> None:
    """A university takes its trial back."""
    it = locked(practice, actor)
    authorise(actor, "practices.try", it, institution=institution)
    if not Trial.objects.filter(practice=it, institution=institution).delete()[0]:
        raise NotFound(institution)
    record(it, member=institution)


@act("practices.asked", public=False)
def write_to_contact(*, actor: Actor, practice: str, message: str, email: str, now: datetime) -> None:
    """Somebody who is signed in writes to the contact of a card, whose address she does not learn.

    `email` is the sender's own address, given in the letter for the answer. Raises Refused (too many messages).
    """
    it = locked(practice, actor)
    authorise(actor, "practices.write_to_contact", it)
    check = may_ask(sent_today=_sent_since(actor, now - timedelta(days=1)))
    if not check:
        raise Refused(check)
    record(it, text=message.strip())
    notify(
        "practice_asked",
        to=[it.contact_id],
        about=it,
        url=f"/practices/{it.id}/messages/",
        key=f"{it.id}:{new_id(now)}",
        title=it.title,
        person=actor.id,
        message=message.strip(),
        email=email,
    )


def _sent_since(actor: Actor, start: datetime) -> int:
    return sum(row.at > start for row in acts(actor=actor.id, kinds=["practices.asked"], limit=50))


@act("practices.confirmed")
def confirm_practice(*, actor: Actor, practice: str, changed: str = "", now: datetime) -> None:
    """It still holds, or holds with what has changed; it is asked about again in a year."""
    it = locked(practice, actor)
    authorise(actor, "practices.confirm", it)
    check = may_be_confirmed(standing_of(it, actor))
    if not check:
        raise Refused(check)
    Confirmation(id=new_id(now), practice=it, person_id=actor.id, changed=changed.strip(), at=now).save()
    it.confirmed_at = now
    it.save()
    end_links(about=it, now=now, act="practices.confirm")
    record(it, member=it.institution_id)


@act("practices.confirmation_asked", public=False)
def ask_confirmation(*, actor: Actor, practice: str, to: list[str], now: datetime) -> None:
    """Ask whoever answers for a card whether it still holds: a line and a letter with a link that opens this alone."""
    if not actor.is_machine:
        raise NotFound(practice)
    it = Practice.objects.select_for_update().filter(pk=practice, state=State.SHARED).select_related().first()
    if it is None:
        raise NotFound(practice)
    expires = now + timedelta(days=LINK_DAYS)
    links = {
        person: signed_link(act="practices.confirm", person=person, about=it, expires=expires, now=now) for person in to
    }
    it.asked_at = now
    it.save()
    record(it, member=it.institution_id)
    notify(
        "practice_due",
        to=to,
        about=it,
        url=f"/practices/{it.id}/confirm/",
        key=f"{it.id}:{it.confirmed_at:%Y%m%d%H%M%S}",
        links=links,
        title=it.title,
        confirmed=it.confirmed_at.date(),
    )
