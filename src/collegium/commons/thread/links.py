"""Linking and walking. The walk is bounded; each end is described by the room that keeps it, for one actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from collegium.commons.access import Actor
from collegium.commons.reading import Statement
from collegium.kernel.ids import Ref

STAGES = (
    "challenge",
    "priority",
    "mandate",
    "draft",
    "consultation",
    "adoption",
    "publication",
    "uptake",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One node of a thread. `state`: done, now, todo, skip, back; `text` one fact; `who` must move."""

    stage: str
    state: str
    text: str = ""
    who: str = ""
    url: str = ""
    title: str = ""


Describe = Callable[[list[str], Actor], Mapping[str, list[Step]]]
_describers: dict[str, Describe] = {}
_tellers: dict[str, set[str]] = defaultdict(set)


def offer_thread(kind: str, describer: Describe, *, tells: str = "") -> None:
    """A room says how its objects of that kind stand in a thread; ids the actor may not see are left out.

    `tells`: the one stage of which these objects are the tellers, for lists that ask for it alone.
    """
    _describers[kind] = describer
    if tells:
        _tellers[tells].add(kind)


def link(source: Any, relation: str, target: Any) -> None:
    """Link two objects (Kept or Ref) within the act in progress; linking again changes nothing."""
    from collegium.commons.journal import acting

    from .models import Link

    current = acting()
    if current is None:
        raise RuntimeError("link() belongs inside an act")
    start, end = _ref(source), _ref(target)
    Link.objects.get_or_create(
        from_kind=start.kind,
        from_id=start.id,
        relation=relation,
        to_kind=end.kind,
        to_id=end.id,
        defaults={"at": current.now},
    )


def unlink(source: Any, relation: str, target: Any) -> bool:
    """Take a link away within the act in progress; whether it was there."""
    from collegium.commons.journal import acting

    from .models import Link

    if acting() is None:
        raise RuntimeError("unlink() belongs inside an act")
    start, end = _ref(source), _ref(target)
    rows = Link.objects.filter(from_kind=start.kind, from_id=start.id, relation=relation)
    return bool(rows.filter(to_kind=end.kind, to_id=end.id).delete()[0])


def targets_of(source: Any, relation: str) -> list[Ref]:
    """What an object leads to by a relation, oldest first; one query."""
    from .models import Link

    start = _ref(source)
    rows = Link.objects.filter(from_kind=start.kind, from_id=start.id, relation=relation).order_by("at", "id")
    return [Ref(kind, ident) for kind, ident in rows.values_list("to_kind", "to_id")]


def _ref(it: Any) -> Ref:
    return it if isinstance(it, Ref) else it.ref


def refs_along(subject: Ref, *, kinds: Iterable[str] | None = None, depth: int = 3, most: int = 60) -> list[Ref]:
    """All that hangs together with the subject within `depth` links, itself first; one query a level.

    Only kinds that stand in threads (or `kinds`) are walked through, so that a group or a member does not
    join what has nothing else in common.
    """
    from .models import Link

    through = set(kinds) if kinds is not None else set(_describers)
    seen, frontier = {subject: None}, [subject]
    for _ in range(depth):
        ids = [ref.id for ref in frontier]
        if not ids:
            break
        links = Link.objects.filter(Q(from_id__in=ids) | Q(to_id__in=ids)).order_by("at", "id")[: most * 2]
        found = [Ref(x.from_kind, x.from_id) for x in links] + [Ref(x.to_kind, x.to_id) for x in links]
        frontier = [ref for ref in dict.fromkeys(found) if ref not in seen and ref.kind in through]
        seen.update(dict.fromkeys(frontier))
        if len(seen) >= most:
            break
    return list(seen)[:most]


