"""Pages of members through the public door: who gets what, what is said before, forms that give back what was typed."""

import csv
import io
import re
from datetime import date

import pytest

from collegium.commons.access import OPERATOR
from collegium.commons.network import change_settings
from collegium.rooms.members import actions
from collegium.rooms.members.imports import import_members
from collegium.rooms.members.models import Institution, InstitutionHat
from collegium.rooms.people.models import Person

OFFICE = {"secretary_general", "policy_officer"}
ALL = {"nobody": 200, "guest": 200, "member": 200}
OWN = {"nobody": 302, "guest": 404, "member": 404, "office": 200}


@pytest.fixture(autouse=True)
def post_office(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def expected(world, *, nobody, guest, member, office=None, liaison=None):
    kinds = {"nobody": nobody, "guest": guest, "liaison": liaison or member}
    return {role: (office or member) if role in OFFICE else kinds.get(role, member) for role in world.roles()}


PAGES = [
    ("/members/", ALL),
    ("/members/members.csv", ALL),
    ("/members/gamma/", ALL),
    ("/members/new/", OWN),
    ("/members/import/", OWN),
    ("/members/nowhere/", {"nobody": 404, "guest": 404, "member": 404}),
    ("/members/eta/", {"nobody": 404, "guest": 404, "member": 404, "office": 200}),
    ("/members/gamma/people/", {**OWN, "liaison": 200}),
    ("/members/beta/people/", {**OWN, "liaison": 404}),
    ("/members/gamma/people/HAT/end/", {**OWN, "liaison": 200}),
    ("/members/beta/people/HAT/end/", {"nobody": 302, "guest": 404, "member": 404}),
    ("/members/gamma/suspend/", OWN),
    ("/members/eta/suspend/", {"nobody": 302, "guest": 404, "member": 404}),
    ("/members/gamma/reinstate/", {"nobody": 302, "guest": 404, "member": 404}),
    ("/members/epsilon/reinstate/", OWN),
]


@pytest.fixture
def more(world):
    """An applicant, a suspended member, and a colleague of gamma whose hat the Liaison may end."""
    actions.register_institution(
        actor=OPERATOR, now=world.now, slug="eta", ror="https://ror.org/0eta", name="Eta", short="Eta", country="IT",
        city="Eta",
    )  # fmt: skip
    actions.suspend_institution(actor=OPERATOR, institution=world.inst["epsilon"], on=date(2022, 3, 8), now=world.now)
    return actions.give_hat(
        actor=OPERATOR, person=world.person["seat"], institution=world.inst["gamma"], kind="colleague", now=world.now
    )


@pytest.mark.parametrize(("path", "answers"), PAGES)
def test_who_gets_what(world, more, path, answers):
    path = path.replace("HAT", more)
    found = {role: world.client(role).get(path).status_code for role in world.roles()}
    wanted = expected(world, **answers)
    if "/beta/people/" in path and "end" not in path:
        wanted["liaison_beta"] = 200
    assert found == wanted


@pytest.mark.parametrize(
    "path", ["/members/gamma/people/", "/members/gamma/suspend/", "/members/gamma/people/HAT/end/"]
)
def test_nobody_posts_without_a_right(world, more, path):
    for role in set(world.roles()) - OFFICE - {"liaison"}:
        with world.nothing_changes():
            assert world.client(role).post(path.replace("HAT", more), {"sure": "1"}).status_code == 404


def test_the_map_and_the_list_say_the_same(world, more):
    text = world.client("nobody").get("/members/").text
    assert "6 members in 6 countries" in text
    dots = set(re.findall(r'<a href="/members/(\w+)/"[^>]*aria-label', text))
    rows = set(re.findall(r'<th scope="row"><a href="/members/(\w+)/"', text))
    assert dots == rows == {"alpha", "beta", "gamma", "delta", "epsilon", "zeta"}
    assert "suspended since 8 March 2022. It stays a member and is counted." in text


def test_figures_are_quoted_with_source_and_year(world):
    figure = {
        "key": "students", "label": {"en": "Students"}, "value": {"en": "more than 1 million"}, "year": 2022,
        "held": True, "counted": False, "source": {"en": "As published by a member."},
    }  # fmt: skip
    absent = {"key": "academic-staff", "label": {"en": "Academic staff"}, "held": False, "counted": False}
    change_settings(actor=OPERATOR, now=world.now, figures=[figure, absent])
    text = world.client("nobody").get("/members/").text
    assert "more than 1 million (2022)" in text and "As published by a member." in text
    assert "no figure is held" in text


def names(world, query, role="nobody"):
    return re.findall(r'<th scope="row"><a href="/members/(\w+)/"', world.client(role).get(f"/members/{query}").text)


def test_the_list_is_found_and_ordered(world):
    assert names(world, "") == ["alpha", "beta", "zeta", "delta", "epsilon", "gamma"]
    assert names(world, "?sort=name") == ["alpha", "beta", "delta", "epsilon", "gamma", "zeta"]
    assert names(world, "?sort=-name") == ["zeta", "gamma", "epsilon", "delta", "beta", "alpha"]
    assert names(world, "?q=GÁMMA") == ["gamma"] and names(world, "?q=zzz") == []
    assert names(world, "?country=DE") == ["delta"] and names(world, "?country=XX") == []
    assert names(world, "?page=77") == names(world, "")


def test_only_the_office_asks_for_other_states(world, more):
    assert names(world, "?state=applicant", "policy_officer") == ["eta"]
    assert "eta" not in names(world, "?state=applicant", "chair")


def test_a_page_says_what_is_not_held(world):
    text = world.client("nobody").get("/members/gamma/").text
    assert text.count("no figure is held") == 2 and "no date is held" in text and "no year is held" in text
    assert "Member, may vote" in text and "Compiled from public sources" not in text


def test_persons_are_seen_by_members_only(world):
    for role in ("nobody", "guest"):
        text = world.client(role).get("/members/gamma/").text
        assert "Lucie Moreau" not in text and "Daniel Ortiz" not in text
        assert "seen by members of the network" in text
    text = world.client("chair").get("/members/gamma/").text
    people = text.partition("People and hats")[2]
    order = [people.index(name) for name in ("Hanna Rektor", "Daniel Ortiz", "Lucie Moreau")]
    assert order == sorted(order) and "Liaison; Seat in Openness" in text


def test_a_suspended_member_is_told_plainly(world, more):
    text = world.client("nobody").get("/members/epsilon/").text
    assert "Suspended since 8 March 2022" in text and "may vote" not in text


def test_a_member_is_found_by_its_ulid_too(world):
    answer = world.client("nobody").get(f"/members/{world.inst['gamma']}/")
    assert (answer.status_code, answer["Location"]) == (302, "/members/gamma/")


def test_the_file_can_be_imported_again(world):
    answer = world.client("nobody").get("/members/members.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["name"] for row in rows][:2] == ["Alpha University of Technology", "Beta Institute"]
    report = import_members(answer.content, actor=OPERATOR, now=world.now, dry_run=True)
    assert {fault.code for fault in report.errors} == {"bad_ror"}


def test_lists_and_pages_cost_the_same_for_one_and_three(world, queries):
    client = world.client("chair")
    client.get("/members/")
    assert queries(lambda: client.get("/members/?q=gamma")) == queries(lambda: client.get("/members/?q=uni"))
    costs = []
    for people in (["seat"], ["board_three", "board_four"]):
        for who in people:
            actions.give_hat(
                actor=OPERATOR,
                person=world.person[who],
                institution=world.inst["zeta"],
                kind="colleague",
                now=world.now,
            )
        client.get("/members/zeta/")
        costs.append(queries(lambda: client.get("/members/zeta/")))
    assert costs[0] == costs[1]


def test_a_thousand_institutions_fill_pages(world):
    from collegium.commons.journal import act, record
    from collegium.kernel.ids import Ref, new_id

    @act("tests.many", public=False)
    def many(*, actor, now):
        Institution.objects.bulk_create(
            Institution(
                id=new_id(now), slug=f"n{n}", ror=f"https://ror.org/x{n}", name=f"N {n:04}", short=f"N{n}",
                country="FR", city="Paris", state="member",
            )
            for n in range(500)
        )  # fmt: skip
        record(Ref("test", "x"))

    many(actor=OPERATOR, now=world.now)
    assert len(names(world, "?country=FR")) == 200 and len(names(world, "?country=FR&page=3")) == 100
    assert "201 to 400 of 500" in world.client("nobody").get("/members/?country=FR&page=2").text


COLLEAGUE = {"name": "Nina Sorel", "email": "nina@gamma.example", "kind": "colleague", "language": "fr"}


def test_before_an_invitation_it_is_said_what_will_happen(world):
    client = world.client("liaison")
    with world.nothing_changes():
        answer = client.post("/members/gamma/people/", COLLEAGUE)
    assert answer.status_code == 200
    for sentence in ("Nina Sorel is entered into the register", "nina@gamma.example", "A mail in French"):
        assert sentence in answer.text
    assert not Person.objects.filter(email="nina@gamma.example").exists()
    hidden = dict(re.findall(r'type="hidden" name="(name|email|kind|language)" value="([^"]*)"', answer.text))
    assert hidden == COLLEAGUE
    done = client.post("/members/gamma/people/", {**hidden, "sure": "1"})
    assert (done.status_code, done["Location"]) == (302, "/members/gamma/people/")
    assert "Nina Sorel" in client.get("/members/gamma/people/").text
    world.settle()
    assert sorted(world.acts()) == ["members.colleague_invited", "members.hat_given"]


def test_the_colleague_is_told_and_gets_in(world):
    from collegium.commons.notify.models import Letter

    world.client("liaison").post("/members/gamma/people/", {**COLLEAGUE, "language": "en", "sure": "1"})
    world.settle()
    letter = Letter.objects.get(kind="colleague_invited")
    assert letter.address == "nina@gamma.example" and "Lucie Moreau entered you for Gamma: Colleague" in letter.text
    world.client("nobody").post("/sign-in/", {"email": "nina@gamma.example"})
    world.settle()
    assert Letter.objects.filter(address="nina@gamma.example").count() == 2


def test_who_is_known_is_named_before(world):
    answer = world.client("liaison").post("/members/gamma/people/", {**COLLEAGUE, "email": "seat@testnet.example"})
    assert "Tomas Berg is in the register already" in answer.text and "is entered into" not in answer.text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": ""}, "Enter the name."),
        ({"email": "nonsense"}, "name@university.example"),
        ({"kind": "delegate"}, "field__error"),
        ({"kind": "king"}, "field__error"),
        ({"language": "xx"}, "field__error"),
        ({"email": "guest@testnet.example"}, 'data-error="known_to_the_office"'),
    ],
)
def test_an_invitation_that_cannot_be_comes_back(world, change, told):
    with world.nothing_changes():
        answer = world.client("liaison").post("/members/gamma/people/", {**COLLEAGUE, **change, "sure": "1"})
    assert answer.status_code == 422 and told in answer.text
    typed = {**COLLEAGUE, **change}
    assert not typed["name"] or f'value="{typed["name"]}"' in answer.text


