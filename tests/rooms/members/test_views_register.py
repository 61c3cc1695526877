"""The office enters a university by hand, or many from a file that is looked at first."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from collegium.commons.access import OPERATOR
from collegium.rooms.members.imports import import_members
from collegium.rooms.members.models import Institution

HEADER = "ror_id,name,country_code,city,lat,lon,membership"
IP_PARIS = "https://ror.org/042tfbd02,Institut Polytechnique de Paris,FR,Palaiseau,48.71828,2.2498,member"
CHALMERS = "https://ror.org/040wg7k59,Chalmers,SE,Gothenburg,57.7,11.9,applicant"
FORM = {
    "ror": "042tfbd02", "name": "Institut Polytechnique de Paris", "country": "FR", "city": "Palaiseau",
    "state": "member", "category": "full",
}  # fmt: skip


def table(*lines):
    return "\n".join([HEADER, *lines]).encode()


def sent(client, *lines):
    """The answer to a file."""
    return client.post("/members/import/", {"file": SimpleUploadedFile("members.csv", table(*lines))})


def shown(answer):
    """What the preview would send: all hidden fields of its form."""
    return dict(re.findall(r'name="(content|mark)" value="([^"]*)"', answer.content.decode()))


def test_the_office_finds_both_ways_on_the_list(world):
    for role, found in (("policy_officer", True), ("president", False), ("nobody", False)):
        page = world.client(role).get("/members/").content.decode()
        assert ("/members/new/" in page, "/members/import/" in page) == (found, found)


def test_a_university_is_entered_by_hand(world):
    client = world.client("policy_officer")
    answer = client.post(
        "/members/new/", {**FORM, "lat": "48.71828", "lon": "2.2498", "established": "2019"}, follow=True
    )
    it = Institution.objects.get(ror="https://ror.org/042tfbd02")
    assert (it.slug, it.short, it.state, it.lat, it.established) == (
        "institut-polytechnique-de-paris", "Institut Polytechnique de Paris", "member", 48.71828, 2019,
    )  # fmt: skip
    assert answer.status_code == 200 and "entered into the register" in answer.content.decode()
    assert world.acts() == ["members.registered"]
    assert "Institut Polytechnique de Paris" in world.client().get("/members/").content.decode()


def test_an_applicant_is_seen_by_the_office_only(world):
    world.client("policy_officer").post("/members/new/", {**FORM, "state": "applicant", "short": "IP Paris"})
    assert world.client("policy_officer").get("/members/ip-paris/").status_code == 200
    assert world.client("president").get("/members/ip-paris/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("ror", "https://ror.org/042tfbd03", "right check digits"),
        ("ror", "", "Fill this in."),
        ("name", "", "Fill this in."),
        ("country", "", "Choose one."),
        ("lat", "48.7", "both given or both left empty"),
        ("lat", "north", "Write a number"),
        ("website", "ip-paris.fr", "begins with https://"),
        ("established", "19", "Write a year"),
        ("member_since", "1 May", "Write a date"),
        ("state", "suspended", "Select a valid choice"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_the_sentence_beside_the_field(world, field, value, told):
    with world.nothing_changes():
        answer = world.client("policy_officer").post("/members/new/", {**FORM, field: value})
    page = answer.content.decode()
    assert answer.status_code == 422 and told in page and f'id="id_{field}_error"' in page and "Palaiseau" in page


def test_a_university_that_is_there_already_is_told_beside_the_address(world):
    import_members(table(IP_PARIS), actor=OPERATOR, now=world.now)
    with world.nothing_changes():
        answer = world.client("policy_officer").post("/members/new/", FORM)
    assert answer.status_code == 422 and 'id="id_ror_error"' in answer.content.decode()


def test_wrong_lines_are_told_by_number_and_nothing_is_imported(world):
    with world.nothing_changes():
        answer = sent(world.client("policy_officer"), IP_PARIS, CHALMERS.replace("SE", "Sweden"), "x,y")
    page = answer.content.decode()
    assert answer.status_code == 422 and 'data-error="wrong_lines"' in page and not shown(answer)
    assert re.findall(r'<tr><th scope="row">Line (\d+)</th>', page) == ["3", "4"]
    assert "country_code" in page and "country code of two letters" in page


def test_what_would_happen_is_shown_and_then_done(world):
    import_members(table(IP_PARIS), actor=OPERATOR, now=world.now)
    client = world.client("policy_officer")
    before = len(world.acts())
    answer = sent(client, IP_PARIS.replace("Palaiseau", "Paris"), CHALMERS)
    page = answer.content.decode()
    assert answer.status_code == 200 and len(world.acts()) == before
    assert "1 university is new." in page and "1 changes." in page and "as it is" not in page
    assert "Palaiseau" in page and "Gothenburg" in page
    done = client.post("/members/import/", shown(answer), follow=True)
    assert "1 university is entered, 1 is changed." in done.content.decode()
    assert Institution.objects.get(ror="https://ror.org/042tfbd02").city == "Paris"
    assert len(world.acts()) == before + 2


def test_a_register_that_was_changed_meanwhile_is_looked_at_again(world):
    client = world.client("policy_officer")
    held = shown(sent(client, IP_PARIS))
    import_members(table(IP_PARIS.replace("Palaiseau", "Lyon")), actor=OPERATOR, now=world.now)
    with world.nothing_changes():
        answer = client.post("/members/import/", held)
    assert answer.status_code == 409 and "Lyon" in answer.content.decode()
    assert client.post("/members/import/", shown(answer)).status_code == 302
    assert Institution.objects.get(ror="https://ror.org/042tfbd02").city == "Palaiseau"


def test_a_file_that_says_the_same_offers_nothing(world):
    import_members(table(IP_PARIS), actor=OPERATOR, now=world.now)
    answer = sent(world.client("policy_officer"), IP_PARIS)
    assert "There is nothing to import" in answer.content.decode() and not shown(answer)


@pytest.mark.parametrize("content", ["%%%", "", "bm90IGEgdGFibGU="])
def test_content_that_was_tampered_with_is_refused(world, content):
    with world.nothing_changes():
        answer = world.client("policy_officer").post("/members/import/", {"content": content, "mark": "0"})
    assert answer.status_code == 422


def test_the_list_as_a_file_comes_back_unchanged(world):
    import_members(table(IP_PARIS, CHALMERS), actor=OPERATOR, now=world.now)
    held = world.client("policy_officer").get("/members/members.csv").content
    lines = [
        line
        for line in held.decode().splitlines()
        if line.startswith(("ror_id", "\ufeffror_id")) or "042tfbd02" in line
    ]
    file = SimpleUploadedFile("members.csv", "\n".join(lines).encode())
    answer = world.client("policy_officer").post("/members/import/", {"file": file})
    assert answer.status_code == 200 and "1 stays as it is." in answer.content.decode()


def test_words_of_addresses_are_not_given_to_universities(world):
    client = world.client("policy_officer")
    client.post("/members/new/", {**FORM, "short": "New"})
    it = Institution.objects.get(ror="https://ror.org/042tfbd02")
    assert it.slug == "new-palaiseau" and client.get("/members/new-palaiseau/").status_code == 200
