"""Desk, activity, settings, and the network's own pages."""

import re

import pytest

from collegium.commons.access import OPERATOR
from collegium.commons.network import network
from collegium.rooms.ballots.actions import open_decision
from collegium.rooms.ballots.presets import install_presets

PLAIN = ["/privacy/", "/imprint/", "/accessibility/", "/about/", "/styleguide/", "/", "/fr/", "/fr/about/"]


@pytest.mark.parametrize("path", PLAIN)
@pytest.mark.parametrize("role", ["nobody", "guest", "liaison", "secretary_general"])
def test_everybody_reads_the_networks_own_pages(world, path, role):
    assert world.client(role).get(path).status_code == 200


@pytest.mark.parametrize(
    ("role", "desk", "activity", "settings"),
    [
        ("nobody", 302, 302, 302),
        ("guest", 200, 404, 404),
        ("liaison", 200, 200, 404),
        ("policy_officer", 200, 200, 302),
    ],
)
def test_who_sees_desk_activity_and_settings(world, role, desk, activity, settings):
    client = world.client(role)
    told = [client.get(path).status_code for path in ("/desk/", "/activity/", "/settings/")]
    assert told == [desk, activity, settings]


def test_the_desk_opens_with_what_waits(world):
    install_presets(actor=OPERATOR, now=world.now)
    page = world.client("president").get("/desk/").content.decode()
    assert "Nothing waits for you" in page
    from datetime import timedelta

    open_decision(
        actor=OPERATOR,
        body=world.body["board"],
        question="Adopt the budget",
        rule="urgent-written-vote",
        closes_at=world.now + timedelta(days=3),
        now=world.now,
    )
    page = world.client("president").get("/desk/").content.decode()
    assert "One thing waits for you" in page and "Adopt the budget" in page


def test_settings_are_an_act_and_take_effect(world):
    client = world.client("secretary_general")
    given = {
        "name": "OTHER",
        "full_name": "Another network",
        "tagline_en": "",
        "tagline_fr": "",
        "zone": "Europe/Paris",
        "languages": ["en", "fr"],
    }
    assert client.post("/settings/identity/", given).status_code == 302
    assert world.acts() == ["network.settings_changed"]
    from collegium.commons.network.settings import forget

    forget()
    assert (network().name, network().zone) == ("OTHER", "Europe/Paris")


def test_wrong_settings_come_back(world):
    client = world.client("secretary_general")
    answer = client.post("/settings/identity/", {"name": "", "full_name": "Kept", "zone": "Mars/Olympus"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Kept" in page and "id_zone_error" in page
    assert world.acts() == []


def test_a_page_of_the_network_is_written_in_settings(world):
    client = world.client("secretary_general")
    assert (
        client.post("/settings/imprint/", {"text_en": "## Who we are\n\nThe office.", "text_fr": ""}).status_code == 302
    )
    page = world.client().get("/imprint/").content.decode()
    assert "Who we are" in page


def test_a_second_tab_does_not_overwrite_the_first(world):
    first, second = world.client("secretary_general"), world.client("policy_officer")
    seen = re.search(r'name="seen" value="(\w+)"', second.get("/settings/imprint/").content.decode())[1]
    first.post("/settings/imprint/", {"text_en": "First text.", "text_fr": "", "seen": seen})
    answer = second.post("/settings/imprint/", {"text_en": "Second text.", "text_fr": "", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409 and "First text." in page and "Second text." in page
    assert "First text." in world.client().get("/imprint/").content.decode()
    assert world.acts() == ["network.settings_changed"]


FIGURES = {
    "figures_en": "Students | more than 1 million | As published in 2022.\nPatents",
    "figures_fr": "Étudiants | plus d’un million | Tel que publié en 2022.\nBrevets",
}


def test_quoted_figures_are_written_in_settings(world):
    client = world.client("secretary_general")
    assert client.post("/settings/figures/", FIGURES).status_code == 302
    english = world.client().get("/").content.decode()
    assert "more than 1 million" in english and "none estimated, for: Patents" in english
    assert "plus d’un million" in world.client().get("/fr/").content.decode()
    again = client.get("/settings/figures/").content.decode()
    assert FIGURES["figures_en"] in again and FIGURES["figures_fr"] in again


@pytest.mark.parametrize(
    ("english", "french", "said"),
    [
        ("Students | 1 million", "", "Line 1"),
        ("Staff\nStudents | | x", "", "Line 2"),
        ("Students | 1 | x", "Étudiants | 1 | x\nBrevets", "2 lines here and 1 in English"),
        ("\n".join("Staff" for _ in range(21)), "", "20 figures at most"),
    ],
)
def test_figures_that_cannot_be_read(world, english, french, said):
    client = world.client("secretary_general")
    with world.nothing_changes():
        answer = client.post("/settings/figures/", {"figures_en": english, "figures_fr": french})
    assert answer.status_code == 422 and said in answer.content.decode()


def test_activity_tells_in_sentences(world):
    from collegium.rooms.challenges.actions import raise_challenge

    raise_challenge(
        actor=world.liaison,
        institution=world.inst["gamma"],
        title="Contracts end",
        what="w",
        who_suffers="s",
        theme="openness",
        now=world.now,
    )
    page = world.client("chair").get("/activity/").content.decode()
    assert "Lucie Moreau raised “Contracts end” for Gamma." in page


def test_public_pages_are_kept_until_a_counter_rises(world):
    first = world.client().get("/about/")
    assert first["Cache-Control"] == "public, no-cache" and "Set-Cookie" not in first
    assert world.client("liaison").get("/about/")["Cache-Control"].startswith("private")
