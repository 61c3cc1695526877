"""Facts -> outbox -> reactions: after commit, at least once, heard by name with plain data."""

from .hearing import REACTIONS, on
from .outbox import announce, deliver_waiting

__all__ = ["REACTIONS", "announce", "deliver_waiting", "on"]
