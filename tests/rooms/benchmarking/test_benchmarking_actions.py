"""The actions: what is stored, recorded, announced; what is refused and changes nothing."""

from datetime import timedelta
from decimal import Decimal

import pytest

from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.rooms.benchmarking.actions import define_indicator, fix_group, set_sharing, take_values
from collegium.rooms.benchmarking.actions_answers import confirm_values, enter_values, record_for
from collegium.rooms.benchmarking.actions_rounds import cancel_round, close_round, move_deadline, open_round, remind
from collegium.rooms.benchmarking.jobs import close_what_is_over, remind_before
from collegium.rooms.benchmarking.models import Answer, Edition, Round, Value
from collegium.rooms.benchmarking.queries import counted, indicator_for
from collegium.rooms.benchmarking.queries_rounds import given_by, last_values, round_for
from collegium.rooms.benchmarking.rules import Entry


def letters(world):
    from collegium.commons.notify.models import Letter

    world.settle()
    return list(Letter.objects.order_by("id").values_list("address", "kind"))


def test_an_indicator_is_defined_once_and_recorded(world, data):
    data.indicator("doctoral")
    assert world.acts() == ["benchmarking.indicator_defined"]
    with pytest.raises(Invalid) as refused, world.nothing_changes():
        data.indicator("doctoral")
    assert refused.value.fields == {"slug": "taken"}


@pytest.mark.parametrize("slug", ["new", "groups", "rounds", "position", "!!!"])
def test_an_indicator_takes_no_name_that_is_an_address(world, data, slug):
    with pytest.raises(Invalid):
        data.indicator(slug)


@pytest.mark.parametrize("who", ["nobody", "guest", "liaison", "president", "chair"])
def test_nobody_but_the_office_keeps_the_catalogue_and_runs_rounds(world, data, who):
    ident, by = data.published(), {"actor": world[who], "now": world.now}
    running = data.round()
    for call in (
        lambda: set_sharing(indicator=ident, sharing="public", **by),
        lambda: take_values(indicator=ident, values=[], **by),
        lambda: fix_group(slug="x", names={"en": "X"}, institutions=world.inst.values(), **by),
        lambda: open_round(title="X", period="2023", indicators=[ident], deadline=world.now + timedelta(9), **by),
        lambda: move_deadline(data_round=running, deadline=world.now + timedelta(9), **by),
        lambda: remind(data_round=running, **by),
        lambda: cancel_round(data_round=running, reason="No.", **by),
        lambda: close_round(data_round=running, **by),
        lambda: record_for(data_round=running, institution=world.inst["beta"], entries={}, ground="x", **by),
        lambda: define_indicator(
            slug="x", names={"en": "X"}, definitions={}, unit="count", source="S", licence="L", **by
        ),
    ):
        with pytest.raises(NotFound), world.nothing_changes():
            call()


def test_values_of_a_public_source_are_frozen_with_the_groups(world, data):
    data.group("west", "alpha", "beta", "gamma", "delta")
    data.published(values=(10, 20, 30, 40, 50, 60), periods=("2020",))
    edition = indicator_for("top", world.now).latest
    assert (edition.period, edition.count, edition.base, edition.sharing) == ("2020", 6, 6, "public")
    west = edition.figures["west"]
    assert west.count == 4 and not west.safe, "six less four is two"
    assert edition.shown("west", world.nobody) is not None, "every value is public anyway"


def test_a_period_is_replaced_as_a_whole(world, data):
    ident = data.published(periods=("2020",))
    take_values(indicator=ident, values=[(world.inst["alpha"], "2020", Decimal(7))], **data.by)
    assert list(Value.objects.values_list("value", flat=True)) == [Decimal(7)]
    assert indicator_for("top", world.now).latest.figures["network"].quartiles is None, "one alone has no quartiles"


def test_a_group_made_later_counts_for_public_sources_but_not_for_what_members_gave(world, data):
    data.published()
    data.closed(slug="own")
    data.group("west", "alpha", "beta", "gamma", "delta")
    assert "west" in indicator_for("top", world.now).latest.figures
    assert "west" not in indicator_for("own", world.now).latest.figures


