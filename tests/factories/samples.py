"""One object of each kind in the small world, made with the actions of the rooms: what pages can be about."""

from __future__ import annotations

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.access import OPERATOR
from collegium.commons.files import file_rows
from collegium.commons.notify.models import Letter, Notification
from collegium.kernel.ids import Ref
from collegium.rooms.ballots.actions import open_decision
from collegium.rooms.ballots.presets import install_presets as install_rules
from collegium.rooms.challenges.actions import adopt_challenge, raise_challenge, support_challenge
from collegium.rooms.groups.actions import open_seat
from collegium.rooms.groups.queries import holdings_of, seats_of
from collegium.rooms.members.queries import hats_of_institution
from collegium.rooms.newsroom.actions import draft_news, publish_news
from collegium.rooms.newsroom.models import News
from collegium.rooms.papers.actions import freeze_version
from collegium.rooms.papers.actions_reading import ask_reader
from collegium.rooms.papers.presets import install_presets as install_kinds
from collegium.rooms.people.actions import make_login_link
from factories.papers import Papers

CHALLENGE = {"title": "Contracts end before projects", "what": "They end.", "who_suffers": "All.", "theme": "openness"}
NEWS = {"en": {"title": "We met", "summary": "In Ghent.", "text": "We met in Ghent."}}


def make_samples(world) -> dict[str, str]:
    """Name of a sample -> what stands for it in an address: a ULID, a slug, a number or a token."""
    found = _challenges(world) | _papers(world) | _news(world) | _people(world)
    found["open"] = open_decision(
        actor=world.secretary_general,
        body=world.body["board"],
        question="Adopt the budget",
        rule="urgent-written-vote",
        closes_at=world.now + timedelta(days=3),
        now=world.now,
    )
    world.settle()
    return found | _letters(world)


def _challenges(world) -> dict[str, str]:
    asked = {"actor": world.liaison, "institution": world.inst["gamma"], "now": world.now}
    raised, adopted = (raise_challenge(**asked, **CHALLENGE) for _ in range(2))
    for who, slug in (("chair", "alpha"), ("seat", "beta")):
        support_challenge(actor=world[who], challenge=adopted, institution=world.inst[slug], now=world.now)
    adopt_challenge(actor=world.chair, challenge=adopted, group=world.body["openness"], now=world.now)
    return {"raised": raised, "adopted": adopted}


def _papers(world) -> dict[str, str]:
    """A draft of which a version was kept, one consulted with a file of answers, one adopted, one published."""
    install_kinds(actor=OPERATOR, now=world.now)
    install_rules(actor=OPERATOR, now=world.now)
    papers = Papers(world)
    states = ("drafting", "review", "adopted", "published")
    draft, consulted, adopted, published = (papers.at(state) for state in states)
    freeze_version(actor=world.chair, paper=draft, note="First words.", now=world.now)
    asked = ask_reader(
        actor=world.policy_officer, paper=draft, name="Greta Outside", email="guest@testnet.example",
        until=world.now + timedelta(days=9), now=world.now,
    )  # fmt: skip
    papers.consulted(consulted, upload=SimpleUploadedFile("answers.txt", b"Four answered."))
    return {
        "drafted": papers.get(draft).slug,
        "drafted_id": draft,
        "consulted": papers.get(consulted).slug,
        "voted": papers.get(adopted).slug,
        "published": papers.get(published).slug,
        "closed": papers.get(published).decision,
        "reading": asked,
        "file": file_rows(Ref("paper", consulted))[0].id,
    }


def _news(world) -> dict[str, str]:
    asked = {"actor": world.policy_officer, "now": world.now}
    drafted, published = (draft_news(texts=NEWS, **asked) for _ in range(2))
    publish_news(news=published, **asked)
    slugs = dict(News.objects.values_list("id", "slug"))
    return {"unpublished": slugs[drafted], "news": slugs[published]}


def _people(world) -> dict[str, str]:
    """A colleague, an outside contact, a vacant seat, a seat that is held, a hat of a university."""
    group = world.body["openness"]
    hats = {hat.person: hat.id for hat in hats_of_institution(world.inst["gamma"], world.now)}
    seats = {row.person: row.id for row in seats_of(group, world.now)}
    return {
        "delegate": world.person["delegate"],
        "outsider": world.person["guest"],
        "vacant": open_seat(actor=OPERATOR, group=group, institution=world.inst["zeta"], now=world.now),
        "holding": holdings_of(group, world.now)[seats[world.person["seat"]]],
        "hat": hats[world.person["delegate"]],
        "sign_in": make_login_link(actor=OPERATOR, email="liaison@testnet.example", now=world.now).rpartition("/")[2],
    }


def _letters(world) -> dict[str, str]:
    """What the background has written: a line in the chair's inbox, the President's letter with its links."""
    asked = Letter.objects.filter(kind="ballot_opened", person=world.person["president"])
    letter = asked.get(subject__contains="budget")
    return {
        "line": Notification.objects.filter(person=world.person["chair"]).earliest("at").id,
        "letter": letter.id,
        "signed": re.search(r"/a/([\w-]+)", letter.text)[1],
        "ended": re.search(r"/unsubscribe/([^>\s]+)", letter.headers["List-Unsubscribe"])[1],
    }
