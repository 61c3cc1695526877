"""Practices: the rules, what is recorded and announced, who may, and the pages."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from collegium.kernel.errors import NotFound, Refused
from collegium.rooms.practices.actions import publish_practice, start_practice
from collegium.rooms.practices.choices import State
from collegium.rooms.practices.rules import FLOW, Standing

OFFICE = ("secretary_general", "policy_officer")


@given(state=sampled_from(State), letters=integers(0, 10))
def test_what_is_published_has_a_text(state, letters):
    assert FLOW.check("publish", Standing(state, letters)).allowed == (state == State.DRAFT and letters > 0)


def started(world, text="A text."):
    return start_practice(actor=world.secretary_general, title="A title", text=text, now=world.now)


def test_publishing_is_recorded_and_announced(world):
    publish_practice(actor=world.secretary_general, practice=started(world), now=world.now)
    assert world.acts() == ["practices.started", "practices.published"]
    assert world.announced() == ["practices.published"]


def test_without_a_text_it_is_refused(world):
    ident = started(world, text="")
    with pytest.raises(Refused, match="practice_without_text"), world.nothing_changes():
        publish_practice(actor=world.secretary_general, practice=ident, now=world.now)


@pytest.mark.parametrize("who", ["chair", "liaison", "delegate", "president", "guest", "nobody"])
def test_nobody_else_writes(world, who):
    with pytest.raises(NotFound), world.nothing_changes():
        start_practice(actor=world[who], title="A title", text="", now=world.now)


def test_the_public_sees_what_is_published(world):
    ident = started(world)
    assert world.client().get(f"/practices/{ident}/").status_code == 404
    page = world.client("policy_officer").get(f"/practices/{ident}/")
    assert page.status_code == 200 and "A title" in page.text
    assert world.client("policy_officer").post(f"/practices/{ident}/publish/").status_code == 302
    assert "A title" in world.client().get("/practices/").text


def test_a_form_gives_back_what_was_typed(world):
    answer = world.client("policy_officer").post("/practices/new/", {"title": "", "text": "kept words"})
    assert answer.status_code == 422 and "kept words" in answer.text
