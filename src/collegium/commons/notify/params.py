"""Parameters of a notice: kept as plain data, turned into words when read, in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext

from collegium.commons.pages.moments import day_long, moment_full
from collegium.commons.pages.words import names_of
from collegium.kernel.ids import is_ulid

_LANGUAGES = {code for code, _ in settings.LANGUAGES}
TEXTS = "_texts"


def kept(params: Mapping[str, Any]) -> dict[str, Any]:
    """JSON-able data. Times become {"moment": ISO text}, days {"day": ...}, lazy words {"words": source};
    texts by language stay.
    """
    return {name: _plain(value) for name, value in params.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, Promise):
        with translation.override(None):
            return {"words": str(value)}
    if isinstance(value, Mapping):
        return {str(key): str(text) for key, text in value.items()}
    return str(value)


def names_in(many: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The names behind all ids in these parameters, one query for each kind; a parameter is called by its
    kind.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    for params in many:
        for name, value in params.items():
            if isinstance(value, str) and is_ulid(value):
                ids[name].add(value)
    return {ident: name for kind, found in ids.items() for ident, name in names_of(kind, sorted(found)).items()}


def worded(params: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The parameters as words in the language in force."""
    return {name: _word(value, names) for name, value in params.items() if name != TEXTS}


def _word(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        if "moment" in value:
            return moment_full(datetime.fromisoformat(value["moment"]))
        if "words" in value:
            return gettext(value["words"])
        if "day" in value:
            return day_long(date.fromisoformat(value["day"]))
        if _LANGUAGES & set(value):
            language = translation.get_language() or "en"
            return value.get(language) or value.get("en") or next(iter(value.values()))
    return value
