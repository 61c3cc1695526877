"""Building the demonstration: the network itself, then every room's part, then all that follows."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from collegium.kernel import clock

from .cast import write_cast
from .stage import Stage, Unsettled

FOUNDATIONS = ("rooms.people", "rooms.members", "rooms.groups")
TOPICS = (
    *("rooms.challenges", "rooms.papers", "rooms.ballots", "rooms.newsroom", "rooms.practices", "rooms.policy"),
    *("rooms.priorities", "rooms.benchmarking", "rooms.events", "rooms.meetings", "rooms.discussions", "portal"),
)


def build(stage: Stage) -> None:
    """Let every room furnish its part through its actions. Raises what an action raises, and Unsettled."""
    clock.freeze(stage.present)
    set_the_network(stage)
    for name in FOUNDATIONS:
        furnish(name, stage)
        stage.play()
    for name in TOPICS:
        furnish(name, stage)
    stage.play()
    write_cast(stage)
    finish(stage)


def furnish(name: str, stage: Stage) -> None:
    """Let one room do its part, if it has one."""
    if find_spec(f"collegium.{name}") and find_spec(f"collegium.{name}.demo"):
        import_module(f"collegium.{name}.demo").furnish(stage)


def set_the_network(stage: Stage) -> None:
    """Name, zone, languages and sender of the network."""
    from collegium.commons.network import change_settings
    from collegium.commons.network.settings import NAMES

    values = {name: value for name, value in stage.content["network"].items() if name in NAMES}
    stage.do(change_settings, stage.at(-2501), **values)


def finish(stage: Stage) -> None:
    """Do what the background would do at its first start: deliver, run every job, seal. Raises Unsettled."""
    from collegium.commons.jobs import JOBS, Rota
    from collegium.commons.jobs.models import Heartbeat
    from collegium.commons.journal.sealing import seal_waiting

    Rota().run_due(stage.present)
    stage.settle()
    rota = Rota()
    rota.make_due(JOBS)
    rota.run_due(stage.present)
    seal_waiting(stage.present)
    tripped = Heartbeat.objects.filter(failures__gt=0).values_list("job", "error").first()
    if tripped:
        raise Unsettled(f"{tripped[0]}: {tripped[1]}")
