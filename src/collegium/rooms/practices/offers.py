"""What good practices give to the house: tasks, what waits, panels, the thread, search entries, files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import Actor
from collegium.commons.files import offer_file_guard
from collegium.commons.notify import offer_signed_act
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
from collegium.commons.thread import Step, offer_thread, sources_of
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.queries import chairs_by_body

from .choices import State, Visibility
from .queries import (
    SearchText,
    all_ids,
    bodies_of,
    names,
    practice_for,
    practices,
    search_texts,
    seen,
    sent_back_to,
    to_confirm,
    to_review,
)
from .queries_shown import tried_by
from .rules import due_at

PANEL = "practices/panel.jinja"


def path(ident: str) -> str:
    """Where a card is found, in the reader's language."""
    return address("practices:page", ident)


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Cards to review for chairs; sent back, and due for confirmation, for those who keep them."""
    for row in to_review(actor) if actor.wears("chair") else ():
        said = _("%(who)s shares a practice: read it, share it or send it back.") % {"who": row.institution}
        url = address("practices:review", row.id)
        yield Task(f"practice:{row.id}", row.title, url, said, since=row.at, action=_("Review"))
    if not actor.institutions:
        return
    for row in sent_back_to(actor):
        said = _("The chairs sent this practice back; their reason stands on the card.")
        yield Task(f"practice:{row.id}", row.title, path(row.id), said, since=row.at, action=_("Put it right"))
    for row in to_confirm(actor, now):
        since = due_at(row.confirmed_at) if row.confirmed_at else now
        said = _("A year has passed: does this practice still hold? Confirm it, say what has changed, or withdraw it.")
        url = address("practices:confirm", row.id)
        yield Task(f"practice:{row.id}", row.title, url, said, since=since, action=_("Confirm"))


def waits(actor: Actor, body: str, now: datetime) -> Iterable[Wait]:
    """Cards in review wait on the chairs of the group of their theme."""
    if not actor.is_member:
        return
    rows, chairs = to_review(actor, theme=body)[:OLDEST], actor.wears("chair", body=body)
    names_of_chairs = chairs_by_body(now).get(body, []) if rows and not chairs else []
    whom = _("You") if chairs else _("The chairs: %(names)s") % {"names": ", ".join(names_of_chairs)}
    for row in rows:
        url = address("practices:review", row.id) if chairs else path(row.id)
        yield Wait(row.title, url, whom, row.at, you=chairs, action=_("Review") if chairs else "")


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """A practice hangs on the thread of the challenge that it answers; it is no stage on the way of a paper."""
    return {row.id: [] for row in practices(actor, ids=ids)}


def _listed(actor: Actor, title: str, order: int, url: str = "", most: int = 6, **asked: str) -> Panel | None:
    rows = practices(actor, **asked)  # type: ignore[arg-type]
    if not rows:
        return None
    return Panel("practices", title, PANEL, {"rows": rows[:most], "tried": []}, order, count=len(rows), url=url)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The shared cards of a group's theme."""
    return _listed(actor, _("Good practices"), 30, address("practices:list"), theme=ident)


def panel_of_person(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The shared cards of which a person is the contact."""
    return _listed(actor, _("Contact for good practices"), 40, contact=ident)


def panel_of_member(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a university shares, and what it tried of others."""
    rows, tried = practices(actor, institution=ident), tried_by(ident, actor)
    if not rows and not tried:
        return None
    data = {"rows": rows[:6], "tried": tried[:6]}
    return Panel(
        "practices", _("Good practices"), PANEL, data, order=30, count=len(rows), url=address("practices:list")
    )


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The latest practices for the front page."""
    return _listed(actor, _("Good practices"), 40, address("practices:list"), most=3)


def panel_of_challenge(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What answers a challenge somewhere, and for members the way to tell of their own."""
    ids = sources_of([ident], "practice").get(ident, [])
    rows = list(practices(actor, ids=ids)) if ids else []
    add = f"{address('practices:new')}?challenge={ident}" if actor.institutions else ""
    if not rows and not add:
        return None
    data = {"rows": rows, "tried": [], "add": add}
    return Panel("practices", _("Good practices that answer it"), PANEL, data, count=len(rows))


def _audience(it: SearchText) -> list[str]:
    """Who sees a card, as policy.visible_to says it."""
    own = [f"inst{it.institution}", "office"]
    group = [f"body{it.theme}"] if it.state != State.DRAFT else []
    if it.state != State.SHARED or it.visibility == Visibility.GROUP:
        return own + group
    return ["public"] if it.visibility == Visibility.PUBLIC else ["members"]


def entries(ids: list[str]) -> list[Entry]:
    """Search entries, each for those who may see the card."""
    return [
        Entry(
            kind="practice",
            id=it.id,
            title=it.title,
            text=it.text,
            url=f"/practices/{it.id}/",
            audience=_audience(it),
            language=it.language,
            at=it.at,
            detail=f"{it.reference}, {it.institution_short}",
        )
        for it in search_texts(ids)
    ]


def may_read_files(actor: Actor, ident: str) -> bool:
    """The files of a card are for whoever sees the card."""
    try:
        return practice_for(actor, ident) is not None
    except NotFound:
        return False


offer_nav(
    NavItem(
        "practices",
        _l("Good practices"),
        "practices:list",
        order=20,
        public_label=_l("Good practices"),
        public_section="share",
    )
)
offer_to_desk("practices.to_do", tasks)
offer_waits("practices.to_review", waits)
offer_thread("practice", steps)
offer_panel("group", "practices.of_group", panel_of_group)
offer_panel("member", "practices.of_member", panel_of_member)
offer_panel("person", "practices.of_person", panel_of_person)
offer_panel("home", "practices.latest", panel_of_home)
offer_panel("challenge", "practices.of_challenge", panel_of_challenge)
offer_search("practice", entries, all_ids=all_ids, label=_l("Good practices"))
offer_file_guard("practice", may_read_files)
offer_signed_act("practices.confirm", url_name="practices:confirm")
register_names("practice", names)
register_address("practice", path)
register_sight("practice", seen)
register_bodies("practice", bodies_of)
