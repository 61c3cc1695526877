"""The letters of meetings: their kinds, and how an agenda looks before it goes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from collegium.commons.notify import LetterPreview, preview, register_kind

MOST = 4000


def previews(typed: Mapping[str, str], **asked: Any) -> list[dict[str, Any]]:
    """The letters of an agenda as they will go out, one for each language, with a field for its words.

    `asked` is what `notify` will be asked; `typed` what came back from the form: words that were changed stay.
    """
    by_language: dict[str, list[LetterPreview]] = {}
    for letter in preview("meeting_agenda", **asked):
        by_language.setdefault(letter.language, []).append(letter)
    return [_of_language(code, letters, changed_words(typed).get(code)) for code, letters in by_language.items()]


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
    """The words of letters that were changed in the form, by language; at most 4,000 letters each."""
    found = {}
    for code, _name in settings.LANGUAGES:
        text = _plain(typed.get(f"letter_{code}", ""))
        if text and text != _plain(typed.get(f"letter_{code}_was", "")):
            found[code] = text[:MOST]
    return found


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


register_kind(
    "meeting_invited",
    room="meetings",
    subject=_l("%(group)s: %(title)s"),
    line=_l("%(group)s: “%(title)s” on %(begins)s (%(place)s). Say whether you come."),
    label=_l("A body in which you sit will meet"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "meeting_agenda",
    room="meetings",
    subject=_l("Agenda: %(title)s"),
    line=_l("%(group)s: “%(title)s” on %(begins)s (%(place)s).\n\n%(agenda)s"),
    label=_l("The agenda of a meeting to which you are invited"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "meeting_moved",
    room="meetings",
    subject=_l("Another time or place: %(title)s"),
    line=_l("%(group)s: “%(title)s” takes place on %(begins)s now (%(place)s). Say whether you come."),
    label=_l("Time or place of a meeting to which you are invited has changed"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "meeting_cancelled",
    room="meetings",
    subject=_l("Cancelled: %(title)s"),
    line=_l("%(group)s: “%(title)s” on %(begins)s does not take place. The reason: %(reason)s"),
    label=_l("A meeting to which you are invited was cancelled"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "minutes_shown",
    room="meetings",
    subject=_l("Minutes to read: %(title)s"),
    line=_l("%(group)s: the minutes of “%(title)s” of %(begins)s can be read in draft."),
    label=_l("The minutes of a meeting to which you were invited can be read in draft"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "minutes_frozen",
    room="meetings",
    subject=_l("Minutes: %(title)s"),
    line=_l("%(group)s: the minutes of “%(title)s” of %(begins)s are frozen, version %(number)s."),
    label=_l("The minutes of a meeting to which you were invited are frozen"),
    why=_l("You hold a seat in this body."),
)
register_kind(
    "action_given",
    room="meetings",
    subject=_l("Yours to do until %(due)s: %(title)s"),
    line=_l("%(group)s, “%(title)s” of %(begins)s: you do this until %(due)s. %(action)s"),
    label=_l("A meeting agreed that you do something"),
    why=_l("You are named in the minutes as the one who does it."),
)
