"""Background work of the policy room."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.access import OPERATOR
from collegium.commons.jobs import every

from .actions_following import follow_all


@every(24 * 3600, "policy.follow")
def follow(now: datetime) -> None:
    """Papers that were published before this room was there are followed up too."""
    follow_all(actor=OPERATOR, now=now)
