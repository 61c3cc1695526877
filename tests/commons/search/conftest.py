"""A room of its own for these tests: things in a dictionary, offered to be found."""

import pytest

from collegium.commons.access import OPERATOR
from collegium.commons.journal import act, record
from collegium.commons.search import Entry, offer_search
from collegium.commons.search.entries import OFFERS
from collegium.commons.search.indexing import refresh_touched
from collegium.kernel.ids import Ref, new_id

THINGS: dict[str, dict[str, Entry]] = {"test_thing": {}, "test_note": {}}


@act("tests.changed", public=False)
def change(*, actor, now, kind, ident):
    record(Ref(kind, ident))


class Shelf:
    """`put(title, text, audience)` as an act would; `index()` lets the background read it."""

    def __init__(self, world):
        self.world = world

    def put(self, title, text="", audience=("public",), kind="test_thing", ident="", **more):
        ident = ident or new_id()
        url = more.pop("url", f"/things/{ident}/")
        THINGS[kind][ident] = Entry(kind, ident, title, text, url, list(audience), **more)
        change(actor=OPERATOR, now=self.world.now, kind=kind, ident=ident)
        return ident

    def drop(self, ident, kind="test_thing"):
        del THINGS[kind][ident]
        change(actor=OPERATOR, now=self.world.now, kind=kind, ident=ident)

    def index(self):
        return refresh_touched()

    def asked_for(self, kind="test_thing"):
        return THINGS[kind]


@pytest.fixture
def shelf(world):
    from collegium.commons.search.models import SearchTouch

    SearchTouch.objects.all().delete()
    kept = dict(OFFERS)
    OFFERS.clear()
    for kind, label in (("test_thing", "Things"), ("test_note", "Notes")):
        THINGS[kind].clear()
        offer_search(
            kind,
            lambda ids, kind=kind: [THINGS[kind][i] for i in ids if i in THINGS[kind]],
            all_ids=lambda kind=kind: list(THINGS[kind]),
            label=label,
        )
    yield Shelf(world)
    OFFERS.clear()
    OFFERS.update(kept)
