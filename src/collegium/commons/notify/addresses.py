"""Whom a letter reaches. The room that keeps people says it; commons know only ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """A person as a reader of letters. `email` is "" for somebody without an address."""

    id: str
    name: str
    email: str
    language: str = "en"


Provider = Callable[[list[str]], Mapping[str, Reader]]
_provider: Provider | None = None


def offer_addresses(provider: Provider) -> None:
    """The room of people registers ids -> readers, in one query; who has left or is unknown is not among
    them.
    """
    global _provider
    _provider = provider


def readers(ids: Iterable[str]) -> dict[str, Reader]:
    """The readers for these ids, each once, in the order asked."""
    wanted = [ident for ident in dict.fromkeys(ids) if ident]
    if _provider is None or not wanted:
        return {}
    found = _provider(wanted)
    return {ident: found[ident] for ident in wanted if ident in found}
