"""The minutes of a meeting on their pages."""

from datetime import UTC, datetime

import pytest

from collegium.commons.exports.house import NetworkPrint
from collegium.commons.exports.minutes import ItemPrint, MinutesPrint, minutes_pdf, minutes_words
from commons.exports.export_samples import pages, words

ITEM = ItemPrint(
    title="The draft",
    line="Discussion, 30 minutes, Ilse Marten",
    said=("Two chapters are missing.", "The group reads again in May."),
    decided=("The draft goes on.",),
    papers=("Shared laboratories",),
    actions=(("Write chapter two.", "Jānis Ozols", "13 May 2022"),),
)


def minutes(**other):
    given = {
        "lang": "en",
        "words": minutes_words(str),
        "network": NetworkPrint("Test network", "of universities", "testnet.example"),
        "body": "Openness",
        "title": "Meeting 6",
        "version": "Minutes, version 1",
        "made_at": datetime(2022, 5, 2, 9, 0, tzinfo=UTC),
        "facts": (("When", "Mon 2 May 2022, 09:00 CEST"), ("Where", "Brussels")),
        "turnout": "9 of 14 institutions were there.",
        "columns": ("Name", "University", "Presence"),
        "people": (("Ilse Marten", "TU Delft", "Present"), ("Jānis Ozols", "RTU", "Substitute: Ada Lind")),
        "items": (ITEM,),
    }
    return MinutesPrint(**{**given, **other})


def test_minutes_say_who_was_there_what_was_said_decided_and_who_does_what():
    whole = words(minutes_pdf(minutes()))
    for said in (
        "Minutes, Openness",
        "Meeting 6",
        "9 of 14 institutions were there.",
        "Jānis Ozols RTU Substitute: Ada Lind",
        "1. The draft",
        "The group reads again in May.",
        "Decided The draft goes on.",
        "Write chapter two. Jānis Ozols 13 May 2022",
        "Shared laboratories",
        "Minutes, version 1",
    ):
        assert said in whole


def test_a_new_version_says_why_it_was_made():
    assert "Why this version" not in words(minutes_pdf(minutes()))
    assert "Why this version was made A name was wrong." in words(minutes_pdf(minutes(reason="A name was wrong.")))


def test_the_same_minutes_have_the_same_bytes():
    assert minutes_pdf(minutes()) == minutes_pdf(minutes())


def test_long_minutes_go_on_over_pages():
    said = tuple("A long paragraph of what was said at this meeting. " * 12 for _ in range(20))
    found = pages(minutes_pdf(minutes(items=(ItemPrint("Long", said=said), ITEM))))
    assert len(found) > 4 and "2. The draft" in found[-1]


@pytest.mark.parametrize("said", ['#read("/etc/passwd")', "*bold* _it_ $x$ <label> @ref", "a" * 400])
def test_what_is_written_is_printed_and_never_run(said):
    item = ItemPrint(said, said=(said,), decided=(said,), actions=((said, said, "1"),))
    whole = words(minutes_pdf(minutes(title=said, items=(item,)))).replace(" ", "").replace("\u200b", "")
    assert whole.count(said.replace(" ", "")) >= 3


def test_people_need_a_text_for_each_column():
    with pytest.raises(ValueError, match="each column"):
        minutes(people=(("only one",),))
