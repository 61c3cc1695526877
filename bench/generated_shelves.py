"""What stands on the shelves of ten years: practices that others tried, news, European files and what came of asks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.generated_network import Foundations

PRACTICES, NEWS, FILES = 800, 500, 120


def make_practices(net: Foundations) -> None:
    """Eight hundred cards, each tried by two other universities."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.practices.models import Confirmation, Practice, Trial

    cards, trials, confirmations = [], [], []
    for n in range(PRACTICES):
        at = net.moment()
        shared, person = at + timedelta(days=10), net.random.choice(net.persons)
        row = Practice(
            id=new_id(at), reference=f"GEN-G-{n:04d}", title=net.words(6).capitalize(), institution_id=net.home(person),
            theme_id=net.random.choice(net.groups), summary=net.words(40).capitalize(), done=net.words(80).capitalize(),
            context=net.words(60).capitalize(), results=net.words(50).capitalize(), failed=net.words(30).capitalize(),
            steps=net.words(40).capitalize(), evidence=net.words(20).capitalize(), keywords=net.words(3),
            contact_id=person, written_by_id=person, visibility=("public", "members")[n % 2], state="shared",
            written_at=at, submitted_at=at + timedelta(days=5), shared_at=shared,
            confirmed_at=net.now - timedelta(days=n % 300),
        )  # fmt: skip
        net.act("practices.begun", at, "practice", row.id, row.institution_id)
        net.act("practices.shared", shared, "practice", row.id, row.institution_id)
        cards.append(row)
        confirmations.append(
            Confirmation(id=new_id(row.confirmed_at), practice=row, person_id=person, at=row.confirmed_at)
        )
        net.act("practices.confirmed", row.confirmed_at, "practice", row.id, row.institution_id)
        for place in net.random.sample(net.members, 2):
            if place == row.institution_id:
                continue
            trials.append(
                Trial(
                    id=new_id(shared), practice=row, institution_id=place, person_id=net.random.choice(net.persons),
                    began=shared.date(), changed=net.words(12).capitalize(), outcome=net.words(15).capitalize(),
                    verdict="kept", told_at=shared,
                )
            )  # fmt: skip
            net.act("practices.tried", shared, "practice", row.id, place)
    for part in (cards, trials, confirmations):
        net.store(part)


def make_news(net: Foundations) -> None:
    """A piece of news a week, in two languages."""
    from collegium.kernel.ids import new_id
    from collegium.rooms.newsroom.models import News, NewsText

    news, texts = [], []
    for n in range(NEWS):
        at = net.moment()
        row = News(id=new_id(at), slug=f"generated-{n:04d}", state="published", published_at=at)
        net.act("newsroom.published", at, "news", row.id)
        news.append(row)
        for language in ("en", "fr"):
            texts.append(
                NewsText(
                    id=new_id(at), news=row, language=language, title=net.words(7).capitalize(),
                    summary=net.words(20).capitalize(), source=net.words(80), doc=net.document(4),
                )
            )  # fmt: skip
    net.store(news)
    net.store(texts)


def make_policy(net: Foundations) -> None:
    """European files with milestones; every published recommendation followed up, half of them with an answer."""
    files = _files(net)
    _follow(net, files)


def _files(net: Foundations) -> list[Any]:
    from collegium.kernel.ids import new_id
    from collegium.rooms.policy.models import File, Milestone, Window

    files, milestones, windows = [], [], []
    for n in range(FILES):
        at = net.moment()
        row = File(
            id=new_id(at), slug=f"generated-{n:04d}", title=net.words(7).capitalize(), reference=f"COM(20{n:02d}) {n}",
            institution="commission", summary=net.words(60).capitalize(), source="https://example.org/file",
            group_id=net.random.choice(net.groups), stage=("consulted", "proposed", "adopted")[n % 3],
            stage_on=at.date(),
        )  # fmt: skip
        files.append(row)
        net.act("policy.opened", at, "policy_file", row.id)
        for stage, days in (("announced", 300), ("consulted", 200), (row.stage, 0)):
            on = (at - timedelta(days=days)).date()
            milestones.append(Milestone(id=new_id(at), file=row, stage=stage, on=on, said=net.words(10).capitalize()))
        opens = (net.now - timedelta(days=n)).date() if n < 20 else at.date()
        windows.append(
            Window(
                id=new_id(at), file=row, title=net.words(5).capitalize(), opens_on=opens,
                closes_on=opens + timedelta(days=60),
            )
        )  # fmt: skip
    for part in (files, milestones, windows):
        net.store(part)
    return files


def _follow(net: Foundations, files: list[Any]) -> None:
    from collegium.kernel.ids import new_id
    from collegium.rooms.papers.models import Recommendation
    from collegium.rooms.policy.models import Asked, Followed, FollowUp

    held = set(Followed.objects.values_list("recommendation_id", flat=True))
    followed, told, asked, papers = [], [], [], set()
    for n, it in enumerate(Recommendation.objects.select_related("paper").exclude(id__in=held)):
        at = it.paper.published_at or net.now
        state = ("open", "taken_up", "open", "in_part")[n % 4]
        looked = at + timedelta(days=20)
        row = Followed(
            id=new_id(at), recommendation=it, paper=it.paper, group_id=it.paper.group_id, number=it.number,
            asked_on=at.date(), state=state, looked_on=None if state == "open" else looked.date(),
        )  # fmt: skip
        followed.append(row)
        net.act("policy.following_began", at, "followed", row.id)
        if it.paper_id not in papers:
            papers.add(it.paper_id)
            asked.append(Asked(id=new_id(at), file=net.random.choice(files), paper=it.paper))
        if state != "open":
            told.append(
                FollowUp(
                    id=new_id(looked), followed=row, state=state, on=looked.date(), publisher=net.words(2).title(),
                    source="https://example.org/text", quotation=net.words(30).capitalize(), at=looked,
                )
            )  # fmt: skip
            net.act("policy.followed_up", looked, "followed", row.id, state=state)
    for part in (followed, told, asked):
        net.store(part)
