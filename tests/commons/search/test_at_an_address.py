"""What stands at an address, and titles of objects: only what is for the asker, in one query."""

from collegium.commons.access import NOBODY, OPERATOR
from collegium.commons.search.queries import described, found_at
from collegium.kernel.ids import Ref, new_id


def test_an_address_leads_to_what_stands_there_or_above_it(world, shelf, django_assert_num_queries):
    ident = shelf.put("Shared laboratories", url="/things/shared/")
    shelf.index()
    ref = Ref("test_thing", ident)
    for path in ("/things/shared/", "/things/shared", "/things/shared/change/", "/things/shared/?page=2#top"):
        with django_assert_num_queries(1):
            assert found_at(NOBODY, path) == ref, path
    for path in ("/things/", "/things/other/", "/", "", "shared", "/things/share"):
        assert found_at(OPERATOR, path) is None, path


def test_what_is_not_for_the_asker_does_not_stand_there(world, shelf):
    ident = shelf.put("For members", url="/things/closed/", audience=("members",))
    shelf.index()
    ref = Ref("test_thing", ident)
    assert found_at(NOBODY, "/things/closed/") is None and described(NOBODY, [ref]) == {}
    assert found_at(world.liaison, "/things/closed/") == ref
    assert described(world.liaison, [ref])[ref].title == "For members"


def test_titles_of_many_cost_one_query_and_none_for_none(world, shelf, django_assert_num_queries):
    refs = [Ref("test_thing", shelf.put(f"Thing {n}")) for n in range(3)]
    shelf.index()
    with django_assert_num_queries(1):
        assert len(described(NOBODY, [*refs, Ref("test_thing", new_id()), Ref("test_note", refs[0].id)])) == 3
    with django_assert_num_queries(0):
        assert described(NOBODY, []) == {}
