import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.assembly import STATES, Seat, assembly_of, in_fixed_order

seats = st.lists(
    st.builds(
        Seat,
        name=st.text(max_size=8),
        state=st.sampled_from(STATES),
        country=st.sampled_from(["AT", "FR", "PL"]),
    )
)


@given(seats, st.integers(0, 60))
def test_every_seat_is_drawn_once_in_the_order_of_states(given_seats, gate):
    house = assembly_of(given_seats, gate=gate)
    assert sorted(map(id, (placed.seat for placed in house.placed))) == sorted(map(id, given_seats))
    order = [STATES.index(placed.seat.state) for placed in house.placed]
    assert order == sorted(order)
    assert sum(count for _, count in house.counts) == len(given_seats)


def test_fixed_order_is_by_country_then_name_with_marks_beside_their_letter():
    names = ["Šiauliai", "Zagreb", "Sofia", "Uppsala"]
    assert [seat.name for seat in in_fixed_order(Seat(name, "silent") for name in names)] == [
        "Šiauliai",
        "Sofia",
        "Uppsala",
        "Zagreb",
    ]


def test_a_secret_ballot_keeps_no_name_and_no_mark_of_ones_own():
    house = assembly_of([Seat("IP Paris", "supports", "FR", you=True, url="/x", note="n")], named=False)
    assert house.you is None
    assert house.seats == (Seat("", "supports"),)
    assert house.placed[0].seat == Seat("", "supports")


def test_your_seat_is_found():
    house = assembly_of([Seat("Ghent", "silent"), Seat("IP Paris", "supports", you=True)])
    assert house.you.name == "IP Paris"


def test_a_state_without_a_mark_is_refused():
    with pytest.raises(ValueError, match="maybe"):
        assembly_of([Seat("Ghent", "maybe")])
