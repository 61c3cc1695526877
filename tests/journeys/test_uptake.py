"""From a challenge to what came of it: the public reads the thread, the office records an answer, all read it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
PAPER = "/papers/instruments-that-outlive-the-grant/"
FILE = "/policy/horizon-europe-the-framework-programme-20212027/"
SAID = "Instruments may be handed over between public bodies, with a plan for their last years."


def test_the_thread_of_a_challenge_ends_with_what_came_of_it(visitor):
    visitor.go("/challenges/")
    visitor.click("Shared instruments are bought with grants", role="link")
    visitor.sees("2 of 6 taken up, in part or wholly")
    visitor.go(PAPER)
    visitor.sees("2 of 6 recommendations taken up, in part or wholly")
    visitor.sees("the method is not examined again for each grant")
    visitor.click("Horizon Europe", role="link")
    visitor.sees("What the network asks here")


def test_the_office_records_and_the_public_reads(visitor, phone):
    visitor.become("policy-officer")
    visitor.go("/recommendations/?group=sustainable-funding&state=open")
    visitor.click("Allow shared instruments to be transferred", role="link")
    visitor.click("Record what came of it", role="link")
    visitor.page.get_by_label("Taken up in part").check()
    visitor.click("Record it")
    assert visitor.page.locator('[data-error="no_source"]').count() == 1
    visitor.page.locator("#id_source").fill("https://example.org/invented/transfer")
    visitor.page.locator("#id_quotation").fill(SAID)
    visitor.page.locator("#id_publisher").fill("A ministry (invented)")
    visitor.click("Record it")
    visitor.sees(SAID)
    phone.go(PAPER)
    phone.sees("3 of 6 recommendations taken up, in part or wholly")
    phone.sees(SAID)


def test_a_file_and_the_log_of_the_office(visitor):
    visitor.become("group-chair")
    visitor.go("/desk/")
    visitor.sees("Call for evidence (invented)")
    visitor.become("policy-officer")
    visitor.go("/policy/data-act/")
    visitor.click("Enter one", role="link")
    visitor.page.locator("#id_title").fill("A second round")
    visitor.page.locator("#id_opens_on").fill("2022-05-20")
    visitor.page.locator("#id_closes_on").fill("2022-05-10")
    visitor.click("Enter it")
    visitor.sees("The last day lies before the first.")
    visitor.page.locator("#id_closes_on").fill("2022-06-10")
    visitor.click("Enter it")
    visitor.sees("A second round")
    visitor.go("/outreach/")
    visitor.click("Enter what was said", role="link")
    visitor.page.locator("#id_subject").fill("The second round")
    visitor.page.locator("#id_with_whom").fill("An adviser")
    visitor.page.locator("#id_organisation").fill("A cabinet (invented)")
    visitor.page.locator("#id_said").fill("They will read our answer.")
    visitor.click("Keep it")
    visitor.sees("They will read our answer.")


@pytest.mark.parametrize("path", ["/policy/", FILE, "/recommendations/", "/fr" + FILE, "/fr/recommendations/"])
def test_the_public_reads_on_a_phone(phone, path):
    phone.go(path)


@pytest.mark.parametrize(
    "path", ["/policy/", FILE, "/recommendations/", "/outreach/", "/outreach/new/", "/fr/outreach/"]
)
def test_the_pages_hold_in_the_dark(make_visitor, path):
    visitor = make_visitor(theme="dark")
    visitor.become("policy-officer")
    visitor.go(path)
