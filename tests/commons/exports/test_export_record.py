"""The record of a vote on its pages."""

import pytest

from collegium.commons.exports.house import Assembly, Count
from collegium.commons.exports.record import SeatLine, record_pdf
from commons.exports.export_samples import assembly, pages, record, words


def test_a_record_says_question_result_rule_seats_and_proof():
    whole = words(record_pdf(record()))
    for said in (
        "Record of a vote, the Board",
        "Shall the text be adopted?",
        "Adopted 2 of 3 votes needed, 2 reached.",
        "Opened Mon 2 May 2022, 09:00 CEST",
        "More than half of the votes cast.",
        "Ilse Marten for",
        "Jānis Ozols against",
        "act 12,345",
        "sha256:" + "fedcba9876543210" * 4,
    ):
        assert said in whole


def test_a_secret_vote_has_no_names():
    secret = record(columns=(), seats=(), seats_note="The vote was secret; who voted how is not known to anybody.")
    whole = words(record_pdf(secret))
    assert "not known to anybody" in whole and "Marten" not in whole


def test_a_table_of_400_seats_repeats_its_head():
    seats = tuple(SeatLine((f"Seat {n}", "for"), "supports") for n in range(400))
    found = pages(record_pdf(record(seats=seats)))
    assert "Seat 399 for" in found[-1] or "Seat 399 for" in found[-2]
    assert sum("Seat Vote" in page for page in found) > 4


def test_seats_need_a_text_for_each_column():
    with pytest.raises(ValueError, match="each column"):
        record(seats=(SeatLine(("only one",)),))


@pytest.mark.parametrize("mark", ["love", "SUPPORTS"])
def test_a_mark_must_be_of_the_assembly(mark):
    with pytest.raises(ValueError, match="mark"):
        Count(mark, 1, "x")
    with pytest.raises(ValueError, match="mark"):
        SeatLine(("x",), mark)


@pytest.mark.parametrize("seats", [0, 1, 2, 7, 13, 58, 1000])
def test_an_assembly_of_any_size_is_drawn(seats):
    drawn = Assembly((Count("answered", seats, "answered"),), f"{seats} seats answered.", str(seats))
    assert str(seats) in words(record_pdf(record(assembly=drawn)))


def test_places_lie_in_the_half_circle_and_the_gate_between_them():
    data = assembly(gate=29).data()
    assert len(data["seats"]) == 58
    assert all(seat["x"] ** 2 + seat["y"] ** 2 <= 1.0001 and seat["y"] <= 0.0001 for seat in data["seats"])
    assert data["seats"][0]["x"] < 0 < data["seats"][-1]["x"]
    assert abs(data["gate"][0]) < 0.2
    assert assembly().data()["gate"] is None
