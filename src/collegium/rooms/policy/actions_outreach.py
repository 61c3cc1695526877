"""Writes on the log of outreach. The journal says that something was entered, never with whom."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from collegium.commons.access import Actor, authorise
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid, Stale
from collegium.kernel.ids import new_id
from collegium.rooms.papers.queries_asked import asked

from .choices import Occasion
from .models import File, Outreach
from .queries import today
from .queries_outreach import outreach_for


def _filled(it: Outreach, now: datetime, words: dict[str, Any]) -> Outreach:
    """The entry with these words. Raises Invalid(on=..., paper=..., file=...)."""
    if words["on"] > today(now):
        raise Invalid(on="in_the_future")
    if words["paper"] and not asked(papers=[words["paper"]]):
        raise Invalid(paper="unknown")
    if words["file"] and not File.objects.filter(pk=words["file"]).exists():
        raise Invalid(file="unknown")
    it.occasion, it.on = Occasion(words["occasion"]), words["on"]
    it.paper_id, it.file_id = words["paper"] or None, words["file"] or None
    for name in ("subject", "with_whom", "organisation", "ours", "said"):
        setattr(it, name, words[name].strip())
    return it


@act("policy.outreach_logged", public=False)
def log_outreach(
    *,
    actor: Actor,
    occasion: str,
    on: date,
    subject: str,
    with_whom: str,
    organisation: str,
    said: str,
    ours: str = "",
    paper: str = "",
    file: str = "",
    now: datetime,
) -> str:
    """The office keeps what was said with whom, when, about which paper or file; returns a ULID. Raises Invalid."""
    authorise(actor, "policy.outreach")
    words = {"occasion": occasion, "on": on, "subject": subject, "with_whom": with_whom, "said": said}
    words |= {"organisation": organisation, "ours": ours, "paper": paper, "file": file}
    it = _filled(Outreach(id=new_id(now), by_id=None if actor.is_machine else actor.id), now, words)
    it.save(force_insert=True)
    record(it)
    return str(it.id)


@act("policy.outreach_changed", public=False)
def change_outreach(*, actor: Actor, outreach: str, version: int, now: datetime, **words: Any) -> None:
    """Better words for an entry, all of `log_outreach`. Raises Stale, NotFound, Invalid."""
    authorise(actor, "policy.outreach")
    it = outreach_for(actor, outreach, lock=True)
    if it.version != version:
        theirs = {name: getattr(it, name) for name in ("subject", "with_whom", "organisation", "ours", "said")}
        raise Stale(theirs=theirs, yours={name: words[name] for name in theirs})
    _filled(it, now, words)
    it.version += 1
    it.save()
    record(it)


@act("policy.outreach_removed", public=False)
def remove_outreach(*, actor: Actor, outreach: str, now: datetime) -> None:
    """Take an entry out of the log for good, as whoever is named in it may ask. Raises NotFound."""
    authorise(actor, "policy.outreach")
    it = outreach_for(actor, outreach, lock=True)
    record(it)
    it.delete()
