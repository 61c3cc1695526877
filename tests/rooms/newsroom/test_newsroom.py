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
    assert list(news(NOBODY)) == list(news(world.liaison)) == [] and [row.id for row in news(world.policy_officer)] == [
        drafted
    ]


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


FORM = {
    "title_en": "We met", "summary_en": "", "text_en": "We met.",
    "title_fr": "Vus", "summary_fr": "", "text_fr": "Oui.",
}  # fmt: skip


def test_a_stale_tab_gets_both_texts_under_the_names_of_the_page(world, drafted):
    client = world.client("policy_officer")
    page = f"/news/{drafted}/edit/"
    assert client.post(page, {**FORM, "version": "1"}).status_code == 302
    answer = client.post(page, {**FORM, "text_fr": "Mes mots.", "version": "1"})
    said = answer.content.decode()
    assert answer.status_code == 409 and "Mes mots." in said and "Oui." in said and "Text (Français)" in said


def test_a_language_is_removed_on_a_page_that_says_what_will_happen(world, drafted):
    from collegium.commons.journal.models import Act

    actions.publish_news(actor=world.policy_officer, news=drafted, now=world.now)
    slug = News.objects.get(pk=drafted).slug
    client, page = world.client("policy_officer"), f"/news/{slug}/edit/fr/remove/"
    assert page in client.get(f"/news/{slug}/edit/").content.decode()
    said = client.get(page).content.decode()
    assert "Nous nous sommes vus" in said and "get the news in English" in said
    assert client.post(page, {"version": "1"}).status_code == 302
    assert world.acts()[-1] == "newsroom.language_removed"
    act = Act.objects.filter(kind="newsroom.language_removed").latest("at")
    assert act.params == {"language": "fr", "version": 2}
    assert "We met" in world.client().get(f"/fr/news/{slug}/").content.decode()
    assert "removed the French version" in client.get("/activity/").content.decode()
    assert page not in client.get(f"/news/{slug}/edit/").content.decode()
    assert client.get(page).status_code == 404


def test_the_only_language_stays(world, drafted):
    asked = {"actor": world.policy_officer, "news": drafted, "now": world.now}
    actions.remove_language(language="fr", version=1, **asked)
    with pytest.raises(Refused, match="only_language"), world.nothing_changes():
        actions.remove_language(language="en", version=2, **asked)
    answer = world.client("policy_officer").post(f"/news/{drafted}/edit/en/remove/", {"version": "2"})
    assert answer.status_code == 422 and 'data-error="only_language"' in answer.content.decode()


def test_a_language_that_was_changed_meanwhile_is_not_removed(world, drafted):
    asked = {"actor": world.policy_officer, "news": drafted, "now": world.now}
    actions.change_news(texts=FR, version=1, **asked)
    with pytest.raises(Stale), world.nothing_changes():
        actions.remove_language(language="fr", version=1, **asked)
    answer = world.client("policy_officer").post(f"/news/{drafted}/edit/fr/remove/", {"version": "1"})
    assert answer.status_code == 409


def test_emptying_the_fields_of_a_language_removes_nothing_and_says_how(world, drafted):
    emptied = {**FORM, "title_fr": "", "text_fr": "", "version": "1"}
    answer = world.client("policy_officer").post(f"/news/{drafted}/edit/", emptied)
    assert answer.status_code == 422 and "remove it with the button" in answer.content.decode()


def test_a_page_costs_the_same_with_one_and_three_things_it_tells_of(world, queries):
    from collegium.kernel.ids import Ref

    def cost(n):
        about = [Ref("member", world.inst[slug]) for slug in ("alpha", "beta", "gamma")[:n]]
        ident = actions.draft_news(actor=world.policy_officer, texts=EN, about=about, now=world.now)
        actions.publish_news(actor=world.policy_officer, news=ident, now=world.now)
        return queries(lambda: world.client().get(f"/news/{ident}/"))

    assert cost(1) == cost(3) <= 9


def test_the_list_costs_the_same_for_one_and_three(world, queries):
    def publish():
        ident = actions.draft_news(actor=world.policy_officer, texts=EN, now=world.now)
        actions.publish_news(actor=world.policy_officer, news=ident, now=world.now)

    publish()
    one = queries(lambda: world.client().get("/news/"))
    publish()
    publish()
    assert queries(lambda: world.client().get("/news/")) == one <= 6


def test_from_the_first_words_to_the_public_page_and_off_it_again(world):
    client = world.client("policy_officer")
    page = client.post("/news/new/", {**FORM, "version": "1"}, follow=True).content.decode()
    assert "Only the office sees it until it is published." in page
    slug = News.objects.get().slug
    assert world.client().get(f"/news/{slug}/").status_code == 404
    client.post(f"/news/{slug}/publish/")
    assert "We met." in world.client().get(f"/news/{slug}/").content.decode()
    refused = client.post(f"/news/{slug}/withdraw/", {"reason": ""})
    assert refused.status_code == 422 and 'id="id_reason_error"' in refused.content.decode()
    assert (
        "Withdrawn from the public pages."
        in client.post(f"/news/{slug}/withdraw/", {"reason": "Wrong day."}, follow=True).content.decode()
    )
    assert world.client().get(f"/news/{slug}/").status_code == 404
    again = client.post(f"/news/{slug}/withdraw/", {"reason": "Again."})
    assert again.status_code == 422


def test_a_link_that_leads_nowhere_good_is_told_beside_the_text(world):
    answer = world.client("policy_officer").post(
        "/news/new/", {**FORM, "text_en": "[us](javascript:x)", "version": "1"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "id_text_en_error" in page and "javascript:x" in page


def test_search_finds_news_in_every_language(world, drafted):
    from collegium.rooms.newsroom.queries import search_texts

    found = search_texts([drafted])[0]
    assert found.title == "We met" and "À Gand." in found.text and not found.published
