"""Dates, times and signs as each language writes them, in the network's own zone."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import translation
from markupsafe import Markup

import collegium
from collegium.commons.pages import moments
from collegium.commons.pages.punctuation import colon, semicolons
from collegium.kernel import clock

HOUSE = Path(collegium.__file__).parent
pytestmark = pytest.mark.usefixtures("world")


@pytest.mark.parametrize(
    ("day", "language", "short", "usual", "long"),
    [
        (date(2022, 5, 5), "en", "5 May", "Thu 5 May 2022", "5 May 2022"),
        (date(2022, 5, 5), "fr", "5 mai", "jeu. 5 mai 2022", "5 mai 2022"),
        (date(2022, 12, 4), "fr", "4 déc.", "dim. 4 déc. 2022", "4 décembre 2022"),
        (date(2022, 1, 1), "fr", "1er janv.", "sam. 1er janv. 2022", "1er janvier 2022"),
        (date(2022, 2, 21), "fr", "21 févr.", "lun. 21 févr. 2022", "21 février 2022"),
        (date(2022, 1, 1), "en", "1 Jan", "Sat 1 Jan 2022", "1 January 2022"),
        (date(2022, 9, 1), "en", "1 Sept", "Thu 1 Sept 2022", "1 September 2022"),
    ],
)
def test_a_day_as_it_is_read(day, language, short, usual, long):
    with translation.override(language):
        assert (moments.day_short(day), moments.day(day), moments.day_long(day)) == (short, usual, long)


def test_a_moment_stands_in_the_networks_zone():
    late = datetime(2022, 5, 4, 22, 30, tzinfo=UTC)
    with translation.override("fr"):
        assert moments.moment_full(late) == "jeu. 5 mai 2022, 00:30 CEST"
    with translation.override("en"):
        assert moments.moment_full(late) == "Thu 5 May 2022, 00:30 CEST"


def test_a_colon_has_its_narrow_space_in_french():
    with translation.override("fr"):
        assert (colon("Titre"), colon()) == ("Titre\u202f:", "\u202f:")
    with translation.override("en"):
        assert (colon("Title"), colon()) == ("Title:", ":")
        assert colon(Markup("<b>a</b>")) == Markup("<b>a</b>:")


def test_a_semicolon_has_its_narrow_space_in_french():
    with translation.override("fr"):
        assert semicolons(["Délégué", "Siège, Innovation"]) == "Délégué\u202f; Siège, Innovation"
    with translation.override("en"):
        assert semicolons(["Delegate", "Seat, Innovation"]) == "Delegate; Seat, Innovation"


HARD_CODED = re.compile(r"(?:\}\}|%\}|</?[a-z][^>]*>) ?[:;?!»](?=\s|$|\{|<)")


@pytest.mark.parametrize("path", sorted(HOUSE.rglob("*.jinja")), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_template_sets_signs_for_all_languages_alike(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert HARD_CODED.findall(text) == []


def test_a_page_tells_its_moment_only_when_the_clock_stands(world):
    client = world.client()
    pages = [client.get(path).text for path in ("/", "/challenges/", "/sign-in/")]
    assert all(f'<html lang="en" data-now="{world.now.isoformat()}">' in page for page in pages)
    assert f'data-now="{world.now.isoformat()}"' in world.client("liaison").get("/desk/").text


def test_a_kept_page_is_the_same_to_the_byte_while_the_clock_runs(world):
    clock.freeze(None)
    client = world.client()
    first, again = client.get("/"), client.get("/")
    assert "data-now" not in first.text
    assert first.content == again.content
    assert "data-now" not in world.client("liaison").get("/desk/").text
