"""Writes on the work plan: what is chosen from a closed round, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from collegium.commons.access import OPERATOR, Actor, authorise
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.commons.thread import link
from collegium.kernel.errors import Invalid, NotFound, Refused, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import bodies

from .choices import ItemState, State
from .facts import ItemsChosen, ItemSettled
from .models import Item, Option
from .queries import round_for
from .queries_plan import item_for, running
from .rules import ITEM_FLOW, ItemStanding, in_order


def _carries(group: str) -> str:
    """The ULID of a working group (ULID or slug). Raises Invalid(group="unknown")."""
    found = next((row.id for row in bodies(OPERATOR) if group in (row.id, row.slug) and row.adopts_challenges), None)
    if found is None:
        raise Invalid(group="unknown")
    return found


def _demand_years(year: int, until: int) -> None:
    check = in_order(year, until)
    if not check:
        raise Refused(check)


@act("priorities.chosen")
def choose(*, actor: Actor, round: str, chosen: Mapping[str, str], year: int, until: int, now: datetime) -> list[str]:
    """Options of a closed round (ULID -> the group that carries it) enter the work plan; their ULIDs.

    More can be chosen later. Raises Refused (not closed, nothing chosen, in the plan already), NotFound, Invalid.
    """
    it = round_for(actor, round, lock=True)
    authorise(actor, "priorities.choose", it)
    if it.state != State.CLOSED:
        raise Refused("round_not_closed")
    _demand_years(year, until)
    options = {option.id: option for option in it.options.filter(item__isnull=True)}
    if not set(chosen) <= set(options):
        raise NotFound(it.id)
    if not chosen:
        raise Refused("nothing_chosen")
    if running(options[ident].challenge_id for ident in chosen):
        raise Refused("in_the_plan_already")
    made = [_enter(options[ident], _carries(group), year, until, now) for ident, group in chosen.items()]
    it.chosen_at = it.chosen_at or now
    it.save()
    record(it, number=len(made))
    announce(ItemsChosen(it.id, tuple(made), now))
    return made


def _enter(option: Option, group: str, year: int, until: int, now: datetime) -> str:
    row = Item(
        id=new_id(now),
        option=option,
        challenge_id=option.challenge_id,
        title=option.title,
        language=option.language,
        group_id=group,
        year=year,
        until=until,
        chosen_at=now,
    )
    row.save(force_insert=True)
    link(Ref("challenge", option.challenge_id), "chosen_as", row)
    record(row, group=group)
    return str(row.id)


@act("priorities.settled")
def settle_item(*, actor: Actor, item: str, move: str, reason: str = "", now: datetime) -> None:
    """Begin, finish, drop or resume an item; the last words of what came of it are kept. Raises Refused, Invalid."""
    it = item_for(item, lock=True)
    authorise(actor, "priorities.settle_item", it)
    taken = ITEM_FLOW.take(move, ItemStanding(ItemState(it.state)))
    if taken.with_reason and not reason.strip():
        raise Invalid(reason="missing")
    if taken.name == "resume" and running([it.challenge_id]):
        raise Refused("in_the_plan_already")
    it.state, it.reason = ItemState(taken.to), reason.strip() if taken.with_reason else ""
    it.settled_at, it.version = now, it.version + 1
    it.save()
    record(it, text=reason.strip() if taken.with_reason else "", state=str(it.state))
    announce(ItemSettled(it.id, str(it.state), now))


@act("priorities.item_changed")
def change_item(
    *, actor: Actor, item: str, version: int, title: str, group: str, year: int, until: int, now: datetime
) -> None:
    """Other words, group or years for an item. Raises Stale when another version stands meanwhile, Refused, Invalid."""
    it = item_for(item, lock=True)
    authorise(actor, "priorities.change_item", it)
    typed: dict[str, object] = {"title": title.strip(), "year": year, "until": until}
    if it.version != version:
        raise Stale(theirs={name: getattr(it, name) for name in typed}, yours=typed)
    _demand_years(year, until)
    it.title, it.year, it.until, it.group_id = title.strip(), year, until, _carries(group)
    it.version += 1
    it.save()
    record(it, version=it.version)
