"""Addresses of named pages, each made once: a page has hundreds, and Django makes one in twenty microseconds."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils import translation


def address(name: str, *args: Any) -> str:
    """The address of a named page in the language of the request. Raises NoReverseMatch."""
    return _address(get_urlconf(), translation.get_language() or "", get_script_prefix(), name, args)


@lru_cache(maxsize=20_000)
def _address(urlconf: str | None, language: str, prefix: str, name: str, args: tuple[Any, ...]) -> str:
    return reverse(name, args=args or None)
