"""The tutorial of the whole circle, walked with its own words: one act in each room, by whoever would do it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

WRITTEN = Path(__file__).parents[2] / "docs" / "tutorial" / "the-whole-circle.md"
TUTORIAL = " ".join(WRITTEN.read_text(encoding="utf-8").split())
CASE = "Shared instruments are bought with grants, and nobody may be paid to run them"
COSTS = "Full costs are counted in as many ways as there are funders"
CONTRACTS = "Adopt the position “Contracts that outlast a project”"
CARD = "One letter to publishers keeps the rights of all authors"
RESERVE = "A small reserve pays people while a grant is late"
PAPER = "One table for full costs"
COLLEAGUE = "Maud Ferrière"
NEWS = "The Board adopted a position on contracts"


@pytest.fixture(scope="module")
def network(serve_a_copy):
    """A demonstration of its own: the walk changes what other journeys find."""
    with serve_a_copy("circle") as it:
        yield it


def test_the_whole_circle(visitor):
    look_around(visitor)
    members_and_people(visitor)
    groups(visitor)
    listen(visitor)
    prioritise(visitor)
    learn(visitor)
    draft(visitor)
    decide(visitor)
    publish(visitor)
    follow_up(visitor)
    meet(visitor)
    look_back(visitor)


def as_(visitor, role: str, who: str) -> None:
    """Change the part on the bar of the page, as the tutorial tells it."""
    assert f"**{who}**" in TUTORIAL, who
    visitor.page.get_by_text("Switch", exact=True).first.click()
    visitor.page.locator(f".demobar__list form[action*='/demo/as/{role}/'] button").first.click()
    visitor.page.wait_for_load_state("networkidle")


def told(visitor, *words: str, role: str = "button") -> None:
    """Press what the tutorial names with these words, one after the other."""
    for word in words:
        assert f"*{word}*" in TUTORIAL, word
        press(visitor, role, word)


def link(visitor, *words: str) -> None:
    """Follow what the tutorial names with these words."""
    told(visitor, *words, role="link")


def press(visitor, role: str, name: str | re.Pattern[str]) -> None:
    """The first of that name on the page itself; what comes then is checked."""
    visitor.page.locator("main").get_by_role(role, name=name).first.click()
    visitor.check()


def choose(visitor, word: str) -> None:
    """The radio button that the tutorial names with this word; what it means may follow on the page."""
    assert f"*{word}*" in TUTORIAL, word
    visitor.page.get_by_role("radio", name=re.compile(rf"^{word}\b")).first.check()


def go(visitor, name: str) -> None:
    """A heading of the navigation, by its words."""
    assert f"*{name}*" in TUTORIAL, name
    visitor.page.get_by_role("navigation").get_by_role("link", name=re.compile(f"^{name}\\b")).first.click()
    visitor.check()


def from_desk(visitor, act: str, what: str) -> None:
    """What waits on the desk, by the words of its button and of what it is about."""
    assert f"*{act}*" in TUTORIAL, act
    go(visitor, "My desk")
    press(visitor, "link", re.compile(rf"^{act}\b.*{re.escape(what)}"))


def look_around(visitor) -> None:
    """The front page, and the thread of one case from a challenge to what came of it."""
    visitor.go("/")
    visitor.go("/challenges/")
    link(visitor, CASE)
    visitor.sees("2 of 6 taken up, in part or wholly")


def members_and_people(visitor) -> None:
    """Rooms *members* and *people*: the Liaison enters a colleague, who signs in by the link of her letter."""
    as_(visitor, "liaison", "Camille Aubertin")
    go(visitor, "Members")
    link(visitor, "Institut Polytechnique de Paris", "Keep its people")
    visitor.fill("Name", COLLEAGUE)
    visitor.fill("E-mail address", "maud.ferriere@ip-paris.example")
    told(visitor, "See what will happen", f"Enter {COLLEAGUE} and send the mail")
    visitor.sees(COLLEAGUE)
    go(visitor, "Outbox")


def groups(visitor) -> None:
    """Room *groups*: the office gives the colleague the vacant seat of her university."""
    as_(visitor, "policy-officer", "Jonas Birk")
    go(visitor, "Groups")
    link(visitor, "Openness of Science & Technology", "Change the seats")
    press(visitor, "link", re.compile(r"^Seat somebody.* IP Paris$"))
    visitor.page.get_by_label("Person").select_option(label=COLLEAGUE)
    told(visitor, "Seat the person")
    visitor.sees(COLLEAGUE)


def listen(visitor) -> None:
    """Rooms *discussions* and *challenges*: a question is answered, support is given, the group adopts."""
    as_(visitor, "liaison", "Camille Aubertin")
    from_desk(visitor, "Answer", COSTS)
    link(visitor, "Answer Núria Calafat")
    visitor.fill("Your contribution", "Yes: five schools, one budget, and five ways of counting it.")
    told(visitor, "Write it")
    link(visitor, COSTS, "Ours too")
    visitor.fill("How does it show at your university?", "Our five schools count an hour in five ways.")
    told(visitor, "Support it")
    as_(visitor, "group-chair", "Ilse Marten")
    from_desk(visitor, "Decide", COSTS)
    link(visitor, "Adopt it")
    told(visitor, "Adopt it")
    visitor.sees("Adopted")


def prioritise(visitor) -> None:
    """Room *priorities*: a university puts its dots."""
    as_(visitor, "delegate", "Étienne Vasseur")
    from_desk(visitor, "Answer", "What the groups take up next")
    for field, dots in zip(visitor.page.get_by_role("spinbutton").all(), ("4", "0", "3", "3"), strict=True):
        field.fill(dots)
    told(visitor, "Send the answer")
    visitor.sees("Stored for IP Paris")
    link(visitor, "Who has answered")
    go(visitor, "Priorities")
    link(visitor, "See the work plan")
    visitor.sees("Shared instruments are bought with grants")


def learn(visitor) -> None:
    """Rooms *practices* and *benchmarking*: a card is reviewed, another one tried; values are confirmed."""
    as_(visitor, "group-chair", "Ilse Marten")
    from_desk(visitor, "Review", RESERVE)
    choose(visitor, "Share it")
    told(visitor, "Decide")
    as_(visitor, "liaison", "Camille Aubertin")
    go(visitor, "Good practices")
    link(visitor, CARD, "We tried it")
    visitor.page.get_by_label("Tried since").fill("2022-03-01")
    visitor.fill("What did you change?", "The letter went to 60 publishers only.")
    told(visitor, "Put it on the card")
    from_desk(visitor, "Confirm", "Data round 2021")
    told(visitor, "Confirm them")
    go(visitor, "Data")
    link(visitor, "Where we stand")
    visitor.sees("Where Institut Polytechnique de Paris stands")


def draft(visitor) -> None:
    """Room *papers*: the chair begins a draft from the challenge and writes."""
    as_(visitor, "group-chair", "Ilse Marten")
    go(visitor, "Challenges")
    link(visitor, COSTS, "Start a draft from it")
    form = visitor.page.locator("form[data-act='papers.start']")
    form.get_by_label("Position paper").check()
    form.get_by_label("Title", exact=True).fill(PAPER)
    told(visitor, "Start the draft")
    visitor.page.wait_for_url(re.compile(r"/papers/[^/]+/write/"))
    visitor.page.locator("[contenteditable=true]").first.click()
    visitor.page.keyboard.type("An hour of the same instrument has five prices.", delay=0)
    visitor.page.get_by_text(re.compile(r"^Saved")).first.wait_for()
    visitor.check()


def decide(visitor) -> None:
    """Room *ballots*: two seats vote; the quorum is met, and the President closes the vote."""
    as_(visitor, "board-member", "Outi Rautalampi")
    from_desk(visitor, "Vote", CONTRACTS)
    choose(visitor, "For")
    told(visitor, "Vote")
    link(visitor, "Where this vote stands")
    as_(visitor, "president", "Halina Wierzbowska")
    from_desk(visitor, "Vote", CONTRACTS)
    choose(visitor, "For")
    told(visitor, "Vote")
    link(visitor, "Where this vote stands", "Close the vote now")
    told(visitor, "Close it and count")
    visitor.sees("Adopted")


def publish(visitor) -> None:
    """Rooms *papers* and *newsroom*: what was adopted is published, and told."""
    as_(visitor, "policy-officer", "Jonas Birk")
    go(visitor, "Papers")
    link(visitor, "Contracts that outlast a project", "Publish")
    told(visitor, "Publish")
    go(visitor, "News")
    link(visitor, "Write news")
    visitor.fill("Title", NEWS)
    visitor.fill("Text", "Eight recommendations on the contracts of those who carry research.")
    told(visitor, "Keep the draft", "Publish")
    visitor.sees(NEWS)


def follow_up(visitor) -> None:
    """Room *policy*: what came of a recommendation is recorded with its source."""
    go(visitor, "European files")
    link(visitor, "What came of it", "Allow shared instruments to be transferred", "Record what came of it")
    choose(visitor, "Taken up in part")
    visitor.page.locator("#id_source").fill("https://example.org/invented/transfer")
    visitor.page.locator("#id_quotation").fill("Instruments may be handed over between public bodies.")
    visitor.page.locator("#id_publisher").fill("A ministry (invented)")
    told(visitor, "Record it")


def meet(visitor) -> None:
    """Rooms *meetings* and *events*: somebody comes, minutes are frozen, a place is taken."""
    as_(visitor, "board-member", "Outi Rautalampi")
    from_desk(visitor, "Answer", "Summer meeting of the Board")
    told(visitor, "I come")
    as_(visitor, "group-chair", "Ilse Marten")
    from_desk(visitor, "Approve", "Meeting 2, on line")
    told(visitor, "Freeze the minutes")
    as_(visitor, "liaison", "Camille Aubertin")
    go(visitor, "Events")
    link(visitor, "Professional Week", "Register")
    told(visitor, "Register")
    visitor.sees("You come: you have a place.")
    go(visitor, "Calendar")
    told(visitor, "Make my address")


def look_back(visitor) -> None:
    """What was done stands in the activity, in the figures of the year and at the end of the thread."""
    as_(visitor, "policy-officer", "Jonas Birk")
    go(visitor, "Activity")
    visitor.sees(f"Jonas Birk published the news “{NEWS}”.")
    visitor.page.context.clear_cookies()
    visitor.go("/our-year/")
    visitor.go("/challenges/")
    link(visitor, CASE)
    visitor.sees("3 of 6 taken up, in part or wholly")
    assert visitor.network.run("verify", "--data", str(visitor.network.folder), "--json").returncode == 0
