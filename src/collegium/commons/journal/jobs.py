"""The sealer's schedule."""

from __future__ import annotations

from datetime import datetime

from collegium.commons.jobs import every

from .sealing import seal_waiting


@every(2, "journal.seal")
def seal(now: datetime) -> int:
    """Seal what was committed since."""
    return seal_waiting(now)
