"""Title and summary in other languages: who writes them, who reads them, what stays in the language of the text."""

import pytest
from django.utils import translation

from collegium.commons.access import NOBODY, OPERATOR
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.rooms.papers.actions import start_paper, translate_title
from collegium.rooms.papers.queries import papers as listed
from collegium.rooms.papers.queries import texts_of, titles

FR = {"title": "Laboratoires partagés", "standfirst": ""}
FORM = {"title_fr": "Laboratoires partagés", "version": "1"}


def translated(world, papers, state, words=FR):
    """A paper in a state with a French title."""
    ident = papers.at(state)
    version = papers.get(ident).version
    translate_title(actor=world.policy_officer, paper=ident, words={"fr": words}, version=version, now=world.now)
    return papers.get(ident)


def page(world, address, role="nobody"):
    answer = world.client(role).get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_french_reader_reads_french_titles_in_lists_and_on_the_page(world, papers):
    it = translated(world, papers, "published")
    for address in ("/fr/papers/", f"/fr/papers/{it.slug}/", "/fr/"):
        assert "Laboratoires partagés" in page(world, address), address
    french = page(world, f"/fr/papers/{it.slug}/")
    assert '<h1 lang="fr">Laboratoires partagés</h1>' in french and f'<span lang="en">“{it.title}”</span>' in french
    assert f'<h1 lang="en">{it.title}</h1>' in page(world, f"/papers/{it.slug}/")
    assert "Laboratoires" not in page(world, "/papers/")


def test_without_a_translation_the_title_stands_in_its_own_language_and_says_so(world, papers):
    it = papers.get(papers.at("published"))
    assert f'<h1 lang="en">{it.title}</h1>' in page(world, f"/fr/papers/{it.slug}/")
    assert f'<div lang="en"><h2><a href="/fr/papers/{it.slug}/">{it.title}' in page(world, "/fr/papers/")


def test_citation_and_files_stay_as_adopted(world, papers):
    it = translated(world, papers, "published")
    for kind in ("bib", "ris", "json", "csl.json", "md"):
        said = world.client().get(f"/fr/papers/{it.slug}.{kind}").content.decode()
        assert it.title in said and "Laboratoires" not in said, kind


def test_names_and_search_know_both(world, papers):
    it = translated(world, papers, "review")
    with translation.override("fr"):
        assert titles([it.id]) == {it.id: "Laboratoires partagés"}
    assert titles([it.id]) == {it.id: it.title}
    assert "Laboratoires partagés" in texts_of([it.id])[it.id][0]


def test_it_is_an_act_and_is_taken_away_by_leaving_it_out(world, papers):
    it = translated(world, papers, "review")
    assert world.acts()[-1] == "papers.translated"
    translate_title(actor=world.chair, paper=it.id, words={}, version=it.version, now=world.now)
    assert papers.get(it.id).translations == {}


@pytest.mark.parametrize(("state", "who"), [("review", {"chair", "policy_officer"}), ("published", {"policy_officer"})])
def test_who_writes_them(world, papers, state, who):
    it = papers.get(papers.at(state))
    found = set()
    for role in ("nobody", "guest", "delegate", "seat", "chair", "president", "policy_officer"):
        try:
            translate_title(
                actor=world[role], paper=it.id, words={"fr": FR}, version=papers.get(it.id).version, now=world.now
            )
            found.add(role)
        except NotFound:
            pass
    assert found == who


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ({"fr": {"title": " ", "standfirst": ""}}, "title"),
        ({"fr": {"title": "Titre", "standfirst": "Trop."}}, "title"),
        ({"en": {"title": "Title", "standfirst": ""}}, "language"),
    ],
)
def test_what_cannot_be_taken(world, papers, words, fault):
    it = papers.get(papers.at("review"))
    with pytest.raises(Invalid) as wrong, world.nothing_changes():
        translate_title(actor=world.chair, paper=it.id, words=words, version=it.version, now=world.now)
    assert list(wrong.value.fields) == [fault]


def test_through_the_form_and_a_stale_tab_gets_both(world, papers):
    it = papers.get(papers.at("review"))
    client, address = world.client("chair"), f"/papers/{it.slug}/languages/"
    assert address in page(world, f"/papers/{it.slug}/", "chair")
    given = {**FORM, "version": str(it.version)}
    assert client.post(address, given).status_code == 302
    answer = client.post(address, {**given, "title_fr": "Autre titre"})
    said = answer.content.decode()
    assert answer.status_code == 409 and "Autre titre" in said and "Laboratoires partagés" in said
    assert "title_fr" not in said and "Title (Français)" in said
    with pytest.raises(Stale):
        translate_title(actor=world.chair, paper=it.id, words={}, version=it.version, now=world.now)


def test_half_a_translation_comes_back(world, papers):
    ident = start_paper(
        actor=world.chair,
        kind="position",
        title="Shared rooms",
        standfirst="They are.",
        group="openness",
        now=world.now,
    )
    it = papers.get(ident)
    answer = world.client("chair").post(f"/papers/{it.slug}/languages/", FORM)
    said = answer.content.decode()
    assert answer.status_code == 422 and "Laboratoires partagés" in said and 'id="id_standfirst_fr_error"' in said


def test_a_list_with_translations_costs_the_same(world, papers, queries):
    translated(world, papers, "published")
    with translation.override("fr"):
        one = queries(lambda: [row.title for row in listed(NOBODY)])
        translated(world, papers, "published")
        assert queries(lambda: [row.title for row in listed(NOBODY)]) == one
        assert {row.words_language for row in listed(OPERATOR)} == {"fr"}
