"""The place in a text where the terms stand, marked, and safe as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from .asking import Term, fold, is_letter

WIDTH, LOOKED_AT = 220, 200_000


def pattern(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """What finds the terms in folded text at the beginnings of words; None when there is nothing to find."""
    found = []
    for term in terms:
        words = [re.escape(word) for word in term.words]
        if words:
            found.append(r"(?<!\w)" + r"[\W_]+".join(words) + ("" if term.prefix else r"(?!\w)"))
    return re.compile("|".join(found)) if found else None


def marked(text: str, terms: Sequence[Term]) -> Markup:
    """The whole text as HTML with the terms in <mark>."""
    return _marked(text, fold(text), pattern(terms))


def snippet(text: str, terms: Sequence[Term]) -> Markup:
    """About 220 letters around the first place of a term, cut at words; the beginning when none stands
    there.
    """
    text = text[:LOOKED_AT]
    folded, found = fold(text), pattern(terms)
    first = found.search(folded) if found else None
    start = max(first.start() - WIDTH // 3, 0) if first else 0
    start = _word_start(text, start)
    end = _word_end(text, min(start + WIDTH, len(text)))
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    return Markup("") + before + _marked(text[start:end].strip(), folded[start:end].strip(), found) + after


def _word_start(text: str, at: int) -> int:
    while 0 < at < len(text) and is_letter(text[at - 1]) and is_letter(text[at]):
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    limit = at + 40
    while at < len(text) and at < limit and is_letter(text[at]):
        at += 1
    return at


def _marked(text: str, folded: str, found: re.Pattern[str] | None) -> Markup:
    if found is None:
        return escape(text)
    parts: list[str] = []
    at = 0
    for hit in found.finditer(folded):
        if hit.start() >= at:
            end = _whole(text, hit.end())
            word = Markup("<mark>%s</mark>") % text[hit.start() : end]
            parts += [escape(text[at : hit.start()]), word]
            at = end
    return Markup("").join([*parts, escape(text[at:])])


def _whole(text: str, at: int) -> int:
    """A beginning of a word marks the whole word."""
    while 0 < at < len(text) and is_letter(text[at]) and is_letter(text[at - 1]):
        at += 1
    return at
