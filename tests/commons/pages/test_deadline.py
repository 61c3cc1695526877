import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.commons.pages.shapes.deadline import Distance, distance, patience, urgency

NOW = datetime(2022, 5, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (timedelta(days=7, seconds=1), "calm"),
        (timedelta(days=7), "near"),
        (timedelta(hours=48, seconds=1), "near"),
        (timedelta(hours=48), "urgent"),
        (timedelta(seconds=1), "urgent"),
        (timedelta(0), "over"),
        (timedelta(days=-1), "over"),
    ],
)
def test_urgency_at_its_edges(left, state):
    assert urgency(NOW + left, NOW) == state


@pytest.mark.parametrize(("days", "state"), [(0, "new"), (9.99, "new"), (10, "care"), (13.99, "care"), (14, "long")])
def test_patience_at_its_edges(days, state):
    assert patience(NOW - timedelta(days=days), NOW) == state


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (timedelta(days=11, hours=2), Distance(11, "day")),
        (timedelta(hours=26), Distance(26, "hour")),
        (timedelta(minutes=119), Distance(119, "minute")),
        (timedelta(seconds=-30), Distance(0, "minute")),
        (timedelta(hours=-3, minutes=-59), Distance(-3, "hour")),
        (timedelta(days=-3), Distance(-3, "day")),
    ],
)
def test_distance_in_words_of_the_right_size(gap, told):
    assert distance(NOW + gap, NOW) == told


@given(st.timedeltas(min_value=timedelta(days=-4000), max_value=timedelta(days=4000)))
def test_distance_never_says_more_than_there_is(gap):
    told = distance(NOW + gap, NOW)
    unit = timedelta(**{f"{told.unit}s": 1})
    assert abs(told.amount) * unit <= abs(gap) < (abs(told.amount) + 1) * unit
    assert told.amount * gap.total_seconds() >= 0


SAMPLES = json.loads((Path(__file__).parent / "distances.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample['minutes']} minutes")
def test_server_and_browser_agree(sample):
    """`npm run check` in web/ asks the browser's side the same."""
    at = NOW + timedelta(minutes=sample["minutes"])
    assert urgency(at, NOW) == sample["urgency"]
    assert distance(at, NOW) == Distance(sample["amount"], sample["unit"])
    if "patience" in sample:
        assert patience(at, NOW) == sample["patience"]
