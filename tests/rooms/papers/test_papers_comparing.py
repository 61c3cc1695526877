"""Two texts beside each other, as a page draws them."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.comparison import Change, Fold
from collegium.kernel.text.outline import from_outline
from collegium.rooms.papers.comparing import compared


def text(outline, ids=None, title="Title", standfirst=""):
    """A text whose blocks are called b00000000001 and so on, or as `ids` say."""
    numbers = iter(ids or range(1, 1000))
    doc = from_outline(outline, lambda: f"b{next(numbers):011d}")
    return SimpleNamespace(doc=doc, title=title, standfirst=standfirst)


def flat(found):
    for change in found.changes:
        yield from change.changes if isinstance(change, Fold) else [change]


def words(change: Change):
    return "".join(run.text for run in change.runs)


def test_one_word():
    found = compared(text("Pay the full cost."), text("Pay the whole cost."))
    (change,) = flat(found)
    assert [(run.kind, run.text) for run in change.runs] == [
        ("same", "Pay the "),
        ("del", "full"),
        ("ins", "whole"),
        ("same", " cost."),
    ]
    assert found.summary == ["1 changed", "1 word came", "1 word went"]


def test_nothing():
    found = compared(text("One.\n\nTwo."), text("One.\n\nTwo."))
    assert found.same and found.summary == [] and {change.kind for change in flat(found)} == {"same"}


def test_a_new_and_a_removed_paragraph_stand_where_they_belong():
    found = compared(text("One.\n\nTwo.\n\nThree."), text("One.\n\nThree.\n\nFour.", ids=[1, 3, 4]))
    assert [(c.kind, words(c), c.was, c.place) for c in flat(found)] == [
        ("same", "One.", 1, 1),
        ("removed", "Two.", 2, 0),
        ("same", "Three.", 3, 2),
        ("added", "Four.", 0, 3),
    ]


def test_a_moved_paragraph_says_from_where():
    found = compared(text("One.\n\nTwo.\n\nThree."), text("Three.\n\nOne.\n\nTwo.", ids=[3, 1, 2]))
    (moved,) = [change for change in flat(found) if change.kind == "moved"]
    assert (words(moved), moved.was, moved.place) == ("Three.", 3, 1)
    assert found.summary == ["1 moved"]


TABLE = "| Matter | Act |\n| --- | --- |\n| Pension | settles |\n| Visa | {cell} |"


def test_a_cell_of_a_table():
    found = compared(text(TABLE.format(cell="asks")), text(TABLE.format(cell="obliges")))
    (table,) = flat(found)
    assert table.block == "table" and table.kind == "changed"
    assert [[cell.changed for cell in row] for row in table.rows] == [
        [False, False],
        [False, False],
        [False, True],
    ]
    assert [cell.head for cell in table.rows[0]] == [True, True]


def test_a_row_that_was_taken_out_stays_a_row():
    short = "| Matter | Act |\n| --- | --- |\n| Visa | asks |"
    new = text(short)
    old = text(TABLE.format(cell="asks"))
    # the same ids for what stayed: table, head row and the last row
    rows = old.doc["content"][0]["content"]
    new.doc["content"][0]["content"] = [rows[0], rows[2]]
    (table,) = flat(compared(old, new))
    assert [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows] == [
        ["Matter", "Act"],
        ["Pension", "settles"],
        ["Visa", "asks"],
    ]
    assert all(run.kind == "del" for cell in table.rows[1] for run in cell.runs)


def test_a_renumbered_list_says_its_numbers():
    old = text("1. one\n2. two\n3. three")
    items = old.doc["content"][0]["content"]
    new = text("1. one\n2. two\n3. three")
    new.doc["content"][0]["content"] = [items[0], items[2]]
    notes = {words(change): change.note for change in flat(compared(old, new))}
    assert notes["three"] == "number 3 is now 2"


def test_addressees_are_told():
    old, new = text("!rec commission\nDo it."), text("!rec council, funders\nDo it.")
    (change,) = flat(compared(old, new))
    assert change.block == "recommendation" and change.bullet == "1"
    assert change.note == "now addressed to Council, Funders"


def test_title_and_standfirst_are_compared_too():
    found = compared(text("One.", title="Old title"), text("One.", title="New title", standfirst="Why."))
    assert not found.same and [run.kind for run in found.title] == ["del", "ins", "same"]
    assert [run.text for run in found.standfirst] == ["Why."]


BLOCKS = st.lists(
    st.sampled_from(["One two.", "## Head", "- a\n- b", "> said", "!rec council\nDo it.", "| a | b |\n| c | d |"]),
    max_size=7,
)


@given(BLOCKS, BLOCKS)
def test_what_was_and_what_is_can_both_be_read(before, after):
    old, new = text("\n\n".join(before)), text("\n\n".join(after), ids=range(5, 1000))
    shown = list(flat(compared(old, new)))

    def read(skipped, gone):
        parts = []
        for change in shown:
            if change.kind == gone:
                continue
            cells = [cell for row in change.rows for cell in row]
            runs = [*change.runs, *(run for cell in cells for run in cell.runs)]
            parts.append("".join(run.text for run in runs if run.kind != skipped))
        return sorted("".join(parts).replace(" ", ""))

    from collegium.kernel.text.leaves import leaves

    assert read("ins", "added") == sorted("".join(leaf.text for leaf in leaves(old.doc)).replace(" ", ""))
    assert read("del", "removed") == sorted("".join(leaf.text for leaf in leaves(new.doc)).replace(" ", ""))


def test_places_count_without_gaps():
    found = compared(text("One.\n\n" + TABLE.format(cell="x") + "\n\nTwo."), text("Two.\n\nOne.", ids=[16, 1]))
    places = [change.place for change in flat(found) if change.place]
    assert places == list(range(1, len(places) + 1))
