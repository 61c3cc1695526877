"""Who has a link comes in, on a desk and on a phone; who has an old one is told what to do."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

pytestmark = pytest.mark.browser


def path_of(address: str) -> str:
    """The path of an address that a letter or the command gave, whatever port it names."""
    return re.sub(r"^https?://[^/]+", "", address)


def new_link(network, role: str) -> str:
    """A link of fifteen minutes, as the office gives one by the command line."""
    done = network.run("login-link", network.cast()[role]["email"], "--data", str(network.folder), "--json")
    assert done.returncode == 0, done.stderr
    return path_of(re.search(r"https?://[^\s\"]+/in/[\w-]+", done.stdout)[0])


def press_sign_in(visitor) -> None:
    """The page is in the person's own language; its one button says what it does."""
    visitor.page.get_by_role("button", name=re.compile("^(Sign in|Se connecter)")).click()
    visitor.page.wait_for_url(re.compile("/desk/$"))


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("role", ["liaison", "secretary-general"])
def test_a_link_of_the_cast_signs_in(make_visitor, network, role, width):
    visitor, part = make_visitor(width=width), network.cast()[role]
    visitor.go(path_of(part["url"]))
    assert path_of(visitor.page.url).endswith("/sign-in/confirm/"), "the token does not stay in the address"
    visitor.sees(part["name"])
    press_sign_in(visitor)
    visitor.check()
    assert part["name"] in visitor.page.inner_text(".demobar__who")


def test_opening_the_link_alone_signs_nobody_in(visitor, network):
    visitor.go(path_of(network.cast()["president"]["url"]))
    visitor.go("/desk/")
    assert path_of(visitor.page.url).startswith("/sign-in/")


def test_the_bar_changes_the_person_on_a_phone(phone, network):
    phone.become("liaison")
    phone.go("/papers/")
    name = network.cast()["rector"]["name"]
    phone.page.locator(".demobar summary", has_text="Switch").tap()
    phone.page.locator(".demobar").get_by_role("button", name=name).tap()
    phone.page.get_by_text(f"You are looking as {name}").wait_for()
    assert path_of(phone.page.url) == "/papers/"
    phone.check()


def test_a_link_works_once_and_then_says_what_to_do(make_visitor, network):
    link = new_link(network, "delegate")
    first = make_visitor()
    first.go(link)
    press_sign_in(first)
    second = make_visitor(width=390)
    second.go(link, status=410)
    asks_for_another(second, "link_used")


def test_a_link_that_has_run_out_says_what_to_do(visitor, network):
    link = new_link(network, "delegate")
    with closing(sqlite3.connect(network.folder / "collegium.db")) as database, database:
        last = "(SELECT max(rowid) FROM people_signinlink)"
        ended = f"UPDATE people_signinlink SET expires_at = '2022-05-01' WHERE rowid = {last}"
        assert database.execute(ended).rowcount == 1
    visitor.go(link, status=410)
    asks_for_another(visitor, "link_old")


def test_a_link_that_never_was_says_what_to_do(visitor):
    visitor.go("/in/no-link-at-all", status=410)
    asks_for_another(visitor, "link_unknown")


def asks_for_another(visitor, code: str) -> None:
    """The page says why, and its one form sends a new link."""
    assert visitor.page.locator(f"[data-error={code}]").count() == 1
    visitor.fill("Your e-mail address", visitor.network.cast()["delegate"]["email"])
    visitor.click("Send the link")
    visitor.sees("Look into your mail")
