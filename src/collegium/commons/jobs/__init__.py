"""Background work: schedules with heartbeat and retry. One loop delivers, seals, sends and ticks."""

from .rota import Rota
from .schedule import JOBS, every

__all__ = ["JOBS", "Rota", "every"]
