"""What papers give to the house: tasks, steps of the thread, panels, search entries, addresses, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import OPERATOR, Actor
from collegium.commons.pages.activity import register_address
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.offers import NavItem, Panel, Task, offer_nav, offer_panel, offer_to_desk
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.commons.thread import Step, offer_thread

from .choices import Consulted, State
from .queries import PaperRow, all_ids, papers, texts_of, titles
from .words import STATES


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Drafts wait for their editors, reviews for chairs, the last check and the vote for the office."""
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
            yield _task(
                row, _("Adopted; it waits for the last check and publication."), _("Check and publish")
            )


def _task(row: PaperRow, meta: str, action: str, door: str = "page") -> Task:
    return Task(
        key=f"paper:{row.id}:{row.state}",
        title=row.title,
        url=reverse(f"papers:{door}", args=[row.slug]),
        meta=meta % {"group": row.group_name},
        since=row.since,
        action=action,
    )


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """Draft, consultation, publication and uptake; the vote itself is told by the room of ballots."""
    return {row.id: list(_steps(row)) for row in papers(actor, ids=ids)}


_AFTER_DRAFT = (State.CONSULTED, State.VOTING, State.ADOPTED, State.PUBLISHED, State.REJECTED)


def _steps(row: PaperRow) -> Iterable[Step]:
    url = reverse("papers:page", args=[row.slug])
    yield Step("priority", "skip")
    yield _draft_step(row, url)
    yield from _consultation_step(row, url)
    if row.adopted_at and not row.decision:
        yield Step("adoption", "done", day_long(row.adopted_at), "", url, row.title)
    if row.state == State.ADOPTED:
        yield Step("publication", "now", _("Last check"), _("Secretariat"), url, row.title)
    if row.published_at:
        yield Step("publication", "done", day_long(row.published_at), "", url, row.title)
        yield Step("uptake", "now", _("Followed up"), _("Secretariat"), f"{url}#recommendations", row.title)


def _draft_step(row: PaperRow, url: str) -> Step:
    if row.state == State.DRAFTING:
        return Step(
            "draft",
            "now",
            row.reference,
            _("Editors in %(group)s") % {"group": row.group_name},
            url,
            row.title,
        )
    if row.state == State.REVIEW:
        return Step("draft", "now", str(STATES[row.state]), row.group_name, url, row.title)
    if row.state in (State.PARKED, State.WITHDRAWN):
        return Step("draft", "back", str(STATES[row.state]), "", url, row.title)
    return Step("draft", "done", row.reference, "", url, row.title)


def _consultation_step(row: PaperRow, url: str) -> Iterable[Step]:
    if row.consulted == Consulted.NONE:
        yield Step("consultation", "skip")
    elif row.state == State.CONSULTED:
        yield Step("consultation", "done", _("Recorded"), "", url, row.title)
        yield Step("adoption", "now", _("Not asked yet"), _("Secretariat"), url, row.title)
    elif row.state in _AFTER_DRAFT:
        yield Step("consultation", "done", _("Recorded"), "", url, row.title)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a group drafts and has published."""
    rows = papers(actor, group=ident)
    if not rows:
        return None
    shown = [row for row in rows if row.state not in (State.PARKED, State.WITHDRAWN)][:8]
    return Panel(
        "papers",
        _("Papers"),
        "papers/panel.jinja",
        {"rows": shown},
        order=10,
        count=len(rows),
        url=reverse("papers:list"),
    )


def panel_of_person(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a person edits."""
    rows = papers(actor, editor=ident)
    if not rows:
        return None
    return Panel("papers", _("Papers"), "papers/panel.jinja", {"rows": rows[:8]}, order=10, count=len(rows))


def panel_of_desk(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """Papers on their way that concern the actor's groups."""
    moving = (State.DRAFTING, State.REVIEW, State.CONSULTED, State.VOTING, State.ADOPTED)
    rows = [row for row in papers(actor) if row.state in moving] if actor.is_member else []
    mine = [row for row in rows if row.group in actor.bodies] or rows
    if not mine:
        return None
    return Panel(
        "papers",
        _("Papers on their way"),
        "papers/panel.jinja",
        {"rows": mine[:6]},
        order=10,
        url=reverse("papers:list"),
    )


def panel_of_home(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """The latest publications for the front page."""
    rows = papers(actor, published=True, limit=4)
    return (
        Panel("papers", _("Latest position"), "papers/home.jinja", {"rows": rows}, order=10) if rows else None
    )


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
    return reverse("papers:page", args=[ident])


offer_nav(NavItem("papers", _l("Papers"), "papers:list", order=20, public_label=_l("Positions")))
offer_to_desk("papers.work", tasks)
offer_thread("paper", steps)
offer_panel("group", "papers.of_group", panel_of_group)
offer_panel("person", "papers.of_person", panel_of_person)
offer_panel("desk", "papers.on_their_way", panel_of_desk)
offer_panel("home", "papers.latest", panel_of_home)
offer_search("paper", entries, all_ids=all_ids)
register_names("paper", titles)
register_address("paper", _address)
