"""Signs that follow the habits of a language: French sets a narrow space before a colon and a semicolon."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from markupsafe import Markup


def colon(word: object = "") -> str:
    """A word with its colon: "Write:"; in French "Écrire :" with U+202F. Without a word, the sign alone."""
    sign = _("%(word)s:") % {"word": ""}
    return (word if isinstance(word, Markup) else str(word)) + sign


def semicolons(parts: Iterable[object]) -> str:
    """Parts of a list that have commas of their own: "Delegate; Director, Board"."""
    between = _("%(before)s; %(after)s") % {"before": "", "after": ""}
    return between.join(map(str, parts))
