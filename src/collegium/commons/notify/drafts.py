"""The letters of an act as they will go out, with their words to be changed before it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings

from .telling import LetterPreview, preview

MOST = 4000


def previews(kind: str, typed: Mapping[str, str], **asked: Any) -> list[dict[str, Any]]:
    """The letters that will go out, one for each language, with a field for its words.

    `asked` is what `notify` will be asked; `typed` what came back from the form: words that were changed stay.
    """
    by_language: dict[str, list[LetterPreview]] = {}
    for letter in preview(kind, **asked):
        by_language.setdefault(letter.language, []).append(letter)
    changed = changed_words(typed)
    return [_of_language(code, letters, changed.get(code)) for code, letters in by_language.items()]


def _of_language(code: str, letters: Sequence[LetterPreview], changed: str | None) -> dict[str, Any]:
    first = letters[0]
    return {
        "language": dict(settings.LANGUAGES).get(code, code),
        "lang": code,
        "count": len(letters),
        "names": [letter.name for letter in letters],
        "subject": first.subject,
        "text": first.body if changed is None else changed,
        "was": first.body,
        "edit": f"letter_{code}",
    }


def changed_words(typed: Mapping[str, str]) -> dict[str, str]:
    """The words of letters that were changed in the form, by language; at most 4,000 characters each."""
    found = {}
    for code, _name in settings.LANGUAGES:
        text = _plain(typed.get(f"letter_{code}", ""))
        if text and text != _plain(typed.get(f"letter_{code}_was", "")):
            found[code] = text[:MOST]
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
