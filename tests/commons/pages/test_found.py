"""Rows are read when they are needed, and no more of them."""

from collegium.commons.pages.found import Found
from collegium.rooms.members.models import Institution


def found():
    rows = Institution.objects.order_by("slug")
    return Found(rows.values_list("slug", "country"), lambda slug, country: f"{slug} {country}")


def test_it_reads_as_a_list(world):
    names = found()
    assert list(names) == names[:] == [f"{it.slug} {it.country}" for it in Institution.objects.order_by("slug")]
    assert names[0] == "alpha AT" and names[-1] == list(names)[-1]
    assert len(names) == len(list(names)) and names


def test_a_page_costs_one_query_and_the_number_another(world, queries):
    names = found()
    assert queries(lambda: names[2:4]) == 1
    assert queries(lambda: len(names)) == 1
    assert queries(lambda: (len(names), bool(names))) == 0
    assert queries(lambda: list(names)) == 1
    assert queries(lambda: (list(names), names[1:3], names[0])) == 0


def test_nothing_is_nothing(world):
    none = Found(Institution.objects.none().values_list("slug"), str)
    assert not none and list(none) == [] and none[:5] == []
