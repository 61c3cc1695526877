"""Every address answers every role as the table says, and does not tell the forbidden from the absent."""

import re
from urllib.parse import unquote

import pytest
from django.urls import URLResolver, get_resolver

from architecture.tables import lines
from architecture.url_table import GET, POST, ROLES

pytestmark = pytest.mark.django_db  # within the transaction of `site`
URLS = "collegium.config.urls_demo"
TOLD_FIRST = {
    "papers:save": "what is no text is refused before anything is looked for",
    "notify_plain:signed": "a link that is none reads as one that has expired",
    "people:enter": "the same",
}


def rows(name, own):
    """(address with its samples, {role: status}) of each row."""
    for line in lines(name, own):
        words = line.split()
        yield " ".join(words[: -len(ROLES)]), dict(zip(ROLES, words[-len(ROLES) :], strict=True))


ALL = [("GET", *row) for row in rows("GET", GET)] + [("POST", *row) for row in rows("POST", POST)]


def each_row(those):
    """Run a test for each of these rows."""
    return pytest.mark.parametrize(("method", "address", "expected"), those, ids=[f"{m} {a}" for m, a, _ in those])


def without(path, answer):
    """An answer without the path itself and what differs from request to request."""
    status, body, headers = answer
    body = re.sub(r'(name="csrfmiddlewaretoken" value|data-csrf|nonce)="[^"]*"', "", body)
    kept = {name: unquote(value).replace(path, "PATH") for name, value in headers.items() if name != "Content-Length"}
    return status, body.replace(path, "PATH"), kept


def names(resolver, space=""):
    """Every name of an address table, with its space, and its view."""
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            yield from names(item, f"{item.namespace}:" if item.namespace else space)
        else:
            yield f"{space}{item.name}", item.callback


def test_every_address_stands_in_the_table():
    known = {name for name, _view in names(get_resolver(URLS))}
    assert known == {address.split()[0] for _method, address, _expected in ALL}


def test_nobody_reads_behind_a_door():
    doors = {name: view.door for name, view in names(get_resolver(URLS))}
    read = {a for m, a, expected in ALL if expected["nobody"] == "200" and doors[a.split()[0]] != "public"}
    assert not read


@each_row(ALL)
def test_each_role_gets_the_answer_of_the_table(site, method, address, expected):
    path = site.path(address)
    assert {role: site.ask(role, method, path)[0] for role in ROLES} == expected


@each_row([row for row in ALL if " " in row[1] and row[1].split()[0] not in TOLD_FIRST])
def test_absent_and_forbidden_are_answered_alike(site, method, address, expected):
    path = site.path(address)
    for sample in site.about(address):
        nowhere = site.path(address, absent=sample)
        for role in ROLES:
            absent = site.ask(role, method, nowhere)
            if expected[role] in ("404", "in"):
                assert without(nowhere, absent) == without(path, site.ask(role, method, path)), (role, sample)
            else:
                assert absent[0] == "404", (role, sample)
