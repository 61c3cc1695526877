"""What ballots gives to the house: tasks, dates, the step of adoption, search entries, addresses, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from collegium.commons.access import Actor
from collegium.commons.files import offer_file_guard
from collegium.commons.notify import offer_signed_act
from collegium.commons.pages.activity import register_address
from collegium.commons.pages.addresses import address
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.offers import (
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
from collegium.commons.pages.words import register_names
from collegium.commons.search import Entry, offer_search
from collegium.commons.thread import Step, offer_thread
from collegium.kernel import clock

from .choices import State
from .queries import DecisionRow, all_ids, decisions, may_read_ground, questions, waiting_votes
from .queries_page import body_in_a_sentence


def tasks(actor: Actor, now: datetime) -> Iterable[Task]:
    """Votes that wait for the actor's seats."""
    for decision, _seat in waiting_votes(actor, now):
        yield Task(
            key=f"vote:{decision.id}",
            title=decision.question,
            url=address("ballots:vote", decision.id),
            meta=_("%(group)s decides; your seat has one vote.") % {"group": body_in_a_sentence(decision, first=True)},
            deadline=decision.closes_at,
            since=decision.opened_at,
            action=_("Vote"),
        )


def waits(actor: Actor, body: str, now: datetime) -> Iterable[Wait]:
    """Open votes of a body wait on the seats that have not voted."""
    if not actor.is_member:
        return
    mine = {decision.id for decision, _seat in waiting_votes(actor, now)}
    for row in decisions(actor, body=body, state=State.OPEN):
        left = row.entitled - row.cast
        if left:
            whom = ngettext("%(n)s seat", "%(n)s seats", left) % {"n": left}
            yield Wait(
                row.question,
                address("ballots:vote" if row.id in mine else "ballots:page", row.id),
                _("You and others: %(seats)s") % {"seats": whom} if row.id in mine else whom,
                row.opened_at,
                you=row.id in mine,
                due=row.closes_at,
                action=_("Vote") if row.id in mine else _("See who"),
            )


def dates(actor: Actor, now: datetime) -> Iterable[DateItem]:
    """When open votes close, for members."""
    if not actor.is_member:
        return []
    rows = decisions(actor, state=State.OPEN)
    return [
        DateItem(
            row.closes_at,
            _("Vote closes: %(question)s") % {"question": row.question},
            address("ballots:page", row.id),
            key=row.id,
            subject=row.id,
        )
        for row in rows
        if row.closes_at > now
    ]


def steps(ids: list[str], actor: Actor) -> Mapping[str, list[Step]]:
    """Adoption: open, adopted, or sent back."""
    return {row.id: [_step(row)] for row in decisions(actor, ids=ids)}


def _step(row: DecisionRow) -> Step:
    url = address("ballots:page", row.id)
    if row.state == State.OPEN:
        left = row.entitled - row.cast
        who = ngettext("%(n)s seat of %(group)s", "%(n)s seats of %(group)s", left) % {
            "n": left,
            "group": row.the_body,
        }
        return Step(
            "adoption", "now", _("Vote until %(day)s") % {"day": day_long(row.closes_at)}, who, url, row.question
        )
    if row.state == State.CANCELLED:
        return Step("adoption", "skip", _("Vote called off"), "", url, row.question)
    text = day_long(row.closed_at) if row.closed_at else ""
    if row.adopted:
        return Step("adoption", "done", text, "", url, row.question)
    return Step("adoption", "back", _("Not adopted, %(day)s") % {"day": text}, "", url, row.question)


def panel_of_group(actor: Actor, ident: str, now: datetime) -> Panel | None:
    """What a body decides and has decided."""
    rows = decisions(actor, body=ident)
    if not rows:
        return None
    return Panel(
        "decisions",
        _("Decisions"),
        "ballots/panel.jinja",
        {"rows": rows[:6]},
        order=40,
        count=len(rows),
        url=address("ballots:list"),
    )


def entries(ids: list[str]) -> list[Entry]:
    """Search entries: members find all decisions, the public what was closed."""
    from collegium.commons.access import OPERATOR

    return [
        Entry(
            kind="decision",
            id=row.id,
            title=row.question,
            text=f"{row.reference} {row.body_name}",
            url=f"/decisions/{row.id}/",
            audience=["public"] if row.state == State.CLOSED else ["members"],
            language="",
            at=row.opened_at,
            detail=row.body_name,
        )
        for row in decisions(OPERATOR, ids=ids)
    ]


offer_nav(
    NavItem("decisions", _l("Decisions"), "ballots:list", order=30, public_label=_l("Decisions"), public_section="ask")
)
offer_to_desk("ballots.votes", tasks)
offer_dates("ballots.closing", dates)
offer_waits("ballots.votes", waits)
offer_thread("decision", steps)
offer_panel("group", "ballots.decisions", panel_of_group)
offer_file_guard("elector", lambda actor, elector: may_read_ground(actor, elector, clock.now()))
offer_search("decision", entries, all_ids=all_ids, label=_l("Decisions"))
offer_signed_act("ballots.cast_vote", url_name="ballots:vote")
register_names("decision", questions)
register_address("decision", lambda ident: address("ballots:page", ident))
