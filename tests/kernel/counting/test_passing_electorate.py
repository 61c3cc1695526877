"""The fingerprint of a frozen electorate."""

import hashlib
from fractions import Fraction

from collegium.kernel.counting.seats import SeatVote, electorate_hash

ROLL = [SeatVote("b", 2, "FR"), SeatVote("a", Fraction(7, 2), "AT"), SeatVote("é", 1)]


def test_is_the_hash_of_canonical_json():
    text = (
        '{"electorate":[{"country":"AT","seat":"a","weight":"7/2"},{"country":"FR","seat":"b","weight":"2"},'
        '{"country":null,"seat":"é","weight":"1"}]}'
    )
    assert electorate_hash(ROLL) == hashlib.sha256(text.encode()).hexdigest()


def test_order_votes_and_presence_change_nothing():
    voted = [
        SeatVote("a", Fraction(7, 2), "AT", present=True),
        SeatVote("é", yes=1),
        SeatVote("b", 2, "FR", no=2),
    ]
    assert electorate_hash(voted) == electorate_hash(ROLL)


def test_seat_weight_and_country_change_it():
    others = [
        [*ROLL, SeatVote("c")],
        [SeatVote("b", 3, "FR"), *ROLL[1:]],
        [SeatVote("b", 2, "BE"), *ROLL[1:]],
    ]
    assert len({electorate_hash(roll) for roll in [ROLL, *others]}) == 4
