"""What papers give to the house: tasks, steps of the thread, panels, search entries, addresses, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.files import offer_file_guard
from collegium.commons.notify import offer_signed_act
from collegium.commons.pages.activity import register_address, register_bodies, register_sight
from collegium.commons.pages.addresses import address
from collegium.commons.pages.offers import (
    OLDEST,
    DateItem,
    NavItem,
    Panel,
    Task,
    Wait,
    offer_dates,
    offer_nav,
    offer_panel,
    offer_to_desk,
    offer_waits,
)
from collegium.commons.pages.threads import threads_drawn
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.commons.thread import Step, offer_thread, targets_of
from collegium.kernel.ids import Ref
from collegium.rooms.people.places import offer_held_data

from .choices import State
from .queries import PaperRow, all_ids, bodies_of, paper_for, papers, seen, texts_of, titles, work_of
from .queries_published import heroes, text_words
from .queries_reading import asked_of, read_by
from .queries_steps import answers_to, lines, own_steps
from .words import STATES


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Drafts wait for their editors, reviews for chairs, the last check and the vote for the office."""
    for asked in asked_of(actor.id, now):
        yield Task(
            key=f"reading:{asked.id}",
            title=asked.title,
            url=address("papers:reading", asked.id),
            meta=_("You are asked to read it and to say what you think."),
            deadline=asked.until,
            since=asked.asked_at,
            action=_("Read and answer"),
        )
    if not actor.is_member:
        return
    for row in papers(actor, editor=actor.id, state=State.DRAFTING):
        yield _task(row, _("You are an editor. It is a draft of %(group)s."), _("Write"), "write")
    chaired = [hat.body for hat in actor.hats if hat.kind == "chair"]
    for body in dict.fromkeys(chaired):
        for row in papers(actor, group=body, state=State.REVIEW):
            yield _task(row, _("%(group)s reviews it; you chair the group."), _("Read"))
    if actor.is_office:
        for row in papers(actor, state=State.CONSULTED):
            yield _task(row, _("Consulted; it can be put to its decision."), _("Decide next step"))
        for row in papers(actor, state=State.ADOPTED):
            yield _task(row, _("Adopted; it waits for the last check and publication."), _("Check and publish"))


def _task(row: PaperRow, meta: str, action: str, door: str = "page") -> Task:
    return Task(
        key=f"paper:{row.id}:{row.state}",
        title=row.title,
        url=address(f"papers:{door}", row.slug),
        meta=meta % {"group": row.group_name},
        since=row.since,
        action=action,
    )


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """What each paper says of its own way; the vote is told by the room of ballots."""
    answered = answers_to(ids)
    return {row.id: own_steps(row, answered.get(row.id)) for row in papers(actor, ids=ids)}


def waits(actor: Actor, group: str, now: datetime) -> Iterable[Wait]:
    """What waits in a body: drafts for their editors, texts for review, decisions that are asked of it."""
    if not actor.is_member:
        return
    for row in papers(actor, group=group, states=MOVING, oldest=True)[:OLDEST]:
        if row.state == State.DRAFTING:
            yield Wait(row.title, _url(row), _("The editors"), row.since, you=False)
        elif row.state == State.REVIEW:
            yield Wait(row.title, _url(row), _("The group, for review"), row.since, you=group in actor.bodies)
        elif row.state in (State.CONSULTED, State.ADOPTED):
            yield Wait(row.title, _url(row), _("Secretariat"), row.since, you=actor.is_office)


def _url(row: PaperRow) -> str:
    return address("papers:page", row.slug)


def _panel(title: str, rows: list[PaperRow], most: int, *, url: str = "", count: bool = True) -> Panel:
    data = {"rows": rows[:most], "states": STATES}
    many = len(rows) if count else None
    return Panel("papers", title, "papers/panel.jinja", data, order=10, count=many, url=url)


MOVING = (State.DRAFTING, State.REVIEW, State.CONSULTED, State.VOTING, State.ADOPTED)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a group drafts, each with its thread, and what it has published."""
    shown = (*MOVING, State.PUBLISHED, State.REJECTED)
    many = len(papers(actor, group=ident, states=shown))
    if not many:
        return None
    moving = papers(actor, group=ident, states=MOVING)[:8]
    out = papers(actor, group=ident, states=(State.PUBLISHED, State.REJECTED))[:6]
    threads = threads_drawn([Ref("paper", row.id) for row in moving], actor) if moving else {}
    data = {
        "moving": moving,
        "threads": {ref.id: steps for ref, steps in threads.items()},
        "out": out,
        "states": STATES,
    }
    url = f"{address('papers:list')}?group={(moving or out)[0].group_slug}"
    title = _("Papers on the thread") if moving else _("Papers")
    return Panel("papers", title, "papers/panel_group.jinja", data, order=10, count=many, url=url)


def panel_of_challenge(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The papers to which a challenge led."""
    led = [ref.id for ref in targets_of(Ref("challenge", ident), "led_to") if ref.kind == "paper"]
    rows = list(papers(actor, ids=led)) if led else []
    return _panel(_("Papers that answer it"), rows, 6) if rows else None


