"""Ten rounds of priorities with their answers and a work plan; indicators, rounds of data and their values."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.generated_network import Foundations

YEARS, OPTIONS, ASKED_FOR = 10, 20, 6


def make_priorities(net: Foundations) -> None:
    """One round a year of twenty challenges, answered by some seven in ten; from each, eight enter the work plan."""
    from collegium.rooms.challenges.models import Challenge

    rows: dict[str, list[Any]] = {name: [] for name in ("rounds", "options", "asked", "dots", "items")}
    links: list[Any] = []
    adopted = list(Challenge.objects.filter(state="adopted").order_by("id")[: OPTIONS * (YEARS + 1)])
    for n in range(YEARS + 1):
        _round(net, n, adopted[n * OPTIONS : (n + 1) * OPTIONS], rows, links)
    for part in rows.values():
        net.store(part)
    net.links(links)


def _round(net: Foundations, n: int, of: list[Any], rows: dict[str, list[Any]], links: list[Any]) -> None:
    """The n-th round from now; the first still runs."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.priorities.models import Option, Round

    opened = net.now - timedelta(days=10 + 365 * n)
    closes, closed = opened + timedelta(days=40), n > 0
    one = Round(
        id=new_id(opened), title=f"What comes first, {net.words(2)}", why=net.words(50).capitalize(), dots=10, most=5,
        state="closed" if closed else "open", prepared_at=opened - timedelta(days=5), opened_at=opened,
        closes_at=closes, closed_at=closes if closed else None, chosen_at=closes if closed else None,
    )  # fmt: skip
    net.act("priorities.prepared", opened - timedelta(days=5), "round", one.id, dots=10)
    net.act("priorities.opened", opened, "round", one.id, asked=len(net.members))
    options = [
        Option(
            id=new_id(opened), round=one, number=number + 1, challenge=it, reference=it.reference, title=it.title,
            what=it.what, language="en", group_id=it.group_id,
        )
        for number, it in enumerate(of)
    ]  # fmt: skip
    rows["rounds"].append(one)
    rows["options"] += options
    links += [("challenge", it.challenge_id, "asked_in", "round_option", it.id, opened) for it in options]
    answered = _answers(net, one, options, rows)
    if closed:
        net.act("priorities.closed", closes, "round", one.id, asked=len(net.members), answered=answered)
        _choose(net, one, options, n=n, items=rows["items"], links=links)


