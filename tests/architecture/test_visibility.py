"""Lists, pages, search and permissions agree on who sees what, for every role and every object of the small world."""

import pytest
from django.urls import reverse

from architecture.test_permission_matrix import ROWS, subject_of

pytestmark = pytest.mark.django_db  # within the transaction of `site`
PAGES = {
    "challenge": "challenges:page",
    "paper": "papers:page",
    "decision": "ballots:page",
    "news": "newsroom:page",
    "practice": "practices:page",
    "event": "events:page",
    "person": "people:page",
    "member": "members:page",
    "group": "groups:page",
    "meeting": "meetings:hosted",
    "policy_file": "policy:page",
    "round": "priorities:page",
    "work_item": "priorities:item",
    "indicator": "benchmarking:indicator",
    "data_round": "benchmarking:round",
}
NO_LIST = {"person": {"nobody", "guest"}}
"""Roles to whom the list of a kind is closed as a whole; a guest sees her own page all the same."""
ACTS = [row for row in ROWS if row[2] and row[1].rpartition(".")[2] not in ("see", "read_draft")]


@pytest.fixture(params=PAGES)
def kind(request):
    return request.param


def entries(kind):
    """Id -> what search holds of every object of a kind."""
    from collegium.commons.search.entries import OFFERS

    offer = OFFERS[kind]
    return {entry.id: entry for entry in offer.entries(list(offer.all_ids()))}


def listed(kind, actor, now):
    """The ids in the list that an actor is shown."""
    from collegium.rooms.ballots.queries import decisions
    from collegium.rooms.benchmarking.queries import shelf
    from collegium.rooms.benchmarking.queries_rounds import rounds as data_rounds
    from collegium.rooms.challenges.queries import challenges
    from collegium.rooms.events.queries import events
    from collegium.rooms.groups.queries import bodies
    from collegium.rooms.meetings.queries import meetings
    from collegium.rooms.members.queries import members
    from collegium.rooms.newsroom.queries import news
    from collegium.rooms.papers.queries import papers
    from collegium.rooms.people.queries import Filters, people
    from collegium.rooms.policy.queries import files
    from collegium.rooms.practices.choices import State as Practice
    from collegium.rooms.practices.queries import practices
    from collegium.rooms.priorities.queries import rounds
    from collegium.rooms.priorities.queries_plan import items

    read = {
        "challenge": lambda: challenges(actor),
        "paper": lambda: papers(actor),
        "decision": lambda: decisions(actor),
        "news": lambda: news(actor),
        "event": lambda: events(actor),
        "practice": lambda: practices(actor, states=list(Practice)),
        "person": lambda: people(actor, Filters(), 1, now).rows,
        "member": lambda: members(actor),
        "group": lambda: bodies(actor),
        "meeting": lambda: meetings(actor),
        "policy_file": files,
        "round": lambda: rounds(actor),
        "work_item": items,
        "indicator": lambda: shelf(now).indicators,
        "data_round": lambda: data_rounds(actor),
    }
    return {row.id for row in read[kind]()}


def address(kind, entry):
    """The path of the page of an object; members and groups have theirs by slug, meetings theirs below a body."""
    if kind == "meeting":
        return entry.url
    last = entry.url.strip("/").rpartition("/")[2] if kind in ("member", "group") else entry.id
    return reverse(PAGES[kind], args=[last])


def test_pages_lists_and_search_agree(site, kind):
    world, held = site.world, entries(kind)
    assert held
    for role in world.roles():
        found = {ident for ident, entry in held.items() if set(entry.audience) & set(world[role].audiences())}
        opened = {ident for ident, entry in held.items() if site.ask(role, "GET", address(kind, entry))[0] == "200"}
        assert opened == found, (role, kind)
        if role not in NO_LIST.get(kind, ()):
            assert listed(kind, world[role], world.now) & set(held) == found - outside(kind, found), (role, kind)


def outside(kind, ids):
    """Outside contacts have pages for the office, and stand in no list of the network's people."""
    if kind != "person":
        return set()
    from collegium.rooms.people.models import Person

    return set(Person.objects.filter(pk__in=ids, outside=True).values_list("id", flat=True))


@pytest.mark.parametrize(("name", "sample", "roles"), [(row[1], row[2], row[4]) for row in ACTS])
def test_whoever_may_act_on_a_thing_sees_it(site, name, sample, roles):
    page = {"challenges": "challenge", "papers": "paper", "ballots": "decision", "newsroom": "news", "people": "person"}
    page |= {"practices": "practice", "policy": "policy_file", "discussions": "contribution", "meetings": "meeting"}
    page |= {"priorities": "work_item", "events": "event", "benchmarking": "data_round"}
    ident = subject_of(name, site.samples[sample]).id
    kind = page[name.partition(".")[0]]
    pages = {**PAGES, "contribution": "discussions:wordings"}
    path = entries(kind)[ident].url if kind == "meeting" else reverse(pages[kind], args=[ident])
    assert {role for role in roles if site.ask(role, "GET", path)[0] != "200"} == set()
