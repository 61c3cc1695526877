"""Writes of members: say, change, follow, mark as answered."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.network import preset
from collegium.commons.search import touch
from collegium.kernel.errors import Invalid, NotFound, Refused
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.members.queries import home_institutions

from .choices import MOST_LETTERS, MOST_MENTIONS, State
from .facts import ContributionChanged, ContributionSaid
from .models import Contribution, Discussion, Mention, Reading
from .queries import contribution_for, host_for, people_by_name, readers_among, standing_of
from .rules import may_be_changed, may_write, named, spans, tidy

MINUTES = "discussions.minutes_to_change"


@act("discussions.said", public=False)
def say(*, actor: Actor, kind: str, host: str, text: str, answers: str = "", asks: bool = False, now: datetime) -> str:
    """Write in the discussion of an object, or answer a contribution; returns its ULID. Whoever writes follows.

    `asks` puts it on the desks of those who are named. Raises NotFound, Invalid(text=...), Refused (locked, answers
    what is hidden).
    """
    about = host_for(actor, kind, host)
    authorise(actor, "discussions.write")
    said = _words(text)
    where, _new = Discussion.objects.select_for_update().get_or_create(
        host=host, host_kind=kind, defaults={"id": new_id(now), "begun_at": now}
    )
    answered = _answered(where, answers)
    check = may_write(locked=where.locked_at is not None, answered=State(answered.state) if answered else None)
    if not check:
        raise Refused(check)
    root = (answered.root or answered) if answered else None
    place = _institution_of(actor, now)
    it = Contribution(
        id=new_id(now), discussion=where, root=root, author_id=actor.id, institution_id=place or None,
        office=actor.is_office, text=said, said_at=now, latest_at=now,
    )  # fmt: skip
    _name(it, about.ref, asks, now)
    if root is not None:
        Contribution.objects.filter(pk=root.pk).update(latest_at=now)
    _settle_own(it, actor, now)
    _has_read(where, actor, now, follows=True)
    record(it, member=place, text=said)
    touch(where)
    announce(ContributionSaid(it.id, kind, host, now))
    return it.id


def _institution_of(actor: Actor, now: datetime) -> str:
    """The university to which the actor belongs: that of the oldest hat, else of a seat; "" for the office."""
    home = home_institutions([actor.id], now).get(actor.id)
    return home.id if home else next((hat.institution for hat in actor.hats if hat.institution), "")


def _words(text: str) -> str:
    said = tidy(text)
    if not said:
        raise Invalid(text="required")
    if len(said) > MOST_LETTERS:
        raise Invalid(text="too_long")
    return said


def _answered(where: Discussion, ident: str) -> Contribution | None:
    if not ident:
        return None
    found: Contribution | None = Contribution.objects.filter(pk=ident, discussion=where).select_related("root").first()
    if found is None:
        raise NotFound(ident)
    return found


def _name(it: Contribution, host: Ref, asks: bool, now: datetime) -> None:
    """Store the contribution with those whom it names and who may see what is discussed. Raises Invalid."""
    found = named(it.text, people_by_name())
    wanted = list(dict.fromkeys(person for one in found for person in one.people if person != it.author_id))
    if len(wanted) > MOST_MENTIONS:
        raise Invalid(text="too_many_named")
    readers = readers_among(wanted, host, now)
    it.mentions = spans(found, readers)
    it.save()
    held = {mention.person_id: mention for mention in Mention.objects.filter(contribution=it)}
    for person in readers:
        mention = held.get(person) or Mention(id=new_id(now), contribution=it, person_id=person)
        mention.asked = mention.asked or asks
        mention.save()
    Mention.objects.filter(contribution=it).exclude(person__in=readers).delete()


def _settle_own(it: Contribution, actor: Actor, now: datetime) -> None:
    """Whoever was asked in this thread has answered by writing in it."""
    thread = it.root_id or it.id
    asked = Mention.objects.filter(person=actor.id, asked=True, answered_at__isnull=True)
    for mention in asked.select_related("contribution"):
        if thread in (mention.contribution_id, mention.contribution.root_id):
            mention.answered_at = now
            mention.save()


def _has_read(where: Discussion, actor: Actor, now: datetime, *, follows: bool | None = None) -> None:
    """The actor has read all there is; she follows from now on, unless she once said that she does not want to."""
    row, _new = Reading.objects.get_or_create(discussion=where, person_id=actor.id)
    row.read_at = now
    if follows is not None and row.follows is None:
        row.follows = follows
    row.save()


def unresolved(text: str, contribution: str) -> list[str]:
    """The @names of a text that reached nobody: unknown, or not among those who may see what is discussed."""
    told = set(Mention.objects.filter(contribution=contribution).values_list("person_id", flat=True))
    found = named(tidy(text), people_by_name())
    return [one.words for one in found if not told.intersection(one.people)]


@act("discussions.changed", public=False)
def change(*, actor: Actor, contribution: str, text: str, now: datetime) -> None:
    """Change one's own words while they are fresh; the earlier wording stays readable. Raises Invalid, Refused."""
    it = contribution_for(actor, contribution, lock=True)
    authorise(actor, "discussions.change", it)
    check = may_be_changed(standing_of(it, actor), now, minutes=preset(MINUTES))
    if not check:
        raise Refused(check)
    said = _words(text)
    if said == it.text:
        raise Invalid(text="unchanged")
    asked = Mention.objects.filter(contribution=it, asked=True).exists()
    it.text, it.changed_at = said, now
    _name(it, Ref(it.discussion.host_kind, it.discussion.host), asked, now)
    record(it, member=it.institution_id or "", text=said)
    touch(it.discussion)
    announce(ContributionChanged(it.id, it.discussion.host_kind, it.discussion.host, now))


@act("discussions.followed", public=False)
def follow(*, actor: Actor, kind: str, host: str, follows: bool, now: datetime) -> None:
    """Follow the discussion of an object, or follow it no more. Nothing need be said there yet."""
    host_for(actor, kind, host)
    authorise(actor, "discussions.follow")
    where, _new = Discussion.objects.get_or_create(
        host=host, host_kind=kind, defaults={"id": new_id(now), "begun_at": now}
    )
    row, _new = Reading.objects.get_or_create(discussion=where, person_id=actor.id, defaults={"read_at": now})
    row.follows = follows
    row.save()
    record(where, follows="yes" if follows else "no")


@act("discussions.answered", public=False)
def mark_answered(*, actor: Actor, contribution: str, now: datetime) -> None:
    """Whoever was asked says that no answer is needed any more, or that it was given elsewhere. Raises NotFound."""
    it = contribution_for(actor, contribution)
    mention = Mention.objects.filter(contribution=it, person=actor.id, asked=True, answered_at__isnull=True).first()
    if mention is None:
        raise NotFound(contribution)
    mention.answered_at = now
    mention.save()
    record(it)


def mark_read(actor: Actor, discussion: str, now: datetime) -> None:
    """Remember that the actor has read a discussion up to now; no act. One query, two at the first time."""
    if not Reading.objects.filter(discussion=discussion, person=actor.id).update(read_at=now):
        Reading.objects.get_or_create(discussion_id=discussion, person_id=actor.id, defaults={"read_at": now})
