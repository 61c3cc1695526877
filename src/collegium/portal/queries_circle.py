"""The circle of the network's work, each stage with what is on it now, counted from the register, and its page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from collegium.commons.access import NOBODY
from collegium.commons.pages.addresses import address
from collegium.commons.pages.shapes.threadline import DONE, Step
from collegium.commons.thread import sources_of
from collegium.rooms.ballots.queries import open_count as open_votes
from collegium.rooms.challenges.queries import counts as challenge_counts
from collegium.rooms.events.queries import coming
from collegium.rooms.papers.queries import counts as paper_counts
from collegium.rooms.policy.queries_following import whole_uptake
from collegium.rooms.policy.words import short_sum
from collegium.rooms.practices.queries import practices
from collegium.rooms.priorities.queries_plan import figures as plan_figures

WRITTEN = ("drafting", "review", "consulted")


def circle(now: datetime) -> list[Step]:
    """The eight stages in order, the same for everybody; one query for each room.

    What a list of the room shows to everybody is what is counted; of drafts and challenges that no group has adopted
    the number alone is told.
    """
    return [Step(name, DONE, text, url, who) for name, text, who, url in _stages(now)]


def one_case(papers: Iterable[str]) -> str:
    """The page of the challenge from which the first of these papers (ULIDs, in order) came that had one; "" if none.

    One query.
    """
    asked = list(papers)
    found = sources_of(asked, "challenge") if asked else {}
    challenge = next((found[paper][0] for paper in asked if paper in found), "")
    return address("challenges:page", challenge) if challenge else ""


def _stages(now: datetime) -> Iterable[tuple[str, str, str, str]]:
    raised, papers, plan, uptake = challenge_counts(), paper_counts(), plan_figures(), whole_uptake()
    yield (
        pgettext("circle", "Listen"),
        _("A university names a problem; others say that it is theirs too."),
        _("%(open)s open, %(adopted)s adopted")
        % {"open": raised.get("raised", 0), "adopted": raised.get("adopted", 0)},
        address("challenges:list"),
    )
    yield (
        pgettext("circle", "Prioritise"),
        _("All put dots on what comes first."),
        _("%(n)s in the work plan") % {"n": plan.planned + plan.under_way},
        address("priorities:list"),
    )
    yield (
        pgettext("circle", "Learn"),
        _("What works at one is written down and tried at others."),
        _count(len(practices(NOBODY)), "practices"),
        address("practices:list"),
    )
    yield (
        pgettext("circle", "Draft"),
        _("Groups write, and all members are asked."),
        _count(sum(papers.get(state, 0) for state in WRITTEN), "drafts"),
        address("groups:list"),
    )
    yield (
        pgettext("circle", "Decide"),
        _("By vote, as the kind of paper demands."),
        _count(open_votes(), "votes"),
        address("ballots:list"),
    )
    yield (
        pgettext("circle", "Publish"),
        _("Numbered recommendations, each with an addressee."),
        _count(papers.get("published", 0), "papers"),
        address("papers:list"),
    )
    yield (
        pgettext("circle", "Follow up"),
        _("What came of each, with evidence."),
        short_sum(uptake) if uptake.total else "",
        address("policy:recommendations"),
    )
    yield (
        pgettext("circle", "Meet"),
        _("What is said there becomes the next challenge."),
        _count(len(coming(NOBODY, now)), "events"),
        address("events:list"),
    )


def _count(n: int, what: str) -> str:
    words = {
        "practices": ngettext("%(n)s good practice", "%(n)s good practices", n),
        "drafts": ngettext("%(n)s draft", "%(n)s drafts", n),
        "votes": ngettext("%(n)s open vote", "%(n)s open votes", n),
        "papers": ngettext("%(n)s paper", "%(n)s papers", n),
        "events": ngettext("%(n)s event ahead", "%(n)s events ahead", n),
    }
    return words[what] % {"n": n}