def test_a_group_has_four_universities(world, data):
    with pytest.raises(Invalid) as refused:
        data.group("small", "alpha", "beta", "gamma")
    assert refused.value.fields == {"institutions": "too_few"}


def test_a_round_asks_the_liaisons_with_a_link(world, data):
    ident = data.round()
    assert world.announced() == ["benchmarking.round_opened"]
    kinds = {kind for _, kind in letters(world)}
    assert kinds == {"data_asked"} and len(letters(world)) == 2, "the Liaisons of Gamma and Beta"
    assert round_for(world.liaison, ident).period == "2022"


@pytest.mark.parametrize(
    ("asked", "fields"),
    [
        ({"indicators": []}, {"indicators": "missing"}),
        ({"period": "2021"}, {"indicators": "period_taken"}),
        ({"deadline": timedelta(0)}, {"deadline": "deadline_behind"}),
    ],
)
def test_a_round_that_cannot_be_is_refused(world, data, asked, fields):
    ident = data.published()
    given = {"indicators": [ident], "period": "2022", "deadline": timedelta(days=1), **asked}
    with pytest.raises(Invalid) as refused, world.nothing_changes():
        open_round(title="R", **{**given, "deadline": world.now + given["deadline"]}, **data.by)
    assert refused.value.fields == fields


def test_a_draft_is_entered_confirmed_and_changed_again(world, data):
    ident = data.round()
    data.confirmed(ident, 12)
    answer = Answer.objects.get()
    assert (answer.state, answer.version, answer.confirmed_by_id) == ("confirmed", 1, world.person["liaison"])
    data.entered(ident, 13)
    answer.refresh_from_db()
    assert (answer.state, answer.version, answer.confirmed_at) == ("draft", 2, None)
    assert world.acts()[-3:] == [f"benchmarking.values_{it}" for it in ("entered", "confirmed", "entered")]


def test_entering_the_same_again_leaves_what_was_confirmed(world, data):
    ident = data.round()
    data.confirmed(ident, 12)
    data.entered(ident, 12)
    assert Answer.objects.get().state == "confirmed"


def test_all_entries_are_taken_or_none(world, data):
    ident = data.round(data.indicator("one"), data.indicator("two", unit="count"))
    from collegium.rooms.benchmarking.queries_rounds import items_of

    one, two = (item.edition for item in items_of(ident))
    entries = {one: Entry(Decimal(12)), two: Entry(Decimal("1.5"))}
    with pytest.raises(Invalid) as refused, world.nothing_changes():
        enter_values(
            actor=world.liaison, data_round=ident, institution=world.inst["gamma"], entries=entries, now=world.now
        )
    assert refused.value.fields == {two: "not_whole"} and not Value.objects.exists()


@pytest.mark.parametrize("who", ["nobody", "guest", "seat", "chair", "liaison_beta", "policy_officer"])
def test_nobody_else_enters_or_confirms(world, data, who):
    ident = data.round()
    data.entered(ident)
    asked = {"actor": world[who], "data_round": ident, "institution": world.inst["gamma"], "now": world.now}
    with pytest.raises(NotFound), world.nothing_changes():
        enter_values(entries={data.edition(ident): Entry(Decimal(99))}, **asked)
    with pytest.raises(NotFound), world.nothing_changes():
        confirm_values(version=1, **asked)


def test_a_stale_tab_is_told(world, data):
    ident = data.round()
    data.entered(ident, 12)
    asked = {"actor": world.delegate, "data_round": ident, "institution": world.inst["gamma"], "now": world.now}
    with pytest.raises(Stale) as stale:
        enter_values(entries={data.edition(ident): Entry(Decimal(14))}, version=0, **asked)
    assert list(stale.value.theirs.values()) == ["12.000000"]
    with pytest.raises(Stale):
        confirm_values(version=0, **asked)


