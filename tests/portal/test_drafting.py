"""A draft begins from a challenge: two rooms in one transaction, on one page."""

import pytest

from collegium.commons.access import OPERATOR
from collegium.kernel.errors import NotFound, Refused
from collegium.kernel.ids import Ref
from collegium.portal.recipes.drafting import start_from_challenge
from collegium.rooms.challenges.actions import adopt_challenge, raise_challenge, support_challenge
from collegium.rooms.papers.presets import install_presets
from collegium.rooms.papers.queries import paper_for


@pytest.fixture
def challenge(world):
    """Makes a challenge of Gamma for the group; adopted unless said otherwise."""
    install_presets(actor=OPERATOR, now=world.now)

    def make(adopted=True):
        ident = raise_challenge(
            actor=world.liaison,
            institution=world.inst["gamma"],
            title="Contracts end before projects",
            what="They end.",
            who_suffers="All.",
            theme="openness",
            language="fr",
            now=world.now,
        )
        for who, slug in (("chair", "alpha"), ("seat", "beta")):
            support_challenge(actor=world[who], challenge=ident, institution=world.inst[slug], now=world.now)
        if adopted:
            adopt_challenge(actor=world.chair, challenge=ident, group=world.body["openness"], now=world.now)
        return ident

    return make


def start(world, challenge, who="seat", **more):
    asked = {"kind": "position", "title": "Contracts that outlast a project"}
    return start_from_challenge(actor=world[who], challenge=challenge, now=world.now, **{**asked, **more})


def test_the_thread_goes_on_in_the_paper(world, challenge):
    source = challenge()
    paper = start(world, source)
    assert paper_for(world.seat, paper).group_id == world.body["openness"]
    assert ("led_to", f"paper:{paper}") in world.thread(Ref("challenge", source))
    assert {"papers.started", "papers.drafted_from_challenge"} <= set(world.acts())


def test_only_what_a_group_has_adopted(world, challenge):
    source = challenge(adopted=False)
    with pytest.raises((Refused, NotFound)), world.nothing_changes():
        start(world, source)


@pytest.mark.parametrize("who", ["nobody", "guest", "delegate", "board_member"])
def test_nobody_outside_the_group(world, challenge, who):
    source = challenge()
    with pytest.raises(NotFound), world.nothing_changes():
        start(world, source, who)
    expected = 302 if who == "nobody" else 404
    assert world.client(who).get(f"/challenges/{source}/draft/").status_code == expected


def test_a_kind_that_is_begun_elsewhere_leaves_nothing_behind(world, challenge):
    source = challenge()
    with pytest.raises(Refused), world.nothing_changes():
        start(world, source, kind="statement")


def test_the_page_brings_title_and_language_along(world, challenge):
    source, client = challenge(), world.client("chair")
    page = client.get(f"/challenges/{source}/draft/").content.decode()
    assert 'value="Contracts end before projects"' in page and 'value="fr" selected' in page
    assert 'name="group"' not in page and "They end." in page
    sent = {"kind": "position", "title": "", "language": "fr"}
    assert client.post(f"/challenges/{source}/draft/", sent).status_code == 422
    answer = client.post(f"/challenges/{source}/draft/", {**sent, "title": "Contracts"})
    assert answer.status_code == 302 and answer["Location"].endswith("/write/")


def test_a_challenge_that_is_not_adopted_is_not_drafted_from(world, challenge):
    source = challenge(adopted=False)
    assert world.client("chair").get(f"/challenges/{source}/draft/").status_code == 404
