"""The room of benchmarking."""

from collegium.commons.pages.room import RoomConfig


class BenchmarkingConfig(RoomConfig):
    """Benchmarking."""

    default = True
    name = "collegium.rooms.benchmarking"
    label = "benchmarking"
