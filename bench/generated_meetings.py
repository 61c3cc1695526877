"""Ten years of meetings with agenda, presence and minutes, and what was said about everything."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.generated_network import Foundations

A_YEAR, YEARS, ITEMS = 3, 10, 6
PAPER = b"%PDF-1.4\n% the minutes of a generated meeting\n%%EOF\n"


def make_meetings(net: Foundations) -> None:
    """Each body meets three times a year; the next meeting of each has its agenda sent, the last one is minuted."""
    from collegium.commons.access import OPERATOR
    from collegium.commons.files.store import store
    from collegium.rooms.groups.models import Body
    from collegium.rooms.groups.queries import body
    from collegium.rooms.meetings.actions import chairs_at

    key = store().put([PAPER])
    names = ("meetings", "items", "papers", "invitations", "resolutions", "tasks", "files", "minutes")
    rows: dict[str, list[Any]] = {name: [] for name in names}
    papers = _published()
    for group in Body.objects.filter(state="active").values_list("id", flat=True):
        chairs = chairs_at(body(OPERATOR, group), net.now)
        for n in range(A_YEAR * YEARS + 1):
            _meeting(net, group, n, chairs=chairs, papers=papers, key=key, rows=rows)
    for part in rows.values():
        net.store(part)


def _published() -> list[str]:
    from collegium.rooms.papers.models import Paper

    return list(Paper.objects.filter(state="published").values_list("id", flat=True))


def _meeting(
    net: Foundations, group: str, n: int, *, chairs: list[Any], papers: list[str], key: str, rows: dict[str, list[Any]]
) -> None:
    from collegium.kernel.ids import new_id
    from collegium.rooms.meetings.models import Meeting

    begins = net.now + timedelta(days=25 - 365 / A_YEAR * n, hours=n % 5)
    planned, sent = begins - timedelta(days=60), begins - timedelta(days=30)
    state = "sent" if n == 0 else "draft" if n == 1 else "frozen"
    frozen = begins + timedelta(days=20)
    one = Meeting(
        id=new_id(planned), title=net.words(4).capitalize(), group_id=group, begins_at=begins,
        ends_at=begins + timedelta(hours=3), place=net.words(2).title(), link="https://meet.example/room",
        state=state, planned_at=planned, sent_at=sent, held_at=begins if n else None,
        shown_at=begins + timedelta(days=6) if n else None, frozen_at=frozen if n > 1 else None,
    )  # fmt: skip
    rows["meetings"].append(one)
    net.act("meetings.planned", planned, "meeting", one.id, group=group)
    net.act("meetings.agenda_sent", sent, "meeting", one.id, group=group)
    _invite(net, one, chairs, rows["invitations"], held=n > 0)
    items = _agenda(net, one, papers, rows, held=n > 0)
    if n:
        _decide(net, one, items, rows, old=n > 1)
        net.act("meetings.presence_noted", begins, "meeting", one.id, group=group, here=len(chairs))
        net.act("meetings.minutes_written", begins + timedelta(days=4), "meeting", one.id, items=ITEMS)
        net.act("meetings.minutes_shown", begins + timedelta(days=6), "meeting", one.id, group=group)
    if n > 1:
        _freeze(net, one, frozen, key, rows)


def _invite(net: Foundations, one: Any, chairs: list[Any], rows: list[Any], *, held: bool) -> None:
    """Every seat is asked; a third of those who hold one answer beforehand."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.meetings.models import Invitation

    for chair in chairs:
        answer = ("comes", "cannot")[chair.number % 9 == 0] if chair.person and net.random.random() < 0.33 else ""
        at = one.sent_at + timedelta(hours=chair.number % 200)
        presence = ("present", "excused", "absent")[(chair.number % 4 == 3) + (chair.number % 8 == 7)]
        rows.append(
            Invitation(
                id=new_id(one.sent_at), meeting=one, seat=chair.seat, number=chair.number,
                person_id=chair.person or None, institution_id=chair.institution or None, answer=answer,
                answered_at=at if answer else None, presence=presence if held and chair.person else "",
            )
        )  # fmt: skip
        if answer:
            net.act("meetings.answered", at, "meeting", one.id, person=chair.person, answer=answer)


def _agenda(net: Foundations, one: Any, papers: list[str], rows: dict[str, list[Any]], *, held: bool) -> list[Any]:
    from collegium.kernel.ids import new_id
    from collegium.rooms.meetings.models import Item, Paper

    items = []
    for n in range(ITEMS):
        item = Item(
            id=new_id(one.planned_at), meeting=one, position=n + 1, title=net.words(6).capitalize(),
            kind=("information", "discussion", "decision")[n % 3], length=20, note=net.words(12).capitalize(),
            said=net.words(60).capitalize() + "." if held else "",
        )  # fmt: skip
        net.act("meetings.item_added", one.planned_at, "meeting", one.id, agenda_item=item.id)
        items.append(item)
        if n % 3 == 1:
            about = net.random.choice(papers)
            rows["papers"].append(Paper(id=new_id(one.planned_at), item=item, about_kind="paper", about=about))
            net.act("meetings.paper_laid", one.planned_at, "meeting", one.id, agenda_item=item.id)
    rows["items"] += items
    return items


