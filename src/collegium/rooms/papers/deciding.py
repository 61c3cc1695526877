"""From the frozen text to a published paper: the vote, its consequence, recorded adoptions, publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from collegium.commons.access import Actor
from collegium.commons.announce import announce
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, NotFound
from collegium.kernel.ids import Ref, new_id
from collegium.kernel.text.reading import recommendations
from collegium.rooms.ballots.actions import open_decision
from collegium.rooms.ballots.choices import Openness
from collegium.rooms.groups.queries import body

from .choices import Stage
from .facts import PaperAdopted, PaperPublished
from .freezing import freeze, go, taken
from .models import Paper, Recommendation, Version
from .queries import adopted_version, draft_of, standing_of
from .rules import was_consulted


@act("papers.put_to_vote")
def put_to_vote(
    *,
    actor: Actor,
    paper: str,
    closes_at: datetime,
    question: str,
    now: datetime,
    rule: str = "",
    recused: Iterable[str] = (),
    openness: Openness = Openness.OPEN,
    texts: Mapping[str, str] | None = None,
) -> str:
    """Freeze the text and ask its adopting body to decide; returns the decision's ULID.

    `rule` (slug) replaces the kind's own where the office says so (an urgent written vote); `texts` are
    changed words of the letter to the seats, by language. Raises Refused, NotFound.
    """
    it = taken(actor, paper, "papers.put_to_vote")
    decider = body(actor, it.kind.adopting_body)
    if decider is None:
        raise NotFound(it.kind.adopting_body)
    go(it, "put_to_vote", now)
    version = freeze(it, actor, Stage.VOTE, "", now)
    it.fingerprint = version.fingerprint
    it.decision = open_decision(
        actor=actor,
        body=decider.id,
        question=question,
        rule=rule or it.kind.rule,
        closes_at=closes_at,
        now=now,
        subject=it.ref,
        fingerprint=version.fingerprint,
        openness=openness,
        recused=recused,
        texts=texts,
    )
    it.save()
    record(it, decision=it.decision, number=version.number)
    return it.decision


@act("papers.decided")
def take_decision(*, actor: Actor, paper: str, decision: str, body: str, adopted: bool, now: datetime) -> None:
    """What follows at once from a closed vote: adopted or rejected. Called as a consequence only."""
    it = Paper.objects.select_for_update(of=("self",)).select_related("kind").filter(pk=paper).first()
    if it is None or it.decision != decision:
        raise NotFound(paper)
    if adopted:
        it.adopted_at, it.adopted_by_id = now, body
        go(it, "adopt", now)
        _keep_recommendations(it, adopted_version(it), now)
        announce(PaperAdopted(it.id, decision, now))
    else:
        go(it, "reject", now)
    record(it, decision=decision, adopted=adopted, state=it.state)


@act("papers.vote_called_off")
def take_back_from_vote(*, actor: Actor, paper: str, decision: str, now: datetime) -> None:
    """What follows at once from a cancelled vote: the text is open again. Called as a consequence only."""
    it = Paper.objects.select_for_update(of=("self",)).select_related("kind").filter(pk=paper).first()
    if it is None or it.decision != decision:
        raise NotFound(paper)
    it.decision, it.fingerprint = "", ""
    go(it, "call_off" if was_consulted(standing_of(it)) else "call_off_unconsulted", now)
    record(it, decision=decision, state=it.state)


@act("papers.adoption_recorded")
def record_adoption(*, actor: Actor, paper: str, ground: str, adopted_at: datetime, now: datetime) -> None:
    """The office records that the adopting body of this kind has adopted the text (a sitting, consensus).

    Raises Refused, Invalid(ground="missing"), Invalid(adopted_at="in_the_future"), NotFound.
    """
    it = taken(actor, paper, "papers.record_adoption")
    if not ground.strip():
        raise Invalid(ground="missing")
    if adopted_at > now:
        raise Invalid(adopted_at="in_the_future")
    decider = body(actor, it.kind.adopting_body) if it.kind.adopting_body else None
    version = freeze(it, actor, Stage.ADOPTED, "", now)
    it.fingerprint = version.fingerprint
    it.adopted_at, it.adopted_by_id = adopted_at, decider.id if decider else it.group_id
    it.adoption_ground = ground.strip()
    go(it, "record_adoption", now)
    _keep_recommendations(it, version, now)
    record(it, group=it.adopted_by_id, number=version.number)
    announce(PaperAdopted(it.id, "", now))


def _keep_recommendations(it: Paper, version: Version, now: datetime) -> None:
    Recommendation.objects.filter(paper=it).delete()
    Recommendation.objects.bulk_create(
        [
            Recommendation(
                id=new_id(now),
                paper=it,
                number=item.number,
                block=item.id,
                text=item.text,
                addressees=list(item.addressees),
            )
            for item in recommendations(version.doc)
        ]
    )


@act("papers.published")
def publish_paper(*, actor: Actor, paper: str, now: datetime, texts: Mapping[str, str] | None = None) -> None:
    """Publish the adopted text for everybody. It does not change any more. Raises Refused when it differs.

    `texts` are changed words of the letter, by language.
    """
    it = taken(actor, paper, "papers.publish")
    same = draft_of(it).fingerprint == it.fingerprint
    it.published_at = now
    go(it, "publish", now, same_text=same)
    record(it)
    announce(PaperPublished(it.id, now, dict(texts or {})))


def subject_paper(subject: str) -> str:
    """The paper's ULID when the subject of a decision (kind:ULID) is a paper, else ""."""
    if not subject:
        return ""
    ref = Ref.parse(subject)
    return ref.id if ref.kind == Paper.KIND else ""
