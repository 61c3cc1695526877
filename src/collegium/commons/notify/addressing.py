"""Addresses of pages as they stand in letters: absolute, in the reader's language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import translate_url
from django.utils import translation

from .masking import TOKEN

_PREFIX = re.compile(rf"/(?:{'|'.join(code for code, _ in settings.LANGUAGES)})(?=/)")


def absolute(path: str) -> str:
    """The whole address of a path; whole addresses stay."""
    return path if urlsplit(path).scheme else f"{settings.ORIGIN}{path}"


def plain(path: str) -> str:
    """A path without the language of whoever made it."""
    return _PREFIX.sub("", path, count=1)


def in_language(path: str, language: str) -> str:
    """The path of the same page in a language; addresses without words (files, tokens) stay."""
    if not path.startswith("/"):
        return path
    with translation.override(settings.LANGUAGE_CODE):
        return translate_url(plain(path), language)


def holds_token(text: str) -> bool:
    """Whether a text holds an address that must not be kept."""
    return bool(TOKEN.search(text))
