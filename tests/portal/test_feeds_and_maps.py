"""Feeds (RFC 4287), the site map and robots.txt, as a machine reads them."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings

from collegium.commons.access import OPERATOR
from collegium.commons.pages.feeds import FEEDS, urn_of
from collegium.rooms.ballots.presets import install_presets as install_rules
from collegium.rooms.newsroom.actions import draft_news, publish_news
from collegium.rooms.newsroom.models import News
from collegium.rooms.papers.presets import install_presets as install_kinds
from factories.events import Events
from factories.papers import Papers
from factories.practices import Practices
from factories.priorities import Priorities

ATOM, MAP, LINK = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.sitemaps.org/schemas/sitemap/0.9}",
    "{http://www.w3.org/1999/xhtml}link",
)
TEXTS = {
    "en": {"title": "We met & agreed <at last>", "summary": "In Ghent.", "text": "We met in Ghent."},
    "fr": {"title": "Réunis à Gand", "summary": "À Gand.", "text": "Nous étions à Gand."},
}


@pytest.fixture
def news(world):
    """Makes published news; returns its slug."""

    def make(texts=TEXTS):
        slug = draft_news(actor=world.policy_officer, texts=texts, now=world.now)
        it = News.objects.get(slug=slug) if News.objects.filter(slug=slug).exists() else News.objects.get(pk=slug)
        publish_news(actor=world.policy_officer, news=it.id, now=world.now)
        return it.slug

    return make


def read(world, path, role="nobody"):
    answer = world.client(role).get(path)
    assert answer.status_code == 200, path
    return answer, ElementTree.fromstring(answer.content)


def valid(feed):
    """What RFC 4287 asks of a feed and its entries."""
    assert feed.tag == f"{ATOM}feed"
    for holder in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{name}")) == 1 and holder.find(f"{ATOM}{name}").text, name
        assert datetime.fromisoformat(holder.find(f"{ATOM}updated").text).tzinfo is not None
        assert holder.find(f"{ATOM}id").text.startswith(("urn:uuid:", "tag:"))
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    own = [it for it in feed.findall(f"{ATOM}link") if it.get("rel") == "self"]
    assert len(own) == 1 and own[0].get("href").startswith(settings.ORIGIN)
    for entry in feed.iter(f"{ATOM}entry"):
        (link,) = [it for it in entry.findall(f"{ATOM}link") if it.get("rel", "alternate") == "alternate"]
        assert link.get("href").startswith(settings.ORIGIN)
    ids = [entry.find(f"{ATOM}id").text for entry in feed.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return True


def test_news_in_both_languages(world, news):
    slug = news()
    answer, english = read(world, "/feeds/news.atom")
    _answer, french = read(world, "/fr/feeds/news.atom")
    assert valid(english) and valid(french) and answer["Content-Type"].startswith("application/atom+xml")
    entry, other = english.find(f"{ATOM}entry"), french.find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "We met & agreed <at last>"
    assert other.find(f"{ATOM}title").text == "Réunis à Gand"
    assert other.find(f"{ATOM}link").get("href") == f"{settings.ORIGIN}/fr/news/{slug}/"
    assert entry.find(f"{ATOM}id").text == other.find(f"{ATOM}id").text
    assert english.find(f"{ATOM}id").text != french.find(f"{ATOM}id").text


def test_papers_that_are_published_and_no_others(world):
    install_kinds(actor=OPERATOR, now=world.now)
    install_rules(actor=OPERATOR, now=world.now)
    Papers(world).at("published")
    Papers(world).at("drafting")
    for role in ("nobody", "policy_officer"):
        _answer, feed = read(world, "/feeds/papers.atom", role)
        assert valid(feed) and len(list(feed.iter(f"{ATOM}entry"))) == 1


@pytest.mark.parametrize("name", ["news", "papers", "events"])
def test_an_empty_feed_is_valid(world, name):
    assert valid(read(world, f"/feeds/{name}.atom")[1])


def test_a_feed_that_nobody_offers_is_absent(world):
    assert world.client().get("/feeds/nothing.atom").status_code == 404


def test_a_feed_is_kept_until_something_is_published(world, news):
    request = world.client().get("/feeds/news.atom").wsgi_request
    assert set(request.META["collegium.stamp"]["counters"]) == {"newsroom:public", "network:public"}


def test_a_ulid_is_the_same_128_bits(world):
    assert urn_of("01ARZ3NDEKTSV4RRFFQ69G5FAV") == "urn:uuid:01563e3a-b5d3-d676-4c61-efb99302bd5b"


def test_pages_name_the_feeds(world):
    page = world.client().get("/news/").text
    assert all(f'href="/feeds/{name}.atom"' in page for name in FEEDS)
    assert 'type="application/atom+xml"' not in world.client("liaison").get("/members/").text


def test_the_site_map_names_public_pages_in_each_language(world, news):
    slug = news()
    cards = Practices(world)
    shown, kept = cards.shared(visibility="public"), cards.shared(visibility="members")
    _answer, found = read(world, "/sitemap.xml")
    places = {it.find(f"{MAP}loc").text: it for it in found.iter(f"{MAP}url")}
    assert f"{settings.ORIGIN}/practices/{shown}/" in places and not any(kept in place for place in places)
    page = places[f"{settings.ORIGIN}/fr/news/{slug}/"]
    others = {it.get("hreflang"): it.get("href") for it in page.iter(LINK)}
    assert others == {
        "en": f"{settings.ORIGIN}/news/{slug}/",
        "fr": f"{settings.ORIGIN}/fr/news/{slug}/",
        "x-default": f"{settings.ORIGIN}/news/{slug}/",
    }
    assert page.find(f"{MAP}lastmod").text == "2022-05-02"


def test_every_page_of_the_map_is_there_for_everybody(world, news):
    news()
    Practices(world).shared(visibility="public")
    _answer, found = read(world, "/sitemap.xml")
    client = world.client()
    for place in [it.text for it in found.iter(f"{MAP}loc")]:
        assert client.get(place.removeprefix(settings.ORIGIN)).status_code == 200, place


def test_the_map_costs_the_same_for_one_and_three(world, news, queries):
    client = world.client()

    def cost():
        return queries(lambda: client.get("/sitemap.xml"))

    news()
    cost()  # what all members share is kept from here on
    one = cost()
    for n in range(2):
        news({"en": {"title": f"We met {n}", "summary": "", "text": "Again."}})
    assert cost() == one


def test_robots_are_told_where_the_map_is(world):
    answer = world.client().get("/robots.txt")
    assert answer.status_code == 200 and f"Sitemap: {settings.ORIGIN}/sitemap.xml" in answer.text


def test_events_that_everybody_sees_and_no_others(world):
    events = Events(world)
    shown = events.announced(title="Open days")
    events.announced(title="For members", audience="members")
    events.plan(title="A draft")
    for role in ("nobody", "policy_officer"):
        _answer, feed = read(world, "/feeds/events.atom", role)
        (entry,) = feed.iter(f"{ATOM}entry")
        assert valid(feed) and entry.find(f"{ATOM}title").text == "Open days"
        assert entry.find(f"{ATOM}id").text == urn_of(shown)
        assert "13 June 2022 to 14 June 2022" in entry.find(f"{ATOM}summary").text
    places = {it.text for it in read(world, "/sitemap.xml")[1].iter(f"{MAP}loc")}
    assert sum("/events/" in place for place in places) == 4, "the list and one event, in two languages"


def test_what_is_cancelled_says_so_in_the_feed_and_leaves_the_map(world):
    from collegium.rooms.events.actions import cancel_event

    ident = Events(world).announced()
    cancel_event(actor=world.policy_officer, event=ident, reason="Strike.", now=world.now)
    _answer, feed = read(world, "/feeds/events.atom")
    assert feed.find(f"{ATOM}entry/{ATOM}summary").text.startswith("Cancelled: Annual meeting, 13 June 2022")
    places = {it.text for it in read(world, "/sitemap.xml")[1].iter(f"{MAP}loc")}
    assert sum("/events/" in place for place in places) == 2


def test_closed_rounds_stand_in_the_map_and_open_ones_do_not(world):
    rounds = Priorities(world)
    item = rounds.item(rounds.closed())
    running = rounds.opened(title="The next")
    places = {it.text for it in read(world, "/sitemap.xml")[1].iter(f"{MAP}loc")}
    assert f"{settings.ORIGIN}/priorities/work-plan/{item}/" in places
    assert not any(running in place for place in places)
