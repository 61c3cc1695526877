"""Writes on challenges: six beats each."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.network import preset
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import body

from .choices import State
from .facts import ChallengeAdopted, ChallengeRaised, ChallengeSettled, ChallengeSupported
from .models import Challenge, Support
from .policy import visible_to
from .queries import standing_of
from .rules import FLOW, may_support


def _locked(challenge: str, actor: Actor) -> Challenge:
    it: Challenge | None = Challenge.objects.select_for_update().filter(visible_to(actor), pk=challenge).first()
    if it is None:
        raise NotFound(challenge)
    return it


@act("challenges.raised", public=False)
def raise_challenge(
    *,
    actor: Actor,
    institution: str,
    title: str,
    what: str,
    who_suffers: str,
    theme: str,
    evidence: str = "",
    language: str = "en",
    now: datetime,
) -> str:
    """A university raises a challenge under the theme of a working group (ULID or slug); returns its ULID.

    Raises NotFound when the actor wears no hat of that institution, Invalid(theme="unknown").
    """
    authorise(actor, "challenges.raise", institution=institution)
    group = body(actor, theme)
    if group is None or not group.adopts_challenges:
        raise Invalid(theme="unknown")
    it = Challenge(
        id=new_id(now),
        reference=_next_reference(),
        title=title,
        what=what,
        who_suffers=who_suffers,
        evidence=evidence,
        theme_id=group.id,
        language=language,
        institution_id=institution,
        raised_by_id=actor.id,
        raised_at=now,
    )
    it.save(force_insert=True)
    _store_support(it, actor, institution, "", now)
    link(it, "raised_by", Ref("member", institution))
    record(it, member=institution, group=group.id)
    announce(ChallengeRaised(it.id, institution, group.id, now))
    return it.id


def _next_reference() -> str:
    last = Challenge.objects.aggregate(last=Max("reference"))["last"]
    return f"C-{int(last[2:]) + 1 if last else 1:04d}"


@act("challenges.changed")
def change_challenge(
    *, actor: Actor, challenge: str, version: int, title: str, what: str, who_suffers: str, evidence: str, now: datetime
) -> None:
    """Whoever raised it, or the office, betters its words. Raises Stale when another version stands meanwhile."""
    it = _locked(challenge, actor)
    authorise(actor, "challenges.change", it)
    texts = {"title": title, "what": what, "who_suffers": who_suffers, "evidence": evidence}
    if it.version != version:
        raise Stale(theirs={name: getattr(it, name) for name in texts}, yours=texts)
    for name, value in texts.items():
        setattr(it, name, value)
    it.version += 1
    it.save()
    record(it, member=it.institution_id, version=it.version)


@act("challenges.supported")
def support_challenge(*, actor: Actor, challenge: str, institution: str, note: str = "", now: datetime) -> None:
    """An institution says "ours too", or betters its note and evidence. Raises Refused, NotFound."""
    it = _locked(challenge, actor)
    authorise(actor, "challenges.support", it, institution=institution)
    check = may_support(standing_of(it))
    if not check:
        raise Refused(check)
    _store_support(it, actor, institution, note, now)
    record(it, member=institution)
    announce(ChallengeSupported(it.id, institution, now))


def _store_support(it: Challenge, actor: Actor, institution: str, note: str, now: datetime) -> None:
    held = Support.objects.filter(challenge=it, institution=institution).first()
    support = held or Support(id=new_id(now), challenge=it, institution_id=institution, at=now)
    support.person_id, support.note = actor.id, note or support.note
    support.save()


@act("challenges.support_withdrawn")
def withdraw_support(*, actor: Actor, challenge: str, institution: str, now: datetime) -> None:
    """An institution takes its support back. The one that raised it cannot; it may ask to park it."""
    it = _locked(challenge, actor)
    authorise(actor, "challenges.support", it, institution=institution)
    check = may_support(standing_of(it))
    if not check:
        raise Refused(check)
    if institution == it.institution_id:
        raise Refused("raised_by_you")
    if not Support.objects.filter(challenge=it, institution=institution).delete()[0]:
        raise NotFound(institution)
    record(it, member=institution)


@act("challenges.adopted")
def adopt_challenge(*, actor: Actor, challenge: str, group: str, now: datetime) -> None:
    """A group puts a challenge on its list. Links the thread; announces ChallengeAdopted.

    Raises NotFound (absent or forbidden alike), Refused with the rule's reason.
    """
    it = _locked(challenge, actor)
    authorise(actor, "challenges.adopt", it, group=group)
    carrier = body(actor, group)
    if carrier is None or not carrier.adopts_challenges:
        raise NotFound(group)
    step = FLOW.take("adopt", standing_of(it), needed=preset("challenges.supporters"))
    it.state, it.group_id, it.adopted_at = step.to, carrier.id, now
    it.save()
    link(it, "adopted_by", Ref("group", carrier.id))
    record(it, group=carrier.id)
    announce(ChallengeAdopted(it.id, carrier.id, now))


@act("challenges.settled")
def settle_challenge(*, actor: Actor, challenge: str, move: str, reason: str, now: datetime) -> None:
    """Park, solve or reopen a challenge; the first two with a reason that everybody reads.

    Raises Refused, NotFound, Invalid(reason="missing").
    """
    it = _locked(challenge, actor)
    authorise(actor, "challenges.settle", it)
    step = FLOW.take(move, standing_of(it)) if move in ("park", "solve", "reopen") else None
    if step is None:
        raise NotFound(move)
    if step.with_reason and not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason = step.to, reason.strip() if step.with_reason else ""
    if step.to == State.RAISED:
        it.group, it.adopted_at = None, None
    it.save()
    record(it, text=it.reason, state=str(step.to))
    announce(ChallengeSettled(it.id, str(step.to), now))