def _decide(net: Foundations, one: Any, items: list[Any], rows: dict[str, list[Any]], *, old: bool) -> None:
    """Two decisions, and three people who do something until the next time."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.meetings.models import Action, Resolution

    at = one.begins_at + timedelta(days=4)
    for item in items[2::3]:
        row = Resolution(id=new_id(at), item=item, text=net.words(20).capitalize() + ".", at=at)
        rows["resolutions"].append(row)
        net.act("meetings.decided", at, "meeting", one.id, agenda_item=item.id, resolution=row.id)
    for item in items[:3]:
        owner = net.random.choice(net.persons)
        task = Action(
            id=new_id(at), item=item, text=net.words(12).capitalize() + ".", owner_id=owner,
            due=(at + timedelta(days=60)).date(), at=at, state="done" if old else "open",
            outcome=net.words(8).capitalize() if old else "", settled_at=at + timedelta(days=50) if old else None,
        )  # fmt: skip
        rows["tasks"].append(task)
        net.act("meetings.action_given", at, "meeting", one.id, agenda_item=item.id, action=task.id, person=owner)
        if old:
            net.act("meetings.action_settled", at + timedelta(days=50), "meeting", one.id, action=task.id, state="done")


def _freeze(net: Foundations, one: Any, at: Any, key: str, rows: dict[str, list[Any]]) -> None:
    from collegium.commons.files.models import File
    from collegium.kernel.ids import new_id
    from collegium.rooms.meetings.models import Minutes

    mark = hashlib.sha256(PAPER).hexdigest()
    row = Minutes(id=new_id(at), meeting=one, number=1, fingerprint=mark, frozen_at=at)
    file = File(
        id=new_id(at), name=f"minutes-{one.begins_at:%Y-%m-%d}-1.pdf", size=len(PAPER), sha256=key,
        type="application/pdf", about_kind="minutes", about=row.id, at=at, by="operator",
    )  # fmt: skip
    row.file = file.id
    rows["files"].append(file)
    rows["minutes"].append(row)
    net.act("meetings.minutes_frozen", at, "meeting", one.id, minutes=row.id, number=1, fingerprint=mark)


def make_discussions(net: Foundations) -> None:
    """Of 1,200 challenges, papers, events and meetings one speaks; of one paper 300 contributions were written."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.challenges.models import Challenge
    from collegium.rooms.discussions.models import Discussion
    from collegium.rooms.events.models import Event
    from collegium.rooms.meetings.models import Meeting
    from collegium.rooms.papers.models import Paper

    hosts: list[tuple[str, str]] = []
    for kind, model, most in (
        *(("paper", Paper, 300), ("challenge", Challenge, 500)),
        *(("event", Event, 200), ("meeting", Meeting, 200)),
    ):
        held = set(Discussion.objects.filter(host_kind=kind).values_list("host", flat=True))
        free = [it for it in model.objects.order_by("-id").values_list("id", flat=True) if it not in held]
        hosts += [(kind, it) for it in free[:most]]
    rows: dict[str, list[Any]] = {"discussions": [], "said": [], "answers": [], "mentions": [], "readings": []}
    for n, (kind, host) in enumerate(hosts):
        at = net.now - timedelta(days=net.random.uniform(1, 900))
        where = Discussion(id=new_id(at), host_kind=kind, host=host, begun_at=at)
        rows["discussions"].append(where)
        _say(net, where, 300 if n == 0 else 8, rows)
    for part in rows.values():
        net.store(part)


def _say(net: Foundations, where: Any, many: int, rows: dict[str, list[Any]]) -> None:
    """Threads of four: one begins, three answer; every sixteenth names somebody. Whoever wrote follows."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.discussions.models import Contribution, Mention, Reading

    root, authors = None, []
    for n in range(many):
        at, author = where.begun_at + timedelta(minutes=n * 4), net.random.choice(net.persons)
        text, place = net.words(40).capitalize() + ".", net.home(author)
        row = Contribution(
            id=new_id(at), discussion=where, root=root if n % 4 else None, author_id=author, institution_id=place,
            text=text, said_at=at, latest_at=at,
        )  # fmt: skip
        if n % 4 == 0:
            root = row
            rows["said"].append(row)
        else:
            root.latest_at = at
            rows["answers"].append(row)
        authors.append(author)
        net.act("discussions.said", at, "contribution", row.id, place, text=text)
        if n % 16 == 3:
            person = net.random.choice(net.persons)
            rows["mentions"].append(Mention(id=new_id(at), contribution=row, person_id=person, asked=n % 32 == 3))
    last = where.begun_at + timedelta(minutes=many * 4)
    rows["readings"] += [
        Reading(discussion=where, person_id=it, read_at=last, follows=True) for it in dict.fromkeys(authors)
    ]
