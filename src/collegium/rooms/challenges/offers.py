"""What challenges give to the house: tasks of chairs, panels, the first step of the thread, search entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.network import preset
from collegium.commons.pages.activity import register_address, register_bodies, register_sight
from collegium.commons.pages.addresses import address
from collegium.commons.pages.offers import (
    OLDEST,
    NavItem,
    Panel,
    Task,
    Wait,
    offer_nav,
    offer_panel,
    offer_to_desk,
    offer_waits,
)
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.commons.thread import Step, offer_thread
from collegium.rooms.groups.queries import chairs_by_body

from .choices import State
from .queries import ChallengeRow, all_ids, bodies_of, challenges, texts_of, titles, to_adopt


def path(ident: str) -> str:
    """Where a challenge is found, in the reader's language."""
    return address("challenges:page", ident)


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Challenges with enough support wait for the chairs of their theme's group."""
    for row in to_adopt(actor, needed=preset("challenges.supporters")):
        yield Task(
            key=f"adopt:{row.id}",
            title=row.title,
            url=path(row.id),
            meta=_supported(row),
            since=row.raised_at,
            action=_("Decide"),
        )


def waits(actor: Actor, body: str, now: datetime) -> Iterable[Wait]:
    """Challenges raised under a group's theme with enough support wait on its chairs."""
    if not actor.is_member:
        return
    needed, chairs = preset("challenges.supporters"), actor.wears("chair", body=body)
    rows = challenges(actor, theme_id=body, state=State.RAISED, needed=needed, order="oldest")[:OLDEST]
    names = chairs_by_body(now).get(body, []) if rows and not chairs else []
    whom = _("You") if chairs else _("The chairs: %(names)s") % {"names": ", ".join(names)}
    for row in rows:
        action = _("Decide") if chairs else ""
        yield Wait(row.title, path(row.id), whom, row.raised_at, you=chairs, action=action)


def _supported(row: ChallengeRow) -> str:
    return ngettext(
        "Raised by %(who)s, supported by %(n)s university: adopt or park it.",
        "Raised by %(who)s, supported by %(n)s universities: adopt or park it.",
        row.supporters,
    ) % {"who": row.institution, "n": row.supporters}


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """The first step of a thread, and the group that carries it as its mandate."""
    return {row.id: list(_steps(row)) for row in challenges(actor, ids=ids)}


def _steps(row: ChallengeRow) -> Iterable[Step]:
    url, text = path(row.id), f"{row.reference}, {row.institution}"
    if row.state == State.RAISED:
        yield Step("challenge", "now", text, _("Chairs of %(group)s") % {"group": row.theme}, url, row.title)
    elif row.state == State.PARKED:
        yield Step("challenge", "back", _("%(text)s, parked") % {"text": text}, "", url, row.title)
    else:
        said = _("%(text)s, solved") % {"text": text} if row.state == State.SOLVED else text
        yield Step("challenge", "done", said, "", url, row.title)
        yield Step("mandate", "done", row.group, "", address("groups:page", row.group_slug), row.group)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a group carries, and what was raised under its theme."""
    rows = challenges(actor, group=ident, states=(State.ADOPTED, State.RAISED), order="by_state")
    if not rows:
        return None
    return Panel(
        "challenges",
        _("Challenges"),
        "challenges/panel.jinja",
        {"rows": rows[:6]},
        order=20,
        count=len(rows),
        url=address("challenges:list"),
    )


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a university raised or supports."""
    rows = challenges(actor, institution=ident)
    if not rows:
        return None
    return Panel("challenges", _("Challenges"), "challenges/panel.jinja", {"rows": rows[:8]}, order=20, count=len(rows))


def panel_of_desk(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What other universities have raised and the actor's own does not support yet, for whoever speaks for it."""
    if not actor.wears("liaison", "delegate", "head"):
        return None
    rows = challenges(actor, state=State.RAISED, others=True)
    if not rows:
        return None
    title, url = _("Raised by others: is it yours too?"), f"{address('challenges:list')}?state={State.RAISED}"
    return Panel("raised", title, "challenges/panel.jinja", {"rows": rows[:4]}, order=30, count=len(rows), url=url)


def seen(ids: list[str], actor: Actor) -> list[str]:
    """Members see every challenge, the public those that were adopted."""
    return ids if actor.is_member else [row.id for row in challenges(actor, ids=ids)]


def entries(ids: list[str]) -> list[Entry]:
    """Search entries; the public finds adopted and solved ones."""
    texts = texts_of(ids)
    return [
        Entry(
            kind="challenge",
            id=row.id,
            title=row.title,
            text=texts.get(row.id, ""),
            url=f"/challenges/{row.id}/",
            audience=["public"] if row.state in (State.ADOPTED, State.SOLVED) else ["members"],
            language=row.language,
            at=row.raised_at,
            detail=f"{row.reference}, {row.institution}",
        )
        for row in challenges(OPERATOR, ids=ids)
    ]


offer_nav(
    NavItem(
        "challenges",
        _l("Challenges"),
        "challenges:list",
        order=10,
        public_label=_l("Challenges"),
        public_section="work",
    )
)
offer_to_desk("challenges.to_adopt", tasks)
offer_waits("challenges.to_adopt", waits)
offer_thread("challenge", steps)
offer_panel("group", "challenges.of_group", panel_of_group)
offer_panel("desk", "challenges.to_share", panel_of_desk)
offer_panel("member", "challenges.of_member", panel_of_member)
offer_search("challenge", entries, all_ids=all_ids, label=_l("Challenges"))
register_names("challenge", titles)
register_address("challenge", path)
register_bodies("challenge", bodies_of)
register_sight("challenge", seen)
