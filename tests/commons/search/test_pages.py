"""The page of results and the suggestions."""

import pytest
from django.test import Client


def test_without_a_question_the_page_explains(world, shelf):
    page = Client().get("/search/").content.decode()
    assert "<h1>Search</h1>" in page and "quotation marks" in page


@pytest.mark.parametrize("role", ["nobody", "guest", "chair", "delegate", "secretary_general"])
def test_everybody_may_search(world, shelf, role):
    shelf.put("Needle", "a text with a needle in it")
    shelf.index()
    client = world.client(role)
    assert "<mark>Needle</mark>" in client.get("/search/?q=needle").content.decode()
    assert client.get("/search/suggest/?q=need").json()["suggestions"][0]["title"] == "Needle"


def test_a_title_is_never_markup(world, shelf):
    shelf.put("<img src=x onerror=alert(1)> needle", "</mark><script>alert(2)</script> needle")
    shelf.index()
    for answer in (
        Client().get("/search/?q=needle"),
        Client().get("/search/suggest/?q=needle", headers={"HX-Request": "true"}),
    ):
        page = answer.content.decode()
        assert "<img" not in page and "<script>alert" not in page


def test_what_is_typed_comes_back_as_text(world, shelf):
    page = Client().get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page and "Nothing found" in page


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 5000,
        "q=needle&page=0",
        "q=needle&page=99999",
        "q=needle&page=x",
        "q=needle&kind=unknown",
        "q=%ff%fe",
        "q=" + "a+" * 900,
        "kind=test_thing",
        "q=*&kind=*",
    ],
)
def test_no_question_breaks_the_page(world, shelf, query):
    shelf.put("Needle")
    shelf.index()
    assert Client().get(f"/search/?{query}").status_code == 200
    assert Client().get(f"/search/suggest/?{query}").status_code == 200


def test_kinds_narrow_and_pages_follow(world, shelf):
    for n in range(21):
        shelf.put(f"Needle {n}")
    shelf.put("Needle note", kind="test_note")
    shelf.index()
    page = Client().get("/search/?q=needle").content.decode()
    assert "22 results" in page and "Things 21" in page and "Notes 1" in page and "page=2" in page
    assert "1 result" in Client().get("/search/?q=needle&kind=test_note").content.decode()
    assert 'start="21"' in Client().get("/search/?q=needle&page=2").content.decode()


def test_results_lead_to_pages_in_the_readers_language(world, shelf):
    shelf.put("Needle", url="/search/")
    shelf.index()
    assert 'href="/fr/search/" lang="en"><mark>Needle' in Client().get("/fr/search/?q=needle").content.decode()
    assert Client().get("/fr/search/suggest/?q=need").json()["suggestions"][0]["url"] == "/fr/search/"


def test_suggestions_wait_for_two_letters(world, shelf):
    shelf.put("Needle", "haystack")
    shelf.index()
    found = {
        q: len(Client().get("/search/suggest/", {"q": q}).json()["suggestions"]) for q in ("", "n", "ne", "haystack")
    }
    assert found == {"": 0, "n": 0, "ne": 1, "haystack": 0}


def test_results_are_not_kept_for_others(world, shelf):
    answer = Client().get("/search/?q=needle")
    assert "public" not in answer.headers.get("Cache-Control", "")
    assert "private" in world.client("chair").get("/search/?q=needle")["Cache-Control"]
