"""The tables of roles: those of the house, and those that a room brings beside its tests (tests/rooms/NAME/roles.py).

A room's `roles` has GET and POST in the columns of url_table.py, PERMISSIONS as in test_permission_matrix.py, and
samples(world): name -> ULID of what its rows are about.
"""

from importlib import import_module
from pathlib import Path

ROOMS = Path(__file__).resolve().parents[1] / "rooms"


def brought():
    """The modules that rooms bring."""
    return [import_module(f"rooms.{path.parent.name}.roles") for path in sorted(ROOMS.glob("*/roles.py"))]


def lines(name, own):
    """The lines of a table without its head and its gaps: the house's own, then those of the rooms."""
    texts = [own, *(getattr(module, name) for module in brought())]
    return [line for text in texts for line in text.splitlines() if line.strip() and not line.startswith("  ")]


def samples(world):
    """Name -> what stands in an address, of all rooms."""
    from factories.samples import make_samples

    found = make_samples(world)
    for module in brought():
        more = module.samples(world)
        assert not found.keys() & more.keys(), "two rooms name a sample alike"
        found |= more
    return found
