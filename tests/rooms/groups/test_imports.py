"""People from a file with their hats and seats: all lines or none."""

from datetime import timedelta

import pytest

from collegium.commons.access import OPERATOR, actor_of
from collegium.kernel.errors import NotFound
from collegium.rooms.groups.imports import import_people
from collegium.rooms.groups.models import Holding, Seat
from collegium.rooms.members.models import Institution, InstitutionHat
from collegium.rooms.people.models import Person

HEADER = "name,email,institution,hat,body,from,to"


@pytest.fixture
def real(world):
    """Beta and zeta get right ROR addresses, since a file is checked for them."""
    from django.db.models.query import QuerySet

    rors = {"beta": "https://ror.org/042tfbd02", "zeta": "https://ror.org/040wg7k59"}
    for slug, ror in rors.items():
        QuerySet.update(Institution.objects.filter(slug=slug), ror=ror)
    return rors


def table(*lines, header=HEADER):
    return "\n".join([header, *lines]) + "\n"


def take(world, *lines, header=HEADER, **more):
    return import_people(table(*lines, header=header), actor=OPERATOR, now=world.now, **more)


def faults(report):
    return [(fault.line, fault.column, fault.code) for fault in report.errors]


def person(email):
    return Person.objects.get(email=email)


def test_three_columns_are_enough(world, real):
    report = take(world, f"Ada Nunez,Ada@zeta.example,{real['zeta']}", header="name,email,institution")
    assert report.as_data() == {"ok": True, "rows": 1, "created": 1, "changed": 0, "errors": []}
    hat = InstitutionHat.objects.get(person=person("ada@zeta.example"))
    assert (hat.kind, hat.institution.slug, hat.since, hat.until) == ("colleague", "zeta", world.now, None)
    assert sorted(world.acts()) == ["members.hats_imported", "people.imported"]


def test_a_person_with_several_hats(world, real):
    zeta = real["zeta"]
    report = take(
        world,
        f"Ada Nunez,ada@zeta.example,{zeta},delegate,,2022-01-01,2023-12-31",
        f"Ada Nunez,ada@zeta.example,{zeta},seat,openness,,",
        f"Bo Lind,bo@zeta.example,{zeta},deputy-seat,openness,,",
        f"Cy Dahl,cy@zeta.example,{zeta},director,board,,",
    )
    assert report.ok and report.created == 3
    seat = Seat.objects.get(body__slug="openness", institution__slug="zeta")
    assert {(h.person.name, h.role) for h in Holding.objects.filter(seat=seat)} == {
        ("Ada Nunez", "seat"),
        ("Bo Lind", "deputy-seat"),
    }
    ada = actor_of(person("ada@zeta.example").id, world.now)
    assert ada.wears("delegate", institution=world.inst["zeta"]) and ada.sits_in("openness")
    assert actor_of(ada.id, world.now + timedelta(days=900)).wears("delegate") is False
    board = actor_of(person("cy@zeta.example").id, world.now)
    assert board.sits_in("board") and board.wears("colleague", institution=world.inst["zeta"])


def test_again_changes_nothing(world, real):
    lines = [f"Ada,ada@zeta.example,{real['zeta']},seat,openness,,", f"Ada,ada@zeta.example,{real['zeta']},liaison,,,"]
    assert take(world, *lines).created == 1
    with world.nothing_changes():
        report = take(world, *lines)
    assert (report.ok, report.created, report.changed) == (True, 0, 0)


def test_who_is_known_keeps_the_name_and_gets_the_hat(world, real):
    report = take(world, f"T. B.,SEAT@testnet.example,{real['zeta']},data-steward,,,")
    assert (report.created, report.changed) == (0, 1)
    assert person("seat@testnet.example").name == "Tomas Berg"
    assert world["seat"].wears("data-steward", institution=world.inst["zeta"])


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        (",a@b.example,ZETA,,,,", "name", "required"),
        ("A,,ZETA,,,,", "email", "required"),
        ("A,nonsense,ZETA,,,,", "email", "bad_email"),
        ("A,a@b.example,,,,,", "institution", "required"),
        ("A,a@b.example,https://ror.org/042tfbd03,,,,", "institution", "bad_ror"),
        ("A,a@b.example,https://ror.org/00a45v709,,,,", "institution", "unknown_institution"),
        ("A,a@b.example,ZETA,king,,,", "hat", "bad_choice"),
        ("A,a@b.example,ZETA,delegate,openness,,", "hat", "bad_choice"),
        ("A,a@b.example,ZETA,seat,,,", "hat", "bad_choice"),
        ("A,a@b.example,ZETA,seat,nowhere,,", "body", "unknown_body"),
        ("A,a@b.example,,seat,openness,,", "institution", "required"),
        ("A,a@b.example,BETA,seat,openness,,", "body", "seat_taken"),
        ("A,a@b.example,BETA,liaison,,,", "hat", "hat_taken"),
        ("A,a@b.example,ZETA,,,2022-13-01,", "from", "bad_date"),
        ("A,a@b.example,ZETA,,,2022-02-01,2022-01-31", "to", "ends_before_it_begins"),
        ("A,guest@testnet.example,ZETA,,,,", "email", "outside_contact"),
        ("=A,a@b.example,ZETA,,,,", "name", "formula"),
    ],
)
def test_wrong_lines_are_told_and_nothing_comes_in(world, real, line, column, code):
    line = line.replace("ZETA", real["zeta"]).replace("BETA", real["beta"])
    with world.nothing_changes():
        report = take(world, f"Right,right@zeta.example,{real['zeta']},,,,", line)
    assert faults(report) == [(3, column, code)]
    assert not Person.objects.filter(email="right@zeta.example").exists()


def test_two_lines_that_cannot_both_be(world, real):
    report = take(
        world,
        f"Ada,a@b.example,{real['zeta']},delegate,,,",
        f"Bo,b@b.example,{real['zeta']},delegate,,,",
        f"Another,a@b.example,{real['zeta']},,,,",
        f"Ada,a@b.example,{real['zeta']},seat,openness,,",
        f"Bo,b@b.example,{real['zeta']},seat,openness,,",
    )
    assert faults(report) == [(3, "hat", "hat_taken"), (4, "name", "address_of_another"), (6, "body", "seat_taken")]


def test_history_may_come_in(world, real):
    report = take(world, f"Ada,a@b.example,{real['beta']},seat,openness,2020-01-01,2021-12-31")
    assert report.ok
    assert not actor_of(person("a@b.example").id, world.now).sits_in("openness")


def test_a_trial_writes_nothing(world, real):
    with world.nothing_changes():
        assert take(world, f"Ada,a@b.example,{real['zeta']},,,,", dry_run=True).created == 1


@pytest.mark.parametrize("who", ["nobody", "chair", "liaison", "president", "guest"])
def test_only_the_office_imports(world, real, who):
    with pytest.raises(NotFound), world.nothing_changes():
        import_people(table(f"A,a@b.example,{real['zeta']},,,,"), actor=world[who], now=world.now)


def test_five_thousand_lines_cost_few_queries(queries, world, real):
    lines = [f"Person {n},p{n}@zeta.example,{real['zeta']},,,," for n in range(5000)]
    assert queries(lambda: take(world, *lines)) < 400
    assert Person.objects.filter(email__endswith="@zeta.example").count() == 5000
