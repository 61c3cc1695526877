"""A published paper with two recommendations, and a European file that the group follows."""

from datetime import date

import pytest

from collegium.commons.access import OPERATOR
from collegium.rooms.ballots.presets import install_presets as install_rules
from collegium.rooms.papers.presets import install_presets as install_kinds
from collegium.rooms.policy.actions import open_file
from collegium.rooms.policy.actions_following import follow_up
from collegium.rooms.policy.queries_following import followed
from factories.papers import Papers

SAID = {"source": "https://example.org/said", "quotation": "Mobility is a right.", "publisher": "The Commission"}


@pytest.fixture
def papers(world):
    """Papers of the small world, with kinds and rules."""
    install_kinds(actor=OPERATOR, now=world.now)
    install_rules(actor=OPERATOR, now=world.now)
    return Papers(world)


@pytest.fixture
def published(world, papers):
    """The ULID of a published paper whose recommendations are followed up."""
    paper = papers.at("published")
    world.settle()
    return paper


@pytest.fixture
def recs(published):
    """Its two recommendations as this room holds them."""
    return [row.id for row in followed(papers=[published])]


@pytest.fixture
def opened(world):
    """Enters a file that the group "openness" follows; returns its ULID."""

    def make(title="Data Act", **more):
        asked = {
            "reference": "COM(2022) 68", "institution": "legislators", "summary": "Who may use which data.",
            "source": "https://example.org/data", "stage": "proposed", "on": date(2022, 2, 23),
            "said": "The Commission presented its proposal.", "group": "openness", "internal": "We watch it closely.",
        }  # fmt: skip
        return open_file(actor=world.policy_officer, title=title, now=world.now, **{**asked, **more})

    return make


@pytest.fixture
def record(world):
    """Records what came of a recommendation."""

    def make(ident, state="taken_up", who="policy_officer", **more):
        given = {**({} if state == "open" else SAID), "on": date(2022, 4, 20), **more}
        return follow_up(actor=world[who], followed=ident, state=state, now=world.now, **given)

    return make
