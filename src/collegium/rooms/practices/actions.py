"""Writing a card, its review, its end: six beats each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from collegium.commons.access import Actor, actor_of, authorise
from collegium.commons.announce import announce
from collegium.commons.files import drop_files, keep_upload
from collegium.commons.journal import act, record
from collegium.commons.notify import end_links
from collegium.commons.thread import describe, link
from collegium.kernel.errors import Invalid, NotFound, Stale
from collegium.kernel.ids import Ref, new_id
from collegium.rooms.groups.queries import body

from .choices import TEXTS, Scale, State, Visibility
from .facts import PracticeChanged, PracticeSettled, PracticeSubmitted
from .models import Practice
from .policy import visible_to
from .queries import standing_of
from .rules import FLOW, SUMMARY_WORDS, telling_words, words_in


def locked(practice: str, actor: Actor) -> Practice:
    """The card, locked for the act. Raises NotFound."""
    it: Practice | None = Practice.objects.select_for_update().filter(visible_to(actor), pk=practice).first()
    if it is None:
        raise NotFound(practice)
    return it


@act("practices.begun", public=False)
def begin_practice(
    *,
    actor: Actor,
    institution: str,
    theme: str,
    title: str,
    contact: str = "",
    texts: Mapping[str, str] | None = None,
    posts: Any = None,
    euros: int | None = None,
    scale: str = Scale.UNIVERSITY,
    visibility: str = Visibility.MEMBERS,
    language: str = "en",
    challenge: str = "",
    now: datetime,
) -> str:
    """A university begins a card under the theme of a working group (ULID or slug); returns its ULID.

    `texts` are the parts by name (models.TEXTS), `posts` full-time posts, `contact` a person of the university (the
    actor, when not said), `challenge` the challenge that it answers. Raises NotFound when the actor wears no hat of the
    university, Invalid(theme | contact | challenge="unknown", summary="too_long").
    """
    authorise(actor, "practices.write", institution=institution)
    it = Practice(
        id=new_id(now),
        reference=_next_reference(),
        institution_id=institution,
        written_by_id=actor.id,
        written_at=now,
        language=language,
    )
    _write(
        it,
        actor,
        now,
        title=title,
        theme=theme,
        contact=contact or actor.id,
        texts=texts or {},
        posts=posts,
        euros=euros,
        scale=scale,
        visibility=visibility,
    )
    it.save(force_insert=True)
    link(it, "shared_by", Ref("member", institution))
    if challenge:
        _answer(it, challenge, actor)
    record(it, member=institution, group=it.theme_id)
    return it.id


def _next_reference() -> str:
    last = Practice.objects.aggregate(last=Max("reference"))["last"]
    return f"G-{int(last[2:]) + 1 if last else 1:04d}"


def _answer(it: Practice, challenge: str, actor: Actor) -> None:
    """Hang the card on the thread of a challenge that the actor sees."""
    ref = Ref("challenge", challenge)
    if ref not in describe([ref], actor):
        raise Invalid(challenge="unknown")
    link(it, "answers", ref)


def _write(
    it: Practice,
    actor: Actor,
    now: datetime,
    *,
    title: str,
    theme: str,
    contact: str,
    texts: Mapping[str, str],
    posts: Any,
    euros: int | None,
    scale: str,
    visibility: str,
) -> None:
    group = body(actor, theme)
    if group is None or not group.adopts_challenges:
        raise Invalid(theme="unknown")
    if contact != it.contact_id and it.institution_id not in actor_of(contact, now).institutions:
        raise Invalid(contact="unknown")
    if words_in(texts.get("summary", "")) > SUMMARY_WORDS:
        raise Invalid(summary="too_long")
    it.title, it.theme_id, it.contact_id = title, group.id, contact
    it.posts, it.euros, it.scale, it.visibility = posts, euros, Scale(scale), Visibility(visibility)
    for name in TEXTS:
        setattr(it, name, texts.get(name, "").strip())
    it.keywords = " ".join(sorted(telling_words(title, it.summary)))


@act("practices.changed")
def change_practice(
    *,
    actor: Actor,
    practice: str,
    version: int,
    title: str,
    theme: str,
    contact: str,
    texts: Mapping[str, str],
    posts: Any = None,
    euros: int | None = None,
    scale: str,
    visibility: str,
    language: str,
    now: datetime,
) -> None:
    """Whoever keeps it betters its words; of a shared card those who tried it and the chairs are told.

    A shared card stays complete: Invalid(<part>="missing"). Raises Stale when another version stands meanwhile.
    """
    it = locked(practice, actor)
    authorise(actor, "practices.change", it)
    if it.version != version:
        held = {"title": it.title, **{name: getattr(it, name) for name in TEXTS}}
        raise Stale(theirs=held, yours={"title": title, **{name: texts.get(name, "") for name in TEXTS}})
    _write(
        it,
        actor,
        now,
        title=title,
        theme=theme,
        contact=contact,
        texts=texts,
        posts=posts,
        euros=euros,
        scale=scale,
        visibility=visibility,
    )
    missing = standing_of(it, actor).missing if it.state == State.SHARED else ()
    if missing:
        raise Invalid(**dict.fromkeys(missing, "missing"))
    it.language, it.version = language, it.version + 1
    it.save()
    record(it, member=it.institution_id, version=it.version)
    if it.state == State.SHARED:
        announce(PracticeChanged(it.id, now))


@act("practices.submitted", public=False)
def submit_practice(*, actor: Actor, practice: str, now: datetime) -> None:
    """A complete card goes to the chairs of the group of its theme. Raises Refused with the rule's reason."""
    it = locked(practice, actor)
    authorise(actor, "practices.submit", it)
    step = FLOW.take("submit", standing_of(it, actor))
    it.state, it.submitted_at, it.reason = step.to, now, ""
    it.save()
    record(it, member=it.institution_id, group=it.theme_id)
    announce(PracticeSubmitted(it.id, it.theme_id, now))


