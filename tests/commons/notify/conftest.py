"""A kind of notice of its own for these tests, and an act that tells of something."""

import pytest
from django.utils.translation import gettext_lazy as _l

from collegium.commons.access import OPERATOR
from collegium.commons.journal import act, record
from collegium.commons.notify import notify, offer_signed_act, register_kind, signed_link
from collegium.kernel.ids import Ref

SUBJECT = Ref("test", "01ARZ3NDEKTSV4RRFFQ69G5FAV")

register_kind(
    "tests_moved",
    room="tests",
    subject=_l("Adopted: %(title)s"),
    line=_l("%(group)s works on “%(title)s” until %(until)s."),
    why=_l("You were named in a test."),
    label=_l("Something moved"),
)
offer_signed_act("tests.answered", url_name="search:page", arguments=lambda grant: [])
offer_signed_act("tests.answered_once", url_name="search:page", arguments=lambda grant: [])


@act("tests.moved", public=False)
def move(*, actor, now, to, key="k1", title="Open labs", **more):
    """Something moves and people are told of it."""
    record(SUBJECT)
    from datetime import timedelta

    params = {"group": more.pop("group"), "until": now + timedelta(days=3), "title": title, **more}
    return notify("tests_moved", to=to, about=SUBJECT, url="/inbox/", key=key, **params)


@act("tests.linked", public=False)
def make_link(*, actor, now, person, expires, act_name="tests.answered", mandate=""):
    """A signed link is made within an act."""
    record(SUBJECT)
    return signed_link(act=act_name, person=person, about=SUBJECT, mandate=mandate, expires=expires, now=now)


@pytest.fixture
def told(world):
    """`told(to, **more)`: the act, with the group of the small world; returns how many were told anew."""

    def run(*roles, **more):
        persons = [world.person[role] for role in roles]
        return move(actor=OPERATOR, now=world.now, to=persons, group=world.body["openness"], **more)

    return run


@pytest.fixture
def link_for(world):
    """`link_for(role, days=1)`: the path of a signed link."""
    from datetime import timedelta

    def run(role, days=1.0, **more):
        address = make_link(
            actor=OPERATOR,
            now=world.now,
            person=world.person[role],
            expires=world.now + timedelta(days=days),
            **more,
        )
        return "/a/" + address.rpartition("/a/")[2]

    return run


@pytest.fixture
def subject():
    return SUBJECT


@pytest.fixture
def speaks_french(world):
    """The chair reads French from now on."""
    from collegium.rooms.people.models import Person

    @act("tests.language", public=False)
    def change(*, actor, now):
        record(SUBJECT)
        Person.objects.filter(pk=world.person["chair"]).update(language="fr")

    change(actor=OPERATOR, now=world.now)
