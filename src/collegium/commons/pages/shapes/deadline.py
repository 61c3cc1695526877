"""When a date matters: calm for weeks, near for a week, urgent for two days, then over."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NEAR, URGENT = timedelta(days=7), timedelta(days=2)
CARE, LONG = timedelta(days=10), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Distance:
    """How far away a moment is, rounded towards now: positive ahead, negative behind."""

    amount: int
    unit: str


def urgency(at: datetime, now: datetime) -> str:
    """calm, near (7 days), urgent (48 hours) or over. Both moments carry a zone."""
    left = at - now
    if left <= timedelta(0):
        return "over"
    if left <= URGENT:
        return "urgent"
    return "near" if left <= NEAR else "calm"


def patience(since: datetime, now: datetime) -> str:
    """new, care (waits for 10 days) or long (for 14)."""
    waited = now - since
    if waited >= LONG:
        return "long"
    return "care" if waited >= CARE else "new"


def distance(at: datetime, now: datetime) -> Distance:
    """Whole days from two days on, else whole hours from two hours on, else minutes."""
    gap = at - now
    size, sign = abs(gap), -1 if gap < timedelta(0) else 1
    for unit, length, least in (("day", timedelta(days=1), 2), ("hour", timedelta(hours=1), 2)):
        if size >= least * length:
            return Distance(sign * (size // length), unit)
    return Distance(sign * (size // timedelta(minutes=1)), "minute")
