import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.initials import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Camille Aubertin", "CA"),
        ("Jan van der Berg", "JB"),
        ("Pekka Haavisto-Lind", "PL"),
        ("Étienne Vasseur", "ÉV"),
        ("Łucja Żak", "ŁŻ"),
        ("Σωτηρία Παππά", "ΣΠ"),
        ("Plato", "P"),
        ("maria de souza", "MS"),
        ("(office)", "O"),
        ("", ""),
        ("123 ,", ""),
    ],
)
def test_initials_of_names(name, letters):
    assert initials(name) == letters


@given(st.text())
def test_any_text_gives_at_most_two_parts(name):
    letters = initials(name)
    assert letters == letters.upper()
    assert (letters == "") == (not any(letter.isalpha() for part in name.split() for letter in part))
