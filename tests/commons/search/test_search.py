"""Finding: only what is for the asker, whatever is asked; entries follow acts; ranks tell apart."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.commons.access import NOBODY, Actor, Hat
from collegium.commons.search import Entry, reindex_all, touch
from collegium.commons.search.entries import OFFERS, offer_search
from collegium.commons.search.models import SearchEntry, SearchTouch
from collegium.commons.search.queries import search, suggest
from collegium.kernel.ids import Ref, new_id


def engine_module():
    from importlib import import_module

    from collegium.commons.search.engine import engine

    return import_module(type(engine()).__module__)


def titles(actor, raw, **more):
    return [hit.title.striptags() for hit in search(actor, raw, **more).hits]


def test_entries_follow_acts_in_the_background(world, shelf):
    ident = shelf.put("Shared laboratories")
    assert titles(NOBODY, "laboratories") == []
    assert shelf.index() == 1 and titles(NOBODY, "laboratories") == ["Shared laboratories"]
    shelf.put("Shared bills", ident=ident)
    shelf.index()
    assert titles(NOBODY, "laboratories") == [] and titles(NOBODY, "bills") == ["Shared bills"]
    shelf.drop(ident)
    shelf.index()
    assert titles(NOBODY, "bills") == [] and not SearchEntry.objects.exists() and not SearchTouch.objects.exists()


def test_an_act_that_is_rolled_back_touches_nothing(world, shelf):
    from django.db import transaction

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        shelf.put("Never was")
        raise ZeroDivisionError
    assert not SearchTouch.objects.exists()


def test_only_offered_kinds_are_followed(world, shelf):
    touch(Ref("unheard_of", new_id()))
    assert not SearchTouch.objects.exists()
    touch(Ref("test_thing", new_id()))
    assert SearchTouch.objects.count() == 1 and shelf.index() == 1


@pytest.mark.parametrize("raw", ["elan", "ÉLAN", "élan", "Ela", '"grand elan"', "elan grand", "éla"])
def test_marks_case_and_beginnings_do_not_matter(world, shelf, raw):
    shelf.put("Grand Élan")
    shelf.index()
    assert titles(NOBODY, raw) == ["Grand Élan"]


@pytest.mark.parametrize("raw", ["lan", "elan small", '"elan grand"', "elanx", "gran elan"])
def test_other_words_do_not_match(world, shelf, raw):
    shelf.put("Grand Élan")
    shelf.index()
    assert titles(NOBODY, raw) == []


def test_titles_count_more_than_texts(world, shelf):
    shelf.put("Other", "laboratories " * 3)
    shelf.put("Laboratories", "nothing")
    shelf.put("Third", "nothing at all")
    shelf.index()
    assert titles(NOBODY, "laboratories") == ["Laboratories", "Other"]


AUDIENCES = {
    "public": [],
    "members": ["members"],
    "office": ["office"],
    "board": ["bodyBOARD"],
    "gamma": ["instGAMMA"],
    "person": ["personCHAIR"],
    "none": None,
    "nonsense": ["all", "*", "public OR", 'x" OR "public'],
}
SEES = {
    "nobody": ["public"],
    "guest": ["public"],
    "chair": ["members", "person", "public"],
    "president": ["board", "members", "public"],
    "delegate": ["gamma", "members", "public"],
    "secretary_general": ["members", "office", "public"],
}


def fill(world, shelf):
    real = {"BOARD": world.body["board"], "GAMMA": world.inst["gamma"], "CHAIR": world.person["chair"]}
    for name, tokens in AUDIENCES.items():
        audience = ["public"] if tokens == [] else tokens or []
        for word, ident in real.items():
            audience = [token.replace(word, ident) for token in audience]
        shelf.put(name, "needle in a text", audience)
    shelf.index()


@pytest.mark.parametrize("role", SEES)
def test_each_finds_counts_and_is_suggested_what_is_theirs(world, shelf, role):
    fill(world, shelf)
    found = search(world[role], "needle")
    assert sorted(hit.title for hit in found.hits) == SEES[role]
    assert found.total == len(SEES[role]) == sum(facet.count for facet in found.facets)
    for name in AUDIENCES:
        assert [it.title for it in suggest(world[role], name)] == ([name] if name in SEES[role] else []), name
    page = world.client(role).get("/search/", {"q": "needle"}).content.decode()
    assert [name for name in sorted(AUDIENCES) if f">{name}</a>" in page] == SEES[role]


TOKENS = st.sampled_from(["public", "members", "office", "bodyB1", "instI1", "personP1", "bodyB2"])
WORDS = st.sampled_from(
    ["public", "members", "office", "bodyB1", "alpha", "beta", "AND", "tokens", "kindtestthing", "é"]
)
HATS = st.lists(st.sampled_from([Hat("seat", "I1", "B1"), Hat("staff"), Hat("seat", "I2", "B2")]), max_size=2)
QUERY = st.one_of(
    st.lists(WORDS, max_size=4).map(" ".join),
    st.text(alphabet='"*^():{}-+ \x00abptuokens', max_size=40),
    st.sampled_from(
        [
            "tokens:public",
            '" OR tokens:"public',
            "* OR public",
            'x") OR (tokens : "members',
            "tokens : members",
            "public",
        ]
    ),
    st.text(max_size=60),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shelves=st.lists(st.tuples(st.lists(WORDS, max_size=5), st.lists(TOKENS, max_size=3)), min_size=1, max_size=6),
    raw=QUERY,
    actor=st.builds(
        lambda person, hats: Actor(person, hats=tuple(hats) if person else ()),
        st.sampled_from(["", "P1", "P2"]),
        HATS,
    ),
)
def test_whatever_is_asked_nothing_leaks(shelf, shelves, raw, actor):
    things = shelf.asked_for()
    things.clear()
    for words, audience in shelves:
        ident = new_id()
        things[ident] = Entry("test_thing", ident, " ".join(words) or "x", " ".join(words), "/x/", audience)
    reindex_all()
    allowed = {i for i, entry in things.items() if set(entry.audience) & set(actor.audiences())}
    found = search(actor, raw)
    assert {hit.id for hit in found.hits} <= allowed and found.total <= len(allowed)
    assert {facet.count for facet in found.facets} <= set(range(len(allowed) + 1))
    mine = {things[i].title for i in allowed}
    assert {it.title for it in suggest(actor, raw)} <= mine


def test_an_actor_with_a_strange_id_asks_for_nothing_more(world, shelf):
    shelf.put("Secret", audience=["office"])
    shelf.index()
    assert titles(Actor('x" OR tokens:"office'), "secret") == []


def test_results_are_paged_and_kinds_are_counted(world, shelf):
    for n in range(23):
        shelf.put(f"Needle {n}")
    for n in range(2):
        shelf.put(f"Needle note {n}", kind="test_note")
    shelf.index()
    found = search(NOBODY, "needle")
    assert (len(found.hits), found.total) == (20, 25)
    assert [(facet.label, facet.count) for facet in found.facets] == [("Things", 23), ("Notes", 2)]
    assert len(search(NOBODY, "needle", page=2).hits) == 5 and search(NOBODY, "needle", page=99).hits == []
    notes = search(NOBODY, "needle", kind="test_note")
    assert (len(notes.hits), notes.total, notes.everything) == (2, 2, 25)
    all_pages = titles(NOBODY, "needle") + titles(NOBODY, "needle", page=2)
    assert len(set(all_pages)) == 25


def test_more_hits_than_can_be_ranked_come_newest_first(world, shelf, monkeypatch):
    monkeypatch.setattr(engine_module(), "MOST_COUNTED", 3)
    for n in range(5):
        shelf.put(f"Needle {n}")
    shelf.index()
    found = search(NOBODY, "needle")
    assert found.is_capped and [hit.title.striptags() for hit in found.hits] == [f"Needle {n}" for n in (4, 3, 2, 1, 0)]


def test_common_words_must_occur_but_do_not_rank(world, shelf, monkeypatch):
    from collegium.commons.search import common
    from collegium.commons.search.asking import Term

    monkeypatch.setattr(common, "FEW_ENTRIES", 5)
    words = engine_module().COMMON
    words.forget()
    for n in range(8):
        shelf.put(f"Thing {n}", "university " * (8 - n))
    shelf.put("Rare one", "university needle")
    shelf.put("Rare two", "needle")
    shelf.index()
    assert Term("university") in words and Term("needle") not in words
    assert titles(NOBODY, "university needle") == ["Rare one"]
    assert titles(NOBODY, "university ")[0] == "Rare one"
    words.forget()


def test_a_room_that_fails_waits_and_stops_no_other(world, shelf):
    def fails(ids):
        raise RuntimeError("not today")

    good = OFFERS["test_note"]
    offer_search("test_note", fails, all_ids=list)
    shelf.put("Lost note", kind="test_note")
    shelf.put("A thing")
    assert shelf.index() == 1 and titles(NOBODY, "thing") == ["A thing"]
    assert SearchTouch.objects.count() == 1
    OFFERS["test_note"] = good
    assert shelf.index() == 1 and titles(NOBODY, "lost") == ["Lost note"]


def test_a_change_during_the_reading_is_not_lost(world, shelf):
    ident = shelf.put("First words")
    good = OFFERS["test_thing"]

    def reads_slowly(ids):
        found = list(good.entries(ids))
        if shelf.asked_for()[ident].title == "First words":
            shelf.put("Second words", ident=ident)
        return found

    offer_search("test_thing", reads_slowly, all_ids=good.all_ids)
    shelf.index()
    assert titles(NOBODY, "first") == ["First words"]
    shelf.index()
    assert titles(NOBODY, "second") == ["Second words"] and titles(NOBODY, "first") == []


def test_a_fresh_index_holds_everything_and_nothing_else(world, shelf):
    kept, gone = shelf.put("Stays"), shelf.put("Goes")
    shelf.index()
    del shelf.asked_for()[gone]
    shelf.asked_for()[new_id()] = Entry("test_thing", new_id(), "ignored", "", "/", ["public"])
    assert reindex_all() == 1
    assert titles(NOBODY, "goes") == [] and titles(NOBODY, "stays") == ["Stays"] and kept


@pytest.mark.sqlite
def test_after_a_clean_rebuild_nothing_of_an_erased_text_is_left(world, shelf):
    from django.db import connection

    ident = shelf.put("Name", "zebrafinch")
    shelf.index()
    shelf.put("Name", "erased", ident=ident)
    shelf.index()
    reindex_all(clean=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_fts_data WHERE instr(block, CAST('zebrafinch' AS BLOB)) > 0")
        assert cursor.fetchone()[0] == 0
        cursor.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.sqlite
def test_the_index_stays_in_step_with_its_table(world, shelf):
    from django.db import connection

    idents = [shelf.put(f"Thing {n}", "text " * n) for n in range(6)]
    shelf.index()
    shelf.put("Changed", "other words", ident=idents[0], audience=["members"])
    shelf.drop(idents[1])
    shelf.put("Back", ident=idents[1])
    shelf.index()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 1)")


def test_a_search_costs_the_same_for_one_and_many(world, shelf, queries):
    shelf.put("Needle")
    shelf.index()
    search(NOBODY, "needle")
    one = queries(lambda: search(NOBODY, "needle"))
    for n in range(5):
        shelf.put(f"Needle {n}", "needle")
    shelf.index()
    assert queries(lambda: search(NOBODY, "needle")) == one <= 4
    assert queries(lambda: search(NOBODY, '"*"')) == 0


def test_words_beside_each_other_do_not_join_across_entries_text(world, shelf):
    at = world.now - timedelta(days=3)
    shelf.put("Dated", "words", at=at, language="fr", detail="one line", url="/x/")
    shelf.index()
    hit = search(NOBODY, "dated").hits[0]
    assert (hit.at, hit.language, hit.detail, hit.url, hit.label) == (at, "fr", "one line", "/x/", "Things")
