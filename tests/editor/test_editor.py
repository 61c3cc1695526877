"""The editor in Chromium: writing, saving, and every way in which saving can go wrong."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from collegium.kernel.text.reading import footnotes, headings, plain_text, recommendations
from collegium.kernel.text.schema import checked
from collegium.kernel.text.shape import walk
from factories.editor_stub import Paper, Served

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[1] / "journeys/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        it = player.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield it
        it.close()


class Desk:
    """One person at a browser with the text open."""

    def __init__(self, page, served: Served, context) -> None:
        self.page, self.served, self.context = page, served, context
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self.hear)

    @property
    def paper(self) -> Paper:
        return self.served.paper

    def hear(self, message) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def open(self):
        self.page.goto(self.served.url)
        self.page.wait_for_selector(".editor__text")
        return self

    def put_cursor(self, words: str, *, end: bool = True) -> None:
        """The cursor at an end of the block that holds these words (the arrow keys belong to the editor)."""
        self.page.locator(".editor__text :is(p, h2, h3, li p)", has_text=words).first.click()
        self.page.keyboard.press("End" if end else "Home")

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tool(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def waits_for(self, state: str) -> None:
        self.page.wait_for_selector(f"collegium-editor[data-state={state}]", timeout=15000)

    def until(self, holds, seconds: float = 12) -> None:
        """Looks again and again until it is so."""
        for _ in range(int(seconds * 20)):
            if holds():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError((plain_text(self.paper.doc), self.page.locator(".statusbar").all_inner_texts()))

    def saved(self, *words: str) -> str:
        """The words on the server once these are among them and everything is there."""
        self.until(lambda: all(it in plain_text(self.paper.doc) for it in words))
        self.page.wait_for_selector("collegium-editor:is([data-state=saved], [data-state=clean])", timeout=15000)
        return plain_text(self.paper.doc)

    def text(self) -> str:
        return self.page.inner_text(".editor__text")

    def axe(self) -> list[str]:
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        rules = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
        found = self.page.evaluate("rules => axe.run(document, rules).then(it => it.violations)", rules)
        return [f"{it['id']}: {it['nodes'][0]['html'][:200]}" for it in found]


@pytest.fixture
def served():
    it = Served()
    yield it
    it.stop()


@pytest.fixture
def desk(chromium, served):
    context = chromium.new_context(viewport={"width": 1440, "height": 1000})
    it = Desk(context.new_page(), served, context).open()
    yield it
    assert not it.faults, it.faults
    context.close()


@pytest.fixture
def second(desk):
    """The same person with the text in another tab."""
    return Desk(desk.context.new_page(), desk.served, desk.context)


def left_behind(desk):
    """Words that no server took: not even the last try of the page that went away."""
    desk.paper.mode = "broken"
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Left behind.")
    desk.waits_for("offline")
    desk.page.close(run_before_unload=False)


def found(desk):
    """The same person opens the text again and is offered the words; the server works again."""
    again = Desk(desk.context.new_page(), desk.served, desk.context).open()
    again.page.wait_for_selector(".editor__found")
    desk.paper.mode = "ok"
    return again


def say(block, words):
    block["content"] = [{"type": "text", "text": words}]


def kinds(paper):
    return [node["type"] for node in paper.doc["content"]]


def ids(paper):
    return [node["attrs"]["id"] for _, node in walk(paper.doc)]


def test_opening_changes_nothing(desk):
    before = desk.paper.doc
    desk.put_cursor("The price")
    desk.page.wait_for_timeout(1200)
    assert desk.paper.saved == [] and desk.paper.doc is before
    assert desk.page.inner_text(".editor__state") == "All is saved"
    assert "words" in desk.page.inner_text(".statusbar")


def test_what_is_typed_is_saved_and_nothing_else_changes(desk):
    before = ids(desk.paper)
    desk.put_cursor("The price of an hour is public.")
    desk.type(" It is printed.")
    desk.saved("The price of an hour is public. It is printed.")
    assert ids(desk.paper) == before
    assert desk.page.inner_text(".editor__state").startswith("Saved ")


def test_split_blocks_keep_their_ids(desk):
    paper = desk.paper
    price = next(node["attrs"]["id"] for node in paper.doc["content"] if "price" in str(node))
    desk.put_cursor("The price", end=False)
    desk.press("Enter")
    desk.until(lambda: len(paper.doc["content"]) == 9)
    last, before = paper.doc["content"][-1], paper.doc["content"][-2]
    assert last["attrs"]["id"] == price and "content" not in before
    desk.press("End", "Enter")
    desk.type("More")
    desk.saved("More")
    assert len(set(ids(paper))) == len(ids(paper))
    desk.press("Home", "Backspace")
    desk.saved("public.More")
    assert paper.doc["content"][-1]["attrs"]["id"] == price


def test_a_copy_gets_new_ids_and_a_moved_block_keeps_its_own(desk):
    paper = desk.paper
    before = ids(paper)
    desk.put_cursor("The price")
    desk.press("Control+a", "Control+c", "ArrowRight", "Control+v")
    desk.until(lambda: len(recommendations(paper.doc)) == 2)
    after = ids(paper)
    assert after[: len(before)] == before and len(after) > len(before) and len(set(after)) == len(after)
    assert len(footnotes(paper.doc)) == 2
    checked(paper.doc)


def test_tools_make_headings_marks_lists_and_quotations(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.press("Enter")
    desk.tool("Heading, level 2")
    desk.type("Depreciation")
    desk.press("Enter")
    desk.tool("Bold words")
    desk.type("strong")
    desk.tool("Bold words")
    desk.tool("Italic")
    desk.type("slanted")
    desk.press("Enter")
    desk.tool("Numbered list")
    desk.type("one")
    desk.press("Enter")
    desk.type("two")
    desk.press("Tab", "Enter", "Enter", "Enter")
    desk.tool("Quotation")
    desk.type("quoted")
    desk.saved("quoted")
    doc = desk.paper.doc
    assert [it.text for it in headings(doc)] == ["Access", "Cost model", "Depreciation"]
    assert headings(doc)[-1].level == 2
    assert kinds(desk.paper)[-4:] == ["heading", "paragraph", "orderedList", "blockquote"]
    runs = doc["content"][-3]["content"]
    assert [(it["text"], it["marks"][0]["type"]) for it in runs] == [("strong", "bold"), ("slanted", "italic")]
    assert doc["content"][-2]["content"][0]["content"][1]["type"] == "orderedList"
    assert desk.page.get_by_role("navigation").inner_text().split("\n") == ["Access", "Cost model", "Depreciation"]


def test_a_link_is_checked_before_it_is_set(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.type(" See ")
    desk.press("Control+k")
    desk.page.get_by_label("Words of the link").fill("the list")
    desk.page.get_by_label("Address").fill("javascript:alert(1)")
    desk.press("Enter")
    assert desk.page.get_by_label("Address").get_attribute("aria-invalid") == "true"
    assert desk.axe() == []
    desk.page.get_by_label("Address").fill("example.org/prices")
    desk.press("Enter")
    desk.type(".")
    desk.saved("See the list.")
    link = desk.paper.doc["content"][-1]["content"][1]
    assert link["text"] == "the list" and link["marks"][0]["attrs"]["href"] == "https://example.org/prices"


def test_a_recommendation_with_its_addressees(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.tool("Recommendation")
    desk.page.wait_for_timeout(100)
    desk.type(" Printed.")
    desk.page.get_by_label("European Parliament").check()
    desk.page.get_by_label("funders").check()
    assert desk.axe() == []
    desk.tool("Done")
    desk.until(lambda: recommendations(desk.paper.doc)[-1].addressees == ("parliament", "funders"))
    last = recommendations(desk.paper.doc)[-1]
    assert last.number == 2 and last.text == "The price of an hour is public. Printed."
    desk.tool("To: European Commission, Council of the European Union")
    desk.tool("Make it plain text again")
    desk.until(lambda: [it.addressees for it in recommendations(desk.paper.doc)] == [("parliament", "funders")])


def test_footnotes_are_written_changed_and_removed(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.tool("Footnote")
    desk.page.get_by_label("Words of the footnote").fill("  In euros. ")
    desk.tool("Keep the footnote")
    desk.saved("In euros.")
    assert [it.text for it in footnotes(desk.paper.doc)] == ["Survey of 2024, coverage 46 of 58.", "In euros."]
    desk.page.locator(".editor__text .fn").first.click()
    assert desk.page.get_by_label("Words of the footnote").input_value() == "Survey of 2024, coverage 46 of 58."
    desk.tool("Remove the footnote")
    desk.tool("In euros.")
    desk.page.get_by_label("Words of the footnote").fill("In euros and hours.")
    desk.tool("Keep the footnote")
    desk.until(lambda: [it.text for it in footnotes(desk.paper.doc)] == ["In euros and hours."])


def test_tables_grow_and_shrink(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.tool("Table")
    desk.page.get_by_label("Rows").fill("2")
    desk.page.get_by_label("Columns").fill("2")
    desk.tool("Insert the table")
    desk.type("Year")
    desk.press("Tab")
    desk.type("Hours")
    desk.press("Tab")
    desk.type("2021")
    desk.tool("Table")
    desk.tool("Row below")
    assert desk.axe() == []
    desk.tool("Column after")
    desk.tool("Column after")
    desk.tool("Remove the column")
    rows = lambda: desk.paper.doc["content"][-1].get("content", [])  # noqa: E731
    desk.until(lambda: kinds(desk.paper)[-1] == "table" and [len(row["content"]) for row in rows()] == [3, 3, 3])
    assert [cell["type"] for cell in rows()[0]["content"]] == ["tableHeader"] * 3
    assert [cell["type"] for cell in rows()[1]["content"]] == ["tableCell"] * 3


def test_undo_takes_back_what_was_typed(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Wrong")
    desk.tool("Undo")
    assert "Wrong" not in desk.text()
    desk.tool("Redo")
    desk.saved("Wrong")


def test_tools_are_reached_and_left_by_keyboard(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.press("Alt+F10")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert desk.page.evaluate(focused) == "Heading, level 1"
    desk.press("ArrowRight", "ArrowRight", "ArrowRight")
    assert desk.page.evaluate(focused) == "Bold words"
    desk.press("Enter")
    desk.type("!")
    desk.press("Escape", "End")
    assert desk.page.evaluate("document.activeElement.getAttribute('role')") == "toolbar" or desk.page.evaluate(
        "!!document.activeElement.closest('[role=toolbar]')"
    )
    assert desk.page.evaluate("[...document.querySelectorAll('.tool')].filter(it => it.tabIndex === 0).length") == 1


def test_offline_words_stay_and_are_sent_later(desk):
    desk.context.set_offline(True)
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Written in the train.")
    desk.waits_for("offline")
    assert desk.page.inner_text(".editor__state") == "Offline: kept on this device"
    assert desk.paper.saved == []
    desk.context.set_offline(False)
    desk.saved("Written in the train.")


def test_a_server_that_stumbles_is_asked_again(desk):
    desk.paper.mode = "broken"
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Again.")
    desk.waits_for("offline")
    desk.paper.mode = "ok"
    desk.tool("Try again")
    desk.saved("Again.")


def test_a_refused_text_stays_and_says_why(desk):
    desk.paper.mode = "refuse"
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Kept.")
    desk.waits_for("refused")
    assert "The text is too long." in desk.page.inner_text(".statusbar") and "Kept." in desk.text()
    assert desk.axe() == []
    desk.paper.mode = "ok"
    desk.type("!")
    desk.saved("Kept.!")


def test_signed_out_and_in_again_in_another_tab(desk):
    desk.paper.mode = "shut"
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Still here.")
    desk.waits_for("shut")
    assert "signed out" in desk.page.inner_text(".statusbar")
    desk.paper.mode, desk.paper.token = "ok", "second"
    desk.tool("Try again")
    desk.saved("Still here.")


def test_what_the_other_changed_elsewhere_is_merged(desk):
    desk.paper.change(lambda top: say(top[2], "A fifth of the hours is kept."))
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Mine.")
    desk.saved("A fifth of the hours is kept.", "public. Mine.")
    assert "A fifth of the hours is kept." in desk.text()
    assert "Nuria Calafat changed other parts meanwhile" in desk.page.inner_text(".editor__notices")
    desk.type(" And on.")
    desk.saved("Mine. And on.")


def test_a_conflict_shows_both_and_keeps_what_is_chosen(desk):
    def theirs(top):
        say(top[-1], "The price of an hour is secret.")
        say(top[2], "Theirs alone.")

    desk.paper.change(theirs)
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Mine.")
    desk.waits_for("conflict")
    box = desk.page.locator(".settling")
    assert "Nuria Calafat changed the same parts" in box.inner_text()
    assert "The price of an hour is secret." in box.inner_text() and "public. Mine." in box.inner_text()
    assert desk.page.get_by_role("button", name="Save the merged text").is_disabled()
    assert desk.axe() == []
    desk.page.get_by_label("Keep both, theirs first").check()
    desk.tool("Save the merged text")
    desk.saved("Theirs alone.", "The price of an hour is secret.", "public. Mine.")
    desk.type(" Go on.")
    desk.saved("Go on.")


@pytest.mark.parametrize(("button", "kept", "gone"), [
    ("Keep mine everywhere", "public. Mine.", "secret"), ("Take theirs everywhere", "secret", "Mine.")])  # fmt: skip
def test_a_conflict_can_be_settled_at_once(desk, button, kept, gone):
    desk.paper.change(lambda top: say(top[-1], "The price of an hour is secret."))
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Mine.")
    desk.waits_for("conflict")
    desk.tool(button)
    desk.tool("Save the merged text")
    assert gone not in desk.saved(kept)
    assert desk.page.locator(".settling").count() == 0


def test_words_left_on_the_device_are_offered(desk):
    left_behind(desk)
    desk.paper.change(lambda top: say(top[2], "Theirs meanwhile."))
    again = found(desk)
    assert "Left behind." not in again.text()
    assert again.axe() == []
    again.tool("Put them into the text")
    again.saved("Left behind.", "Theirs meanwhile.")
    again.page.reload()
    again.page.wait_for_selector(".editor__text")
    again.page.wait_for_timeout(300)
    assert again.page.locator(".editor__found").count() == 0 and not again.faults


def test_words_left_on_the_device_can_be_discarded_but_not_by_accident(desk):
    left_behind(desk)
    again = found(desk)
    again.tool("Discard them")
    again.tool("Keep them for now")
    again.open()
    again.tool("Discard them")
    again.tool("Discard for good")
    again.open()
    again.page.wait_for_timeout(300)
    assert again.page.locator(".editor__found").count() == 0
    assert "Left behind." not in again.text() and desk.paper.saved == []


def test_left_words_that_clash_are_shown_beside_the_text(desk):
    left_behind(desk)
    desk.paper.change(lambda top: say(top[-1], "The price of an hour is secret."))
    again = found(desk)
    again.tool("Put them into the text")
    again.page.get_by_label("Keep mine").check()
    again.tool("Save the merged text")
    again.saved("public. Left behind.")


def test_leaving_at_once_loses_nothing(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Last words.")
    desk.page.goto("about:blank")
    desk.until(lambda: "Last words." in plain_text(desk.paper.doc))
    desk.open()
    desk.page.wait_for_timeout(300)
    assert desk.page.locator(".editor__found").count() == 0


def test_words_are_offered_as_soon_as_the_other_page_is_gone(desk, second):
    desk.paper.mode = "broken"
    desk.put_cursor("The price of an hour is public.")
    desk.type(" Left behind.")
    desk.waits_for("offline")
    second.open()
    second.page.wait_for_timeout(300)
    assert second.page.locator(".editor__found").count() == 0
    desk.page.close(run_before_unload=False)
    second.page.wait_for_selector(".editor__found")
    desk.paper.mode = "ok"
    second.tool("Put them into the text")
    second.saved("Left behind.")


def test_two_tabs_do_not_offer_each_others_words(desk, second):
    desk.context.set_offline(True)
    desk.put_cursor("The price of an hour is public.")
    desk.type(" First tab.")
    desk.waits_for("offline")
    desk.context.set_offline(False)
    second.open()
    second.page.wait_for_timeout(500)
    assert second.page.locator(".editor__found").count() == 0
    second.put_cursor("An infrastructure")
    second.type(" Second tab.")
    second.saved("Second tab.")
    desk.saved("First tab.", "Second tab.")


def test_pasted_pages_are_cleaned(desk):
    desk.put_cursor("The price of an hour is public.")
    desk.press("Enter")
    desk.page.evaluate("""() => {
        const data = new DataTransfer();
        data.setData("text/html", `<h1 style="color:red" onclick="x()">Pasted</h1><p class="MsoNormal">with <b>bold</b>
          <span style="font-weight: 700">heavy</span> <b style="font-weight:normal">light</b>
          <a href="javascript:alert(1)">bad</a> <a href="https://example.org">good</a><img src=x onerror=alert(1)></p>
          <script>alert(1)</scr` + `ipt><table><tr><td style="width:3cm">cell</td></tr></table><ul><li>item</li></ul>`);
        const target = document.querySelector(".editor__text");
        target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    desk.saved("Pasted", "cell", "item")
    stored = str(desk.paper.doc)
    assert "javascript" not in stored and "https://example.org" in stored and "color" not in stored
    marks = {run["text"].strip(): run.get("marks") for run in desk.paper.doc["content"][-3]["content"]}
    assert marks["bold"] == marks["heavy"] == [{"type": "bold"}] and not marks["light bad"]
    checked(desk.paper.doc)


def test_an_empty_text_can_be_begun(desk):
    desk.served.paper.doc = {"type": "doc", "content": []}
    desk.open()
    desk.page.locator(".editor__text").click()
    desk.type("A first sentence.")
    assert desk.saved("A first sentence.") == "A first sentence."


def test_a_reader_cannot_write(desk):
    desk.paper.readonly = True
    desk.open()
    assert desk.page.locator(".editor__tools").count() == 0
    desk.put_cursor("The price")
    desk.type("no")
    assert "no" not in desk.text().split("public.")[-1]
    assert desk.axe() == []


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_it_looks_right_everywhere(chromium, served, look):
    size = {"width": 390, "height": 844} if look == "phone" else {"width": 1440, "height": 1000}
    context = chromium.new_context(
        viewport=size, has_touch=look == "phone", color_scheme="dark" if look == "dark" else "light"
    )
    desk = Desk(context.new_page(), served, context).open()
    desk.put_cursor("An infrastructure")
    desk.page.wait_for_timeout(200)
    assert desk.axe() == []
    width = desk.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1]
    pictures = os.environ.get("EDITOR_PICTURES")
    if pictures:
        desk.page.screenshot(path=f"{pictures}/editor-{look}.png", full_page=look == "phone")
    assert not desk.faults
    context.close()