def test_nothing_is_entered_after_the_deadline(world, data):
    ident = data.round(days=1)
    late = world.now + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        enter_values(
            actor=world.liaison,
            data_round=ident,
            institution=world.inst["gamma"],
            entries={data.edition(ident): Entry(Decimal(1))},
            now=late,
        )
    assert refused.value.reason == "round_over"


def test_the_office_records_on_a_ground_and_the_university_may_change_it(world, data):
    ident = data.round()
    with pytest.raises(Invalid):
        record_for(data_round=ident, institution=world.inst["gamma"], entries={}, ground=" ", **data.by)
    data.recorded(ident, "gamma", 12)
    given = given_by(ident, world.inst["gamma"])
    assert given.state == "confirmed" and given.by_office and given.ground == "Letter of 3 May."
    data.entered(ident, 13)
    given = given_by(ident, world.inst["gamma"])
    assert given.state == "draft" and not given.by_office and given.ground == ""


def test_closing_freezes_what_is_confirmed_and_drops_drafts(world, data):
    ident = data.round(period="2021", days=1)
    for place in ("alpha", "delta", "epsilon", "zeta"):
        data.recorded(ident, place, 20)
    data.entered(ident, 99)
    assert close_what_is_over(world.now) == 0
    assert close_what_is_over(world.now + timedelta(days=1)) == 1
    edition = indicator_for("doctoral", world.now).latest
    assert edition.count == 4 and str(edition.figures["network"].quartiles.middle) == "20.0"
    assert Round.objects.get().asked == 6 and Value.objects.count() == 4
    assert letters(world)


def test_a_value_given_under_a_narrow_rule_stays_narrow(world, data):
    data.closed(slug="own", sharing="aggregate")
    row = indicator_for("own", world.now)
    set_sharing(indicator=row.id, sharing="public", **data.by)
    assert not indicator_for("own", world.now).latest.named_to(world.liaison)
    running = data.round(row.id, period="2022")
    assert Edition.objects.get(data_round=running).sharing == "public"


def test_a_narrower_rule_counts_at_once(world, data):
    ident = data.published()
    assert indicator_for("top", world.now).latest.named_to(world.nobody)
    set_sharing(indicator=ident, sharing="aggregate", **data.by)
    edition = indicator_for("top", world.now).latest
    assert not edition.named_to(world.liaison) and edition.named_to(world.policy_officer)


def test_a_cancelled_round_leaves_no_value(world, data):
    ident = data.round()
    data.confirmed(ident)
    cancel_round(data_round=ident, reason="The definition was wrong.", **data.by)
    assert not Value.objects.exists() and not Edition.objects.exists()
    assert ("liaison@testnet.example", "data_cancelled") in letters(world)


def test_reminders_go_to_those_who_have_not_confirmed_and_once_for_each_moment(world, data):
    ident = data.round(days=14)
    data.confirmed(ident)
    world.settle()
    assert remind_before(world.now) == 0
    for ahead, sent in ((7, 1), (6, 0), (2, 1), (1, 0)):
        assert remind_before(world.now + timedelta(days=14 - ahead)) == sent
    assert [to for to, kind in letters(world) if kind == "data_reminder"] == ["liaison_beta@testnet.example"] * 2


def test_a_moved_deadline_gives_new_links(world, data):
    ident = data.round(days=3)
    world.settle()
    move_deadline(data_round=ident, deadline=world.now + timedelta(days=30), **data.by)
    assert [kind for _, kind in letters(world)].count("data_moved") == 2
    from collegium.commons.notify.models import SignedLink

    assert SignedLink.objects.filter(ended_at__isnull=True).count() == 2


def test_last_year_s_value_stands_beside_the_field(world, data):
    data.closed(slug="own")
    running = data.round(indicator_for("own", world.now).id, period="2022")
    last = last_values(round_for(world.liaison, running), world.inst["gamma"])
    assert list(last.values()) == [("2021", Decimal("30.000000"))]


def test_what_the_network_compares_is_counted_for_other_pages(world, data):
    data.published()
    data.closed(slug="own")
    told = counted(world.now)
    assert (told.indicators, told.values, told.universities, told.base, told.newest) == (2, 12, 6, 6, "2021")
