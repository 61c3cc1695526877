"""Every form that can be refused gives back what was typed, with the error beside the field that it is about.

The forms are the rows of the table of addresses (url_table.py) in which somebody gets 422 for an empty form.
"""

import pytest
from django.db import transaction
from django.test import Client
from lxml import html

from architecture.tables import lines
from architecture.url_table import POST, ROLES

pytestmark = pytest.mark.django_db  # within the transaction of `site`
NO_PAGE = {"papers:save"}  # the editor's own address: JSON
TYPED = ("text", "search", "email", "url", "tel", "textarea")
COUNTED = ("date", "datetime-local", "number", "time", "month")
# Refused as a whole, whatever stands in the fields: the page says why with a code and shows no form that could be sent.
NO_FORM = {
    "ballots:vote closed", "ballots:close open", "ballots:recuse open", "members:end_hat gamma hat",
    "groups:seat openness vacant", "newsroom:remove_language news en",
    "priorities:answer round_closed",
}  # fmt: skip
# Nothing has to be filled in: as the page opens, it can be sent.
COMPLETE = {
    "challenges:support raised", "challenges:support adopted", "groups:seats openness", "papers:languages drafted",
    "papers:languages published", "benchmarking:answer data_open",
}  # fmt: skip


def refused():
    """(address, the first role that gets 422)."""
    for line in lines("POST", POST):
        words = line.split()
        statuses = dict(zip(ROLES, words[-len(ROLES) :], strict=True))
        address = " ".join(words[: -len(ROLES)])
        role = next((role for role in ROLES if statuses[role] == "422"), "")
        if role and address.split()[0] not in NO_PAGE:
            yield pytest.param(address, role, id=address)


def send(site, role, path, data=None):
    """The answer to a form, or without data to a look, and its page; what it changed is taken back."""
    client = Client()
    if site.cookies[role] is not None:
        client.cookies["collegium_session"] = site.cookies[role].value
    with transaction.atomic():
        sent = {"csrfmiddlewaretoken": "as a browser sends", **(data or {})}
        answer = client.get(path) if data is None else client.post(path, sent)
        transaction.set_rollback(True)
    return answer.status_code, html.document_fromstring(answer.content) if answer.content else None


def form_of(page, path):
    """The form of a page that is sent to this path: the one that does the page's act."""
    forms = [it for it in page.iter("form") if it.get("method") == "post" and it.get("data-act")]
    own = [it for it in forms if it.get("action") in (path, None, "")]
    assert own, [dict(it.attrib) for it in forms]
    return own[-1] if len(own) == 1 else max(own, key=lambda it: len(list(controls(it))))


def controls(form):
    """(name, kind, element) of what can be filled in."""
    for it in form.iter("input", "textarea", "select"):
        kind = it.get("type", "text") if it.tag == "input" else it.tag
        if it.get("name") and kind not in ("submit", "button"):
            yield it.get("name"), kind, it


def wrong_input(form):
    """Something typed into every field, and a choice that is not offered."""
    data = {}
    for number, (name, kind, it) in enumerate(controls(form)):
        if kind == "hidden":
            data[name] = it.get("value", "")
        elif kind in TYPED:
            data[name] = f"Typed {number} <b> & “so”"
        elif kind in COUNTED:
            data[name] = "soon"
        elif kind != "file":
            data[name] = "nothing-like-it"
    return data


def emptied(form):
    """What a browser sends when every field was emptied: hidden values, and the choice that each list stands on."""
    data = {}
    for name, kind, it in controls(form):
        if kind == "hidden":
            data[name] = it.get("value", "")
        elif kind == "select":
            data[name] = it.value or ""
        elif kind in TYPED + COUNTED:
            data[name] = ""
    return data


def told(page):
    """Every error stands in its field, and the control says that it is wrong and where the reason stands."""
    for error in page.find_class("field__error"):
        field = error.getparent()
        assert "field--error" in field.get("class"), error.text
        about = [it for it in field.iter() if error.get("id") in it.get("aria-describedby", "").split()]
        about += [field] if error.get("id") in field.get("aria-describedby", "").split() else []
        assert about, ("no control names this error", error.get("id"))
        assert any(it.get("aria-invalid") == "true" for it in field.iter()), ("not marked as wrong", error.get("id"))
    anchors = [it.get("href")[1:] for box in page.iter("c-errors") for it in box.iter("a")]
    assert all(page.get_element_by_id(anchor, None) is not None for anchor in anchors), anchors
    return len(page.find_class("field__error"))


def opened(site, role, path):
    """The form as its page opens; one that has no page of its own stands on the page that refuses it."""
    status, page = send(site, role, path)
    return form_of(page if status == 200 else send(site, role, path, {})[1], path)


ALL = list(refused())


@pytest.mark.parametrize(("address", "role"), ALL)
def test_an_empty_form_is_refused_beside_its_fields(site, address, role):
    path = site.path(address)
    status, page = send(site, role, path, {} if address in NO_FORM else emptied(opened(site, role, path)))
    if address in COMPLETE:
        assert status == 302
        return
    assert status == 422
    if told(page):
        assert list(page.iter("c-errors")), "no list on top that takes the focus"
    else:
        assert page.xpath("//*[@data-error]") or address in NO_FORM


@pytest.mark.parametrize(("address", "role"), [it for it in ALL if it.id not in NO_FORM])
def test_a_form_without_its_hidden_values_says_what_to_do(site, address, role):
    """A page that was cut off, or an old one: never a list of nothing."""
    path = site.path(address)
    form = opened(site, role, path)
    hidden = {name for name, kind, _ in controls(form) if kind == "hidden" and name != "csrfmiddlewaretoken"}
    data = {name: it.value or "" for name, kind, it in controls(form) if kind in ("select", *TYPED, *COUNTED)}
    status, page = send(site, role, path, data)
    assert status in (302, 404, 409, 422), status
    if status == 422:
        told(page)
        for box in page.iter("c-errors"):
            said = [it.text_content().strip() for it in box.iter("li")]
            assert said and all(said), "a list of nothing"
            assert "This field is required." not in said or not hidden, said


@pytest.mark.parametrize(("address", "role"), [it for it in ALL if it.id not in NO_FORM])
def test_what_was_typed_stays(site, address, role):
    path = site.path(address)
    form = opened(site, role, path)
    data = wrong_input(form)
    status, page = send(site, role, path, data)
    if status == 302:
        kinds = {kind for _name, kind, _it in controls(form)}
        assert kinds <= {"hidden", "file", *TYPED}, "a date or a choice that is none was taken"
        return
    assert status in (409, 422), status
    told(page)
    for name, kind, it in controls(form_of(page, path)):
        if kind in TYPED + COUNTED and it.get("readonly") is None and name in data and not name.endswith("_was"):
            held = it.text_content().lstrip("\n") if kind == "textarea" else it.get("value", "")
            assert held == data[name], (name, held)
