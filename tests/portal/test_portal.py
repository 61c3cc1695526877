"""Desk, activity, settings, and the network's own pages."""

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
