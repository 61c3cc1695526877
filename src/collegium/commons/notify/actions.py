"""Writes: what comes by mail, and a new link in place of one that has expired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core import signing
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import SYSTEM, Actor, actor_of, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import Ref

from .addresses import readers
from .choices import DIGESTS, Pace
from .kinds import KINDS
from .links import RENEWED_FOR, SIGNED_ACTS, Grant, signed_link
from .models import Notification, Preference
from .writing import SALT, write_letter


@act("notify.pace_chosen", public=False)
def choose_paces(*, actor: Actor, paces: Mapping[str, str], now: datetime) -> None:
    """Set how soon the letters of these kinds come to the actor. Raises Invalid(<kind>="unknown_kind")."""
    authorise(actor, "notify.choose_pace")
    for kind, pace in paces.items():
        if kind not in KINDS or pace not in list(Pace):
            raise Invalid(**{kind: "unknown_kind"})
        _set_pace(actor.id, kind, Pace(pace))
    record(Ref("person", actor.id), kinds=sorted(paces))


def _set_pace(person: str, kind: str, pace: Pace) -> None:
    Preference.objects.update_or_create(person=person, kind=kind, defaults={"pace": pace})
    waiting = Notification.objects.filter(person=person, kind=kind).exclude(digest="")
    waiting.update(digest=pace if pace in DIGESTS else Pace.DAILY if pace == Pace.AT_ONCE else "")


def whose(token: str) -> tuple[str, str]:
    """The person and the kind for which an unsubscribe token was made. Raises NotFound for any other text."""
    try:
        person, kind = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFound from error
    return str(person), str(kind)


def unsubscribe(token: str, now: datetime) -> None:
    """End the letters for which the token was made; nothing else can be done with it. Raises NotFound."""
    person, kind = whose(token)
    actor = actor_of(person, now)
    if actor.is_public:
        raise NotFound
    _unsubscribe(actor=actor, kind=kind, now=now)


@act("notify.unsubscribed", public=False)
def _unsubscribe(*, actor: Actor, kind: str, now: datetime) -> None:
    if kind in KINDS:
        _set_pace(actor.id, kind, Pace.NEVER)
    elif kind.startswith("digest_"):
        _end_digest(actor.id, kind.removeprefix("digest_"))
    else:
        raise NotFound
    record(Ref("person", actor.id), kind=kind)


def _end_digest(person: str, pace: str) -> None:
    chosen = dict(Preference.objects.filter(person=person).values_list("kind", "pace"))
    for kind in KINDS.values():
        if chosen.get(kind.name, kind.pace) == pace:
            _set_pace(person, kind.name, Pace.NEVER)


@act("notify.link_renewed", public=False)
def _renew(*, actor: Actor, grant: Grant, expires: datetime, now: datetime) -> None:
    reader = readers([grant.person])[grant.person]
    address = signed_link(
        act=grant.act, person=grant.person, about=grant.about, mandate=grant.mandate, expires=expires, now=now
    )
    with translation.override(reader.language):
        write_letter(
            reader,
            subject=_("Your new link"),
            text=_("The link that you followed had expired. This is a new one."),
            key=f"renewed:{grant.link}:{now:%Y-%m-%dT%H}",
            now=now,
            link=address,
        )
    record(grant.about, person=grant.person, act=grant.act)


def renew_link(grant: Grant, now: datetime) -> bool:
    """Send the person of an expired link a new one to the same address, at most once an hour.

    False when there is nothing left to do by link, the person has no address, or it was sent just now.
    """
    from .models import Letter

    offered = SIGNED_ACTS[grant.act]
    expires = offered.renew(grant, now) if offered.renew else now + RENEWED_FOR
    found = readers([grant.person]).get(grant.person)
    lately = Letter.objects.filter(key=f"renewed:{grant.link}:{now:%Y-%m-%dT%H}").exists()
    if expires is None or expires <= now or found is None or not found.email or lately:
        return False
    _renew(actor=SYSTEM, grant=grant, expires=expires, now=now)
    return True