@act("practices.shared")
def share_practice(*, actor: Actor, practice: str, now: datetime) -> None:
    """A chair lets a card be read by those for whom it is meant; it counts as confirmed from now on."""
    it = locked(practice, actor)
    authorise(actor, "practices.review", it)
    step = FLOW.take("share", standing_of(it, actor))
    it.state, it.shared_at, it.confirmed_at = step.to, now, now
    it.save()
    record(it, group=it.theme_id)
    announce(PracticeSettled(it.id, str(step.to), now))


@act("practices.sent_back", public=False)
def send_back_practice(*, actor: Actor, practice: str, reason: str, now: datetime) -> None:
    """A chair asks for more or for other words. Raises Invalid(reason="missing")."""
    it = locked(practice, actor)
    authorise(actor, "practices.review", it)
    step = FLOW.take("send_back", standing_of(it, actor))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason = step.to, reason.strip()
    it.save()
    record(it, text=it.reason, group=it.theme_id)
    announce(PracticeSettled(it.id, str(step.to), now))


@act("practices.withdrawn")
def withdraw_practice(*, actor: Actor, practice: str, reason: str, now: datetime) -> None:
    """Take a card away from its readers, with a reason; letters that asked to confirm it open nothing any more."""
    it = locked(practice, actor)
    authorise(actor, "practices.withdraw", it)
    step = FLOW.take("withdraw", standing_of(it, actor))
    if not reason.strip():
        raise Invalid(reason="missing")
    it.state, it.reason = step.to, reason.strip()
    it.save()
    end_links(about=it, now=now)
    record(it, text=it.reason if it.shared_at else "", member=it.institution_id)
    announce(PracticeSettled(it.id, str(step.to), now))


@act("practices.reopened", public=False)
def reopen_practice(*, actor: Actor, practice: str, now: datetime) -> None:
    """A withdrawn card becomes a draft again, with its texts, files and trials."""
    it = locked(practice, actor)
    authorise(actor, "practices.reopen", it)
    step = FLOW.take("reopen", standing_of(it, actor))
    it.state, it.reason, it.shared_at, it.confirmed_at = step.to, "", None, None
    it.save()
    record(it, member=it.institution_id)


@act("practices.file_added")
def add_file(*, actor: Actor, practice: str, upload: Any, now: datetime) -> str:
    """Lay a file beside a card; returns its ULID. Raises Invalid(file=...)."""
    it = locked(practice, actor)
    authorise(actor, "practices.change", it)
    file = keep_upload(upload, about=it, now=now)
    record(it, member=it.institution_id, file=file)
    return file


@act("practices.file_removed")
def remove_file(*, actor: Actor, practice: str, file: str, now: datetime) -> None:
    """Take a file away from a card. Raises NotFound when it has none of this id."""
    it = locked(practice, actor)
    authorise(actor, "practices.change", it)
    if not drop_files(it, ids=[file]):
        raise NotFound(file)
    record(it, member=it.institution_id, file=file)
