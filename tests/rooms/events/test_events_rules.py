"""The rules of events without a database: moves, registration, overlaps, the programme as tables."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collegium.rooms.events.choices import STANDING, State
from collegium.rooms.events.rules import (
    FLOW,
    Span,
    Standing,
    may_give_up,
    may_record_attendance,
    may_register,
    overlapping,
    programme,
)

DAY = date(2022, 5, 2)
days = st.integers(-30, 30).map(lambda n: DAY + timedelta(days=n))


@st.composite
def standings(draw):
    start = draw(days)
    until = draw(st.none() | days)
    return Standing(
        state=draw(st.sampled_from(State)),
        starts_on=start,
        ends_on=start + timedelta(days=draw(st.integers(0, 5))),
        today=DAY,
        until=until,
        registers=draw(st.booleans()),
    )


@given(standings())
def test_registration_opens_with_a_last_day_that_has_not_passed(event):
    may = event.registers and event.until is not None and event.until >= DAY and event.ends_on >= DAY
    assert FLOW.check("open", event).allowed == (event.state in (State.ANNOUNCED, State.CLOSED) and may)


@given(standings())
def test_nothing_is_held_before_its_first_day_nor_announced_after_its_last(event):
    assert FLOW.check("hold", event).allowed == (event.state in (State.DRAFT, *STANDING) and event.starts_on <= DAY)
    assert FLOW.check("announce", event).allowed == (event.state == State.DRAFT and event.ends_on >= DAY)


@given(standings())
def test_one_registers_until_the_end_of_the_last_day_the_office_until_the_event_is_over(event):
    assert may_register(event).allowed == (event.state == State.OPEN and (event.until is None or event.until >= DAY))
    assert may_register(event, late=True).allowed == may_give_up(event).allowed
    assert may_give_up(event).allowed == (event.state in STANDING and event.ends_on >= DAY)


@given(standings())
def test_who_came_is_recorded_from_the_first_day_on(event):
    states = (State.OPEN, State.CLOSED, State.HELD)
    assert may_record_attendance(event).allowed == (event.state in states and event.starts_on <= DAY)


quarters = st.integers(0, 40)


@st.composite
def spans(draw):
    made = []
    for number in range(draw(st.integers(0, 12))):
        start = datetime(2022, 6, 13, 8, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 2)))
        start += timedelta(minutes=15 * draw(quarters))
        ends = start + timedelta(minutes=15 * draw(st.integers(1, 12)))
        made.append(Span(f"s{number:02}", start, ends, draw(st.sampled_from(["", "A", "B", "C"]))))
    return made


@given(spans())
def test_two_sessions_overlap_when_neither_ends_before_the_other_begins(held):
    pairs = [(a, b) for a in held for b in held if a.id < b.id and a.starts < b.ends and b.starts < a.ends]
    assert (overlapping(held) is not None) == bool(pairs)


@given(spans())
def test_each_session_stands_once_in_the_programme_and_each_row_is_full(held):
    laid = programme(held)
    assert sorted(i for day in laid for line in day.lines for cell in line.cells for i in cell.ids) == sorted(
        it.id for it in held
    )
    for day in laid:
        reach = dict.fromkeys(range(max(1, len(day.tracks))), 0)
        for line in day.lines:
            width = 0
            for cell in line.cells:
                while reach.get(width, 0):
                    reach[width] -= 1
                    width += 1
                for column in range(width, width + cell.across):
                    reach[column] = cell.rows - 1
                width += cell.across
            while reach.get(width, 0):
                reach[width] -= 1
                width += 1
            assert width == max(1, len(day.tracks))
        assert not any(reach.values())


@given(spans())
def test_a_session_stands_under_its_track_at_its_hour(held):
    told = {it.id: it for it in held}
    for day in programme(held):
        for line in day.lines:
            for cell in line.cells:
                assert all(told[i].starts == line.starts for i in cell.ids)
                assert len({told[i].track for i in cell.ids}) <= 1


def test_a_long_session_reaches_over_the_rows_of_its_neighbours():
    at = lambda hour: datetime(2022, 6, 13, hour, tzinfo=UTC)  # noqa: E731
    laid = programme(
        [Span("walk", at(10), at(13), "Machines"), Span("one", at(10), at(11), "Money"),
         Span("two", at(11), at(12), "Money"), Span("lunch", at(12), at(13))]
    )  # fmt: skip
    (day,) = laid
    assert day.tracks == ("Machines", "Money")
    assert [[(cell.ids, cell.rows, cell.across) for cell in line.cells] for line in day.lines] == [
        [(("walk",), 2, 1), (("one",), 1, 1)],
        [(("two",), 1, 1)],
        [(("lunch",), 1, 2)],
    ]
