"""The house stands: the public finds its way, the cast signs in by link, main pages hold on a desk and on a phone."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
PUBLIC = ["/", "/papers/", "/challenges/", "/groups/", "/groups/board/", "/members/", "/members/ip-paris/", "/news/",
          "/decisions/", "/search/?q=instruments", "/about/", "/privacy/", "/imprint/", "/accessibility/", "/sign-in/",
          "/papers/instruments-that-outlive-the-grant/", "/styleguide/"]  # fmt: skip
WORK = ["/desk/", "/inbox/", "/people/", "/activity/", "/account/", "/papers/", "/groups/sustainable-funding/",
        "/challenges/", "/decisions/", "/outbox/"]  # fmt: skip


@pytest.mark.parametrize("path", PUBLIC)
def test_the_public_reads(visitor, path):
    visitor.go(path)
    assert visitor.page.locator("h1").count() == 1
    visitor.sees("people, votes and texts are invented")


@pytest.mark.parametrize("path", PUBLIC)
def test_the_public_reads_on_a_phone(phone, path):
    phone.go(path)


@pytest.mark.parametrize("path", ["/fr" + path for path in PUBLIC if path != "/styleguide/"])
def test_the_public_reads_in_french(visitor, path):
    visitor.go(path)
    assert visitor.page.get_attribute("html", "lang") == "fr"
    visitor.sees("les personnes, les votes et les textes sont inventés")


@pytest.mark.parametrize("role", ["secretary-general", "liaison"])
def test_members_work(visitor, role):
    visitor.become(role)
    for path in WORK:
        visitor.go(path)
        assert visitor.page.locator("h1").count() == 1


def test_members_work_on_a_phone_and_in_french(phone):
    phone.become("liaison")
    for path in WORK:
        phone.go("/fr" + path)


def test_the_switch_changes_the_person_in_one_click(visitor):
    visitor.become("liaison")
    visitor.go("/challenges/")
    visitor.page.locator(".demobar summary").last.click()
    name = visitor.network.cast()["president"]["name"]
    visitor.page.locator(".demobar").get_by_role("button", name=name).first.click()
    visitor.page.wait_for_load_state("networkidle")
    assert visitor.page.url.endswith("/challenges/")
    visitor.sees(name)


def test_what_is_not_there_and_what_is_not_open_look_the_same(visitor):
    visitor.become("guest")
    visitor.go("/settings/identity/", status=404)
    forbidden = visitor.page.inner_text("main")
    visitor.go("/challenges/nowhere/", status=404)
    assert visitor.page.inner_text("main") == forbidden


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_dark_and_high_contrast_hold(make_visitor, theme):
    visitor = make_visitor(theme=theme)
    for path in ("/", "/members/", "/papers/instruments-that-outlive-the-grant/"):
        visitor.go(path)
    visitor.become("secretary-general")
    for path in ("/desk/", "/groups/board/"):
        visitor.go(path)