def panel_of_person(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a person edits."""
    rows = list(papers(actor, editor=ident))
    return _panel(_("Papers"), rows, 8) if rows else None


def panel_of_desk(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """Papers on their way in the actor's groups; else those of the network; for a guest what is out."""
    if not actor.is_member:
        rows = papers(actor, published=True)[:4]
        return _panel(_("Latest publications"), rows, 4, url=address("papers:list"), count=False) if rows else None
    mine = papers(actor, states=MOVING, groups=actor.bodies)[:6] or papers(actor, states=MOVING)[:6]
    if not mine:
        return None
    data = {"lines": lines(mine, actor)}
    title = _("Papers on their way")
    return Panel("papers", title, "papers/panel_desk.jinja", data, order=10, url=address("papers:list"))


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The latest publications for the front page, the newest with its first recommendation."""
    rows = papers(actor, published=True)[:4]
    if not rows:
        return None
    recs = heroes(paper_for(actor, rows[0].id))
    data = {
        "rows": rows,
        "rec": recs[0] if recs else None,
        "recs": len(recs),
        "to": text_words(rows[0].language)["to"],
    }
    return Panel("papers", _("Latest position"), "papers/home.jinja", data, order=10)


def may_read_files(actor: Actor, ident: str) -> bool:
    """The answers to a consultation are for members who see the paper."""
    return actor.is_member and len(papers(actor, ids=[ident])) > 0


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: the public finds what is published, members what left the drafting group."""
    texts = texts_of(ids)
    return [
        Entry(
            kind="paper",
            id=row.id,
            title=row.title,
            text=texts.get(row.id, ("", frozenset()))[0],
            url=f"/papers/{row.slug}/",
            audience=_audience(row, texts.get(row.id, ("", frozenset()))[1]),
            language=row.language,
            at=row.published_at or row.since,
            detail=f"{row.kind_name}, {row.reference}",
        )
        for row in papers(OPERATOR, ids=ids)
    ]


def _audience(row: PaperRow, editors: frozenset[str]) -> list[str]:
    if row.state == State.PUBLISHED:
        return ["public"]
    if row.state == State.DRAFTING:
        return ["office", f"body{row.group}", *(f"person{person}" for person in sorted(editors))]
    return ["members"]


def _address(ident: str) -> str:
    return address("papers:page", ident)


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """Until when readers from outside may answer."""
    if actor.is_member or actor.is_public:
        return []
    return [
        DateItem(
            row.until,
            _("Your view: %(title)s") % {"title": row.title},
            address("papers:reading", row.id),
            key=row.id,
            subject=row.id,
        )
        for row in asked_of(actor.id, now)
    ]


def panel_of_reader(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a reader from outside was asked before, with her words."""
    rows = [] if actor.is_member else read_by(actor.id, now)
    if not rows:
        return None
    return Panel("readings", _("What you have read for us"), "papers/panel_readings.jinja", {"rows": rows}, order=5)


offer_held_data("papers", lambda person, _now: work_of(person))
offer_nav(
    NavItem(
        "papers",
        _l("Papers"),
        "papers:list",
        order=20,
        public_label=_l("Positions"),
        public_order=5,
        public_section="ask",
    )
)
offer_to_desk("papers.work", tasks)
offer_thread("paper", steps)
offer_waits("papers.waiting", waits)
offer_file_guard("paper", may_read_files)
offer_panel("group", "papers.of_group", panel_of_group)
offer_panel("person", "papers.of_person", panel_of_person)
offer_panel("challenge", "papers.of_challenge", panel_of_challenge)
offer_panel("desk", "papers.on_their_way", panel_of_desk)
offer_dates("papers.readings", dates)
offer_panel("desk", "papers.readings", panel_of_reader)
offer_signed_act("papers.answer_reading", url_name="papers:reading")
offer_panel("home", "papers.latest", panel_of_home)
offer_search("paper", entries, all_ids=all_ids, label=_l("Papers"))
register_names("paper", titles)
register_address("paper", _address)
register_sight("paper", seen)
register_bodies("paper", bodies_of)
