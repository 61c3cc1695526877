"""The thread: the one table of links, and the walk from a challenge to what came of it."""

from .links import (
    STAGES,
    Step,
    describe,
    link,
    offer_thread,
    refs_along,
    sources_of,
    targets_of,
    thread_of,
    threads_of,
    told_of,
    unlink,
)

__all__ = [
    "STAGES",
    "Step",
    "describe",
    "link",
    "offer_thread",
    "refs_along",
    "sources_of",
    "targets_of",
    "thread_of",
    "threads_of",
    "told_of",
    "unlink",
]
