from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.comparison import Cell, Change, Fold, Run, folded, redline

texts = st.text(alphabet="ab c.,\n\tłé’", max_size=60)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_redline(before, after):
    runs = redline(before, after)
    assert "".join(run.text for run in runs if run.kind != "ins") == before
    assert "".join(run.text for run in runs if run.kind != "del") == after
    assert all(run.text for run in runs)


def test_one_word_is_one_change():
    assert redline("at least a tenth of its hours", "at least a fifth of its hours") == (
        Run("same", "at least a "),
        Run("del", "tenth"),
        Run("ins", "fifth"),
        Run("same", " of its hours"),
    )


def test_neighbouring_changes_become_one_phrase():
    assert redline("pay one tenth, now", "pay two fifths, now") == (
        Run("same", "pay "),
        Run("del", "one tenth"),
        Run("ins", "two fifths"),
        Run("same", ", now"),
    )


def test_a_cell_knows_whether_it_changed():
    assert not Cell((Run("same", "12"),)).changed
    assert Cell((Run("del", "12"), Run("ins", "13"))).changed


def kinds(text):
    names = {"s": "same", "c": "changed"}
    return [Change(names[letter], place=place) for place, letter in enumerate(text)]


def shape(text):
    return [len(part.changes) if isinstance(part, Fold) else part.kind[0] for part in folded(kinds(text))]


def test_long_unchanged_parts_are_folded_and_neighbours_stay():
    assert shape("sssssc") == [4, "s", "c"]
    assert shape("csssssc") == ["c", "s", 3, "s", "c"]
    assert shape("csssc") == ["c", "s", "s", "s", "c"]
    assert shape("ssss") == [4]


@given(st.text(alphabet="sc", max_size=40))
def test_nothing_is_lost_by_folding(text):
    found = [change for part in folded(kinds(text)) for change in (part.changes if isinstance(part, Fold) else [part])]
    assert found == kinds(text)