def describe(refs: Iterable[Ref], actor: Actor) -> dict[Ref, list[Step]]:
    """The steps of many objects at once, one call to each room."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        if ref.kind in _describers:
            by_kind[ref.kind].append(ref.id)
    found: dict[Ref, list[Step]] = {}
    for kind, ids in by_kind.items():
        found.update({Ref(kind, ident): steps for ident, steps in _describers[kind](ids, actor).items()})
    return found


def sources_of(targets: Iterable[str], kind: str) -> dict[str, list[str]]:
    """What of a kind leads to each of these objects (ULIDs), oldest first; one query."""

    found: dict[str, list[str]] = defaultdict(list)
    for _, source, _, target in _LINKS.rows(Q(to_id__in=list(targets), from_kind=kind)):
        found[target].append(source)
    return found


def told_of(stage: str, starts: Iterable[str], actor: Actor) -> dict[str, Step]:
    """What the tellers of a stage that hang directly on these objects (ULIDs) say of it, the furthest along each.

    For lists, where `threads_of` would cost more: one query, and one for each kind that tells of the stage.
    """
    ids = list(starts)
    if not ids or not _tellers[stage]:
        return {}
    ends = [
        (start, Ref(kind, ident))
        for _, start, kind, ident in _LINKS.rows(Q(from_id__in=ids, to_kind__in=sorted(_tellers[stage])))
    ]
    told = describe((ref for _, ref in ends), actor)
    found: dict[str, Step] = {}
    for start, ref in ends:
        for step in told.get(ref, ()):
            if step.stage == stage and (start not in found or _tells_more(step, found[start])):
                found[start] = step
    return found


def _links() -> QuerySet[Any, Any]:
    from .models import Link

    return Link.objects.order_by("at", "id").values_list("from_kind", "from_id", "to_kind", "to_id")


_LINKS = Statement(_links)


_WEIGHT = {"now": 4, "back": 3, "done": 2, "skip": 1, "todo": 0}


def thread_of(subject: Any, actor: Actor) -> list[Step]:
    """The eight steps of the thread on which the subject hangs, in order; what is not reached yet is `todo`.

    Where several objects tell of one stage, the furthest along counts; the subject's own word goes first,
    unless it has none.
    """
    start = _ref(subject)
    return _furthest(start, describe(refs_along(start), actor))


def threads_of(subjects: Iterable[Any], actor: Actor, *, depth: int = 3, most: int = 60) -> dict[Ref, list[Step]]:
    """The threads of several subjects: as `thread_of` of each, in the queries of one."""
    starts = [_ref(subject) for subject in subjects]
    joined = _joined(starts, depth)
    near = {start: _within(start, joined, depth)[:most] for start in starts}
    told = describe(dict.fromkeys(ref for refs in near.values() for ref in refs), actor)
    return {start: _furthest(start, {ref: told[ref] for ref in refs if ref in told}) for start, refs in near.items()}


def _joined(starts: list[Ref], depth: int) -> dict[Ref, list[Ref]]:
    """Who is linked with whom, within `depth` links of any start, through kinds that stand in threads."""

    joined: dict[Ref, list[Ref]] = defaultdict(list)
    seen, frontier = set(starts), list(starts)
    for _ in range(depth):
        ids = [ref.id for ref in frontier]
        if not ids:
            break
        frontier = []
        for kind, ident, other_kind, other_ident in _LINKS.rows(Q(from_id__in=ids) | Q(to_id__in=ids)):
            ends = Ref(kind, ident), Ref(other_kind, other_ident)
            for one, other in (ends, ends[::-1]):
                if other not in joined[one]:
                    joined[one].append(other)
                if other.kind in _describers and other not in seen:
                    seen.add(other)
                    frontier.append(other)
    return joined


def _within(start: Ref, joined: Mapping[Ref, list[Ref]], depth: int) -> list[Ref]:
    seen, frontier = {start: None}, [start]
    for _ in range(depth):
        found = (other for ref in frontier for other in joined.get(ref, ()))
        frontier = [ref for ref in dict.fromkeys(found) if ref not in seen and ref.kind in _describers]
        seen.update(dict.fromkeys(frontier))
    return list(seen)


def _furthest(start: Ref, told: Mapping[Ref, list[Step]]) -> list[Step]:
    best: dict[str, Step] = {}
    for ref, steps in sorted(told.items(), key=lambda item: item[0] != start):
        for step in steps:
            held = best.get(step.stage)
            if held is None or (ref != start and _tells_more(step, held)):
                best[step.stage] = step
    return [best.get(stage, Step(stage, "todo")) for stage in STAGES]


def _tells_more(step: Step, held: Step) -> bool:
    """Further along, or as far and with words where the other has none."""
    weight, other = _WEIGHT[step.state], _WEIGHT[held.state]
    return weight > other or (weight == other and bool(step.text or step.who) and not (held.text or held.who))
