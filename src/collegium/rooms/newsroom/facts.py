"""What has happened to news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collegium.kernel.facts import fact


@fact("newsroom.published")
@dataclass(frozen=True, slots=True)
class NewsPublished:
    """A piece of news stands on the public pages."""

    news: str
    at: datetime
