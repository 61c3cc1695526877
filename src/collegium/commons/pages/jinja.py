"""The template environment: Jinja2 with gettext, addresses and assets; no queries in templates."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from . import moments, punctuation
from .addresses import address
from .fields import NOT_WHOLE
from .shapes import drawn

STATIC = Path(__file__).parent / "static" / "collegium"


@lru_cache(maxsize=1)
def _manifest() -> dict[str, str]:
    path = STATIC / "manifest.json"
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def asset(name: str) -> str:
    """The hashed address of a file of the bundle, by its logical name."""
    if settings.DEBUG:
        _manifest.cache_clear()
    return f"{settings.STATIC_URL}collegium/{_manifest().get(name, name)}"


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page in the language of the request."""
    if kwargs:
        return reverse(name, args=args or None, kwargs=kwargs)
    return address(name, *args)


@lru_cache(maxsize=8192)
def _translated(language: str, message: str) -> tuple[Markup, bool]:
    text = translation.gettext(message)
    return Markup(text), "%" in text  # noqa: S704


def gettext(message: str, /, **variables: Any) -> Markup:
    """A message of the interface in the language of the request, its variables escaped: what Jinja's "newstyle"
    does, with each message looked up once for a language (the catalogues do not change while it runs).
    """
    text, has_places = _translated(translation.get_language() or "", message)
    return text % variables if has_places else text


def environment(**options: Any) -> Environment:
    """The environment that Django's Jinja2 backend uses."""
    options.pop("undefined", None)
    env = Environment(
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=options.pop("auto_reload", settings.DEBUG),
        autoescape=options.pop("autoescape", True),
        loader=options.pop("loader"),
        cache_size=400,
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.globals.update(_=gettext, gettext=gettext)
    env.globals.update(url=url, asset=asset, drawn=drawn, NOT_WHOLE=NOT_WHOLE)
    env.filters.update(moments.FILTERS, colon=punctuation.colon, semicolons=punctuation.semicolons)
    return env
