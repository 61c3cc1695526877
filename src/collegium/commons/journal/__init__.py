"""The journal: append-only acts sealed in a hash chain, erasable texts, and the counters (the version clock)."""

from .acting import act, acting, record, registered_acts

__all__ = ["act", "acting", "record", "registered_acts"]
