"""News: written by the office, in several languages, on the public pages and off them again."""

import pytest

from collegium.commons.access import NOBODY, can
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.rooms.newsroom import actions
from collegium.rooms.newsroom.choices import State
from collegium.rooms.newsroom.models import News
from collegium.rooms.newsroom.queries import news, news_row
from collegium.rooms.newsroom.rules import FLOW, Standing

EN = {"en": {"title": "We met", "summary": "In Ghent.", "text": "We met in Ghent.\n\n## Then\n\nWe left."}}
FR = {"fr": {"title": "Nous nous sommes vus", "summary": "", "text": "À Gand."}}
OFFICE = {"secretary_general", "policy_officer"}


@pytest.fixture
def drafted(world):
    return actions.draft_news(actor=world.policy_officer, texts={**EN, **FR}, now=world.now)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("languages", [frozenset(), frozenset({"en"})])
def test_publishing_needs_a_language(state, languages):
    decision = FLOW.check("publish", Standing(state, languages))
    assert decision.allowed == (state != State.PUBLISHED and bool(languages))


def test_a_draft_is_seen_by_the_office_only(world, drafted):
    assert news(NOBODY) == news(world.liaison) == [] and [row.id for row in news(world.policy_officer)] == [drafted]


def test_publishing_is_recorded_and_announced(world, drafted):
    actions.publish_news(actor=world.policy_officer, news=drafted, now=world.now)
    assert world.acts() == ["newsroom.drafted", "newsroom.published"]
    assert world.announced() == ["newsroom.published"]
    assert [row.title for row in news(NOBODY)] == ["We met"]


def test_a_reader_gets_her_language_or_the_one_there_is(world, drafted):
    from django.utils import translation

    actions.publish_news(actor=world.policy_officer, news=drafted, now=world.now)
    with translation.override("fr"):
        assert news_row(NOBODY, drafted).title == "Nous nous sommes vus"


def test_withdrawn_news_answer_as_if_they_had_never_been_there(world, drafted):
    actions.publish_news(actor=world.policy_officer, news=drafted, now=world.now)
    slug = News.objects.get(pk=drafted).slug
    assert world.client().get(f"/news/{slug}/").status_code == 200
    with pytest.raises(Invalid):
        actions.withdraw_news(actor=world.policy_officer, news=drafted, reason=" ", now=world.now)
    actions.withdraw_news(actor=world.policy_officer, news=drafted, reason="Wrong date.", now=world.now)
    assert world.client().get(f"/news/{slug}/").status_code == 404
    with pytest.raises(Refused):
        actions.withdraw_news(actor=world.policy_officer, news=drafted, reason="Again.", now=world.now)


def test_a_stale_tab_loses_nothing(world, drafted):
    asked = {"actor": world.policy_officer, "news": drafted, "version": 1, "now": world.now}
    actions.change_news(texts=EN, **asked)
    with pytest.raises(Stale) as stale:
        actions.change_news(texts={"en": {**EN["en"], "text": "Mine."}}, **asked)
    assert "Mine." in stale.value.yours.values()


@pytest.mark.parametrize("permission", ["newsroom.write", "newsroom.publish"])
def test_only_the_office_writes(world, permission):
    assert {role for role in world.roles() if can(world[role], permission)} == OFFICE


@pytest.mark.parametrize("role", ["guest", "liaison", "president", "chair"])
def test_others_change_nothing(world, drafted, role):
    with pytest.raises(NotFound), world.nothing_changes():
        actions.publish_news(actor=world[role], news=drafted, now=world.now)
    client = world.client(role)
    assert client.get("/news/new/").status_code == 404
    assert client.post(f"/news/{drafted}/publish/").status_code == 404


def test_a_form_without_a_text_says_what_is_missing(world):
    client = world.client("policy_officer")
    answer = client.post("/news/new/", {"title_en": "Only a title", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Only a title" in page and "id_text_en_error" in page
    assert not News.objects.exists()


def test_the_list_costs_the_same_for_one_and_three(world, queries):
    def publish():
        ident = actions.draft_news(actor=world.policy_officer, texts=EN, now=world.now)
        actions.publish_news(actor=world.policy_officer, news=ident, now=world.now)

    publish()
    one = queries(lambda: world.client().get("/news/"))
    publish()
    publish()
    assert queries(lambda: world.client().get("/news/")) == one <= 6