def _answers(net: Foundations, one: Any, options: list[Any], rows: dict[str, list[Any]]) -> int:
    """Every member is asked; seven in ten put ten dots on three options each. The sums are stored when it closed."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.priorities.models import Asked, Dots

    answered, sums = 0, {it.id: [0, 0] for it in options}
    for institution in net.members:
        at = one.opened_at + timedelta(hours=net.random.uniform(1, 230))
        says = net.random.random() < 0.7 and len(options) > 2
        asked = Asked(
            id=new_id(one.opened_at), round=one, institution_id=institution, given=10 if says else None,
            answered_at=at if says else None, version=int(says),
        )  # fmt: skip
        rows["asked"].append(asked)
        if not says:
            continue
        answered += 1
        numbered = {}
        for option, number in zip(net.random.sample(options, 3), (5, 3, 2), strict=True):
            rows["dots"].append(Dots(id=new_id(at), asked=asked, option=option, number=number))
            sums[option.id][0] += number
            sums[option.id][1] += 1
            numbered[str(option.number)] = number
        net.act(
            "priorities.answered", at, "round", one.id, institution, round_answer=asked.id, version=1, dots=numbered
        )
    if one.state == "closed":
        for option in options:
            option.dots, option.givers = sums[option.id]
            option.rank = 1 + sum(other[0] > option.dots for other in sums.values())
    return answered


def _choose(net: Foundations, one: Any, options: list[Any], *, n: int, items: list[Any], links: list[Any]) -> None:
    from collegium.kernel.ids import new_id
    from collegium.rooms.priorities.models import Item

    year, at = one.closes_at.year, one.closes_at
    for option in sorted(options, key=lambda it: it.rank)[:8]:
        done = n > 2
        row = Item(
            id=new_id(at), option=option, challenge_id=option.challenge_id, title=option.title,
            group_id=option.group_id, year=year, until=year + 1, state="done" if done else "under_way",
            reason=net.words(12).capitalize() if done else "", chosen_at=at,
            settled_at=at + timedelta(days=200 if done else 2),
        )  # fmt: skip
        items.append(row)
        links.append(("challenge", option.challenge_id, "chosen_as", "work_item", row.id, at))
        net.act("priorities.chosen", at, "work_item", row.id, group=option.group_id)
        net.act("priorities.settled", row.settled_at, "work_item", row.id, text=row.reason, state=row.state)
    net.act("priorities.chosen", at, "round", one.id, number=8)


def make_data(net: Foundations) -> None:
    """Twelve indicators: half with ten years of public values, half asked for in a round a year; one round runs."""
    from collegium.rooms.benchmarking.actions import groups_of_universities

    rows: dict[str, list[Any]] = {name: [] for name in ("indicators", "rounds", "editions", "answers", "values")}
    every = groups_of_universities()
    public, asked = _indicators(net, rows["indicators"])
    for n in range(YEARS):
        period = str(net.now.year - 1 - n)
        for indicator in public:
            at = net.now - timedelta(days=200 + 365 * n)
            edition = _edition(net, indicator, period, at, rows)
            given = {place: _number(net, indicator) for place in net.members}
            _values(net, edition, given, None, rows)
            _figures(edition, given, every, indicator)
            net.act("benchmarking.values_taken", at, "indicator", indicator.id, periods=1)
        _data_round(net, n, period, asked=asked, every=every, rows=rows)
    for part in rows.values():
        net.store(part)


def _indicators(net: Foundations, rows: list[Any]) -> tuple[list[Any], list[Any]]:
    from collegium.kernel.ids import new_id
    from collegium.rooms.benchmarking.models import Indicator

    at, made = net.now - timedelta(days=365 * YEARS), []
    for n in range(ASKED_FOR * 2):
        words = {"en": net.words(4).capitalize(), "fr": net.words(4).capitalize()}
        row = Indicator(
            id=new_id(at), slug=f"generated-{n:02d}", names=words, definitions={"en": net.words(30).capitalize()},
            unit=("percent", "euro", "count")[n % 3], source=net.words(5).capitalize(), licence="CC BY 4.0",
            sharing="public" if n < ASKED_FOR else ("aggregate", "members")[n % 2], order=200 + n,
        )  # fmt: skip
        net.act("benchmarking.indicator_defined", at, "indicator", row.id)
        made.append(row)
    rows += made
    return made[:ASKED_FOR], made[ASKED_FOR:]


def _edition(
    net: Foundations, indicator: Any, period: str, at: Any, rows: dict[str, list[Any]], *, of: Any = None
) -> Any:
    from collegium.kernel.ids import new_id
    from collegium.rooms.benchmarking.models import Edition

    row = Edition(
        id=new_id(at), indicator=indicator, period=period, data_round=of, sharing=indicator.sharing,
        frozen_at=None if of is not None and of.state == "open" else at, base=len(net.members),
    )  # fmt: skip
    rows["editions"].append(row)
    return row


def _number(net: Foundations, indicator: Any) -> Decimal:
    if indicator.unit == "percent":
        return Decimal(net.random.randint(100, 900)) / 10
    return Decimal(net.random.randint(100, 90_000))


def _values(
    net: Foundations, edition: Any, given: dict[str, Decimal], answers: dict[str, Any] | None, rows: dict[str, Any]
) -> None:
    from collegium.kernel.ids import new_id
    from collegium.rooms.benchmarking.models import Value

    at = edition.frozen_at or net.now
    rows["values"] += [
        Value(
            id=new_id(at),
            edition=edition,
            institution_id=place,
            value=value,
            answer=answers[place] if answers else None,
        )
        for place, value in given.items()
    ]


def _figures(edition: Any, given: dict[str, Decimal], every: list[Any], indicator: Any) -> None:
    from collegium.rooms.benchmarking.actions import figures_of

    edition.figures = figures_of(given, every, indicator.unit)


def _data_round(
    net: Foundations, n: int, period: str, *, asked: list[Any], every: list[Any], rows: dict[str, list[Any]]
) -> None:
    """One round of a year; the latest still runs, with half of the answers."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.benchmarking.models import Answer, Round

    opened = net.now - timedelta(days=20 + 365 * n)
    ends, closed = opened + timedelta(days=60), n > 0
    one = Round(
        id=new_id(opened), title=f"Figures of {period}", period=period, state="closed" if closed else "open",
        opened_at=opened, deadline=ends, ended_at=ends if closed else None, asked=len(net.members) if closed else 0,
    )  # fmt: skip
    rows["rounds"].append(one)
    net.act("benchmarking.round_opened", opened, "data_round", one.id, indicators=len(asked))
    answers = {}
    for place in net.random.sample(net.members, len(net.members) * (7 if closed else 4) // 10):
        at = opened + timedelta(hours=net.random.uniform(1, 400))
        answers[place] = Answer(
            id=new_id(at), data_round=one, institution_id=place, state="confirmed", entered_at=at, confirmed_at=at
        )
        net.act("benchmarking.values_entered", at, "data_round", one.id, place, values=len(asked))
        net.act("benchmarking.values_confirmed", at, "data_round", one.id, place)
    rows["answers"] += answers.values()
    for indicator in asked:
        edition = _edition(net, indicator, period, ends if closed else opened, rows, of=one)
        given = {place: _number(net, indicator) for place in answers}
        _values(net, edition, given, answers, rows)
        if closed:
            _figures(edition, given, every, indicator)
    if closed:
        net.act("benchmarking.round_closed", ends, "data_round", one.id)
