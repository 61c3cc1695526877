"""What is typed on the page of results."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from .asking import clean
from .entries import OFFERS


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as typed, a kind or "", and a page from 1."""

    words: str
    kind: str
    page: int


def asked(data: QueryDict) -> Asked:
    """The question in an address; what makes no sense is left out."""
    kind, page = data.get("kind", ""), data.get("page", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return Asked(clean(data.get("q", "")).strip(), kind if kind in OFFERS else "", max(number, 1))