def test_a_second_liaison_is_refused_beside_the_field(world):
    form = {**COLLEAGUE, "kind": "liaison", "sure": "1"}
    with world.nothing_changes():
        answer = world.client("policy_officer").post("/members/gamma/people/", form)
    assert answer.status_code == 422 and "Somebody has it already. End that first." in answer.text


def test_a_hat_ends_after_it_was_said(world, more):
    client = world.client("liaison")
    page = client.get(f"/members/gamma/people/{more}/end/").text
    assert "Tomas Berg is no longer Colleague of Gamma" in page and "last hat" not in page
    assert client.post(f"/members/gamma/people/{more}/end/").status_code == 302
    assert InstitutionHat.objects.get(pk=more).until == world.now
    assert client.post(f"/members/gamma/people/{more}/end/").status_code == 404


def test_the_last_hat_is_named(world):
    hat = InstitutionHat.objects.get(person=world.person["head"])
    page = world.client("policy_officer").get(f"/members/gamma/people/{hat.id}/end/")
    assert "last hat of Hanna Rektor" in page.text
    with world.nothing_changes():
        answer = world.client("liaison").post(f"/members/gamma/people/{hat.id}/end/")
    assert answer.status_code == 422 and "named_by_the_office" in answer.text


def test_a_suspension_says_what_follows_and_can_be_ended(world):
    client = world.client("policy_officer")
    page = client.get("/members/gamma/suspend/").text
    for sentence in ("Gamma has no vote", "3 hats that it gives rest", "the number of members stays 6"):
        assert sentence in page
    with world.nothing_changes():
        answer = client.post("/members/gamma/suspend/", {"on": "2022-05-03", "ground": "Kept words"})
    assert answer.status_code == 422 and 'data-error="day_to_come"' in answer.text and "Kept words" in answer.text
    with world.nothing_changes():
        assert client.post("/members/gamma/suspend/", {"on": "yesterday"}).status_code == 422
    assert client.post("/members/gamma/suspend/", {"on": "2022-05-01"}).status_code == 302
    assert "Suspended since 1 May 2022" in client.get("/members/gamma/").text
    assert world.client("liaison").get("/people/").status_code == 404
    assert client.post("/members/gamma/suspend/", {"on": "2022-05-01"}).status_code == 404
    assert client.post("/members/gamma/reinstate/", {"ground": ""}).status_code == 302
    assert world.client("liaison").get("/people/").status_code == 200
    world.settle()
    from collegium.commons.notify.models import Letter

    told = Letter.objects.filter(kind__in=["member_suspended", "member_reinstated"]).values_list("kind", "address")
    assert set(told) == {
        (kind, f"{who}@testnet.example")
        for kind in ("member_suspended", "member_reinstated")
        for who in ("liaison", "delegate", "head")
    }


def test_pages_in_french_too(world):
    for path in ("/fr/members/", "/fr/members/gamma/"):
        answer = world.client("nobody").get(path)
        assert answer.status_code == 200 and '<html lang="fr"' in answer.text
