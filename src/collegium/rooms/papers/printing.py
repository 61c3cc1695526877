"""Papers as PDF: made once for each text and language, kept as files that can be made again at any time."""

from __future__ import annotations

import fcntl
import hashlib
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from collegium.commons.access import NOBODY
from collegium.commons.exports.cite import sentence as cite_sentence
from collegium.commons.exports.house import Assembly, Count, NetworkPrint
from collegium.commons.exports.paper import (
    Behind,
    NameList,
    PaperPrint,
    addressee_words,
    paper_pdf,
    paper_words,
)
from collegium.commons.exports.pdf import TEMPLATES
from collegium.commons.journal.counters import read_counters
from collegium.commons.network import network
from collegium.commons.pages.moments import day_long
from collegium.commons.pages.shell import disclaimer
from collegium.rooms.groups.queries import in_words

from . import queries_published as published
from .citing import address, citation_of
from .queries import authors_of
from .words import STAGES


def folder() -> Path:
    """Where the made files are kept. It may be emptied at any time and is no part of a backup."""
    found: Path = settings.OPTIONS.data / "prints"
    return found


def pdf_of(it: Any, version: Any, now: datetime, *, proof: bool = False) -> tuple[bytes, str]:
    """The PDF of a version and its mark for caches; made when it is not there yet.

    A version of a paper that is not published says on each page that it is a draft; `proof` shows the adopted
    one in its final form. Raises ExportError.
    """
    mark = _mark(it, version, proof)
    path = folder() / f"{it.id}-{version.number}-{mark}.pdf"
    try:
        return path.read_bytes(), mark
    except FileNotFoundError:
        return _made(path, it, version, now, proof), mark


def size_of(it: Any, version: Any) -> int:
    """How many bytes the made PDF has; 0 while there is none."""
    path = folder() / f"{it.id}-{version.number}-{_mark(it, version, False)}.pdf"
    return path.stat().st_size if path.is_file() else 0


def _mark(it: Any, version: Any, proof: bool) -> str:
    """Changes with the text, with any act on the paper and the network, and with our own layout."""
    counters = read_counters([it.id, "network:public"])
    seen = (version.id, version.fingerprint, it.language, proof, sorted(counters.items()), layout())
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:24]


@lru_cache(maxsize=1)
def layout() -> str:
    """A mark of the layout that this process draws with."""
    sources = sorted(TEMPLATES.glob("*.typ"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def _made(path: Path, it: Any, version: Any, now: datetime, proof: bool) -> bytes:
    """Make the file under a lock, so that one process makes it and others take it; put it there whole."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with (path.parent / f"{it.id}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.is_file():
            return path.read_bytes()
        content = paper_pdf(print_of(it, version, now, proof=proof))
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".made-", delete=False) as file:
            file.write(content)
        for old in path.parent.glob(f"{it.id}-{version.number}-*.pdf"):
            old.unlink(missing_ok=True)
        Path(file.name).replace(path)
    return content


def print_of(it: Any, version: Any, now: datetime, *, proof: bool = False) -> PaperPrint:
    """What is printed of a version, in the language of the paper."""
    with translation.override(it.language):
        final = proof or bool(it.published_at)
        return _final(it, version, now) if final else _draft(it, version)


def _common(it: Any, version: Any) -> dict[str, Any]:
    here, language = network(), it.language
    return {
        "lang": language[:2],
        "words": paper_words(_),
        "network": NetworkPrint(here.full_name, here.tagline.get(language) or here.tagline.get("en", ""), here.domain),
        "title": version.title,
        "standfirst": version.standfirst,
        "doc": version.doc,
        "reference": it.reference,
        "version": str(version.number),
        "addressees": addressee_words(_),
        "disclaimer": disclaimer() if here.is_demonstration else "",
        "imprint": tuple(line for line in (here.full_name, here.email) if line),
    }


def _draft(it: Any, version: Any) -> PaperPrint:
    stage = _("Draft, version %(number)s: %(stage)s. Not adopted, not for citation.") % {
        "number": version.number,
        "stage": str(STAGES[version.stage]).lower(),
    }
    return PaperPrint(**_common(it, version), kind=in_words(it.kind.names), authority=stage, made_at=version.at)


def _final(it: Any, version: Any, now: datetime) -> PaperPrint:
    published_at = it.published_at or now
    people = authors_of(it) if it.kind.authors_named else []
    kind, authority = published.kind_line(it)
    vote = published.behind(it, NOBODY, now)
    citation = citation_of(it, version, people, published_at)
    return PaperPrint(
        **_common(it, version),
        kind=kind,
        authority=authority,
        made_at=published_at,
        adopted_by=in_words(it.adopted_by.names),
        adopted_on=day_long(it.adopted_at),
        published_on=day_long(published_at),
        result=vote.result if vote else it.adoption_ground,
        identifier=address(it).partition("://")[2],
        identifier_url=address(it),
        behind=_behind(it, vote, people),
        cite_as=cite_sentence(citation, it.language),
        fingerprint=version.fingerprint,
        authors=tuple(person.name for person in people) or (network().full_name,),
    )


def _behind(it: Any, vote: published.Behind | None, people: list[Any]) -> Behind:
    """The sentence, the names, the picture of the vote. The names of those who voted are not printed."""
    lists = (NameList(_("Authors"), tuple(person.name for person in people)),) if people else ()
    if vote is None or vote.house is None:
        return Behind(it.adoption_ground, lists)
    words = {name: word() for name, word in published.MARKS.items()}
    counts = tuple(Count(state, number, words[state]) for state, number in vote.house.counts)
    return Behind(
        sentence=vote.result,
        lists=lists,
        assembly=Assembly(
            counts=counts,
            alternative=", ".join(f"{count.seats} {count.word}" for count in counts),
            number=str(vote.counts["for"]),
            under=_("for, of %(cast)s cast") % {"cast": vote.counts["cast"]},
            gate=vote.needed if 0 < vote.needed < len(vote.house.seats) else 0,
            gate_word=_("%(needed)s needed") % {"needed": vote.needed},
        ),
    )
