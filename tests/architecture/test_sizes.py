"""Files of more than 400 lines stand here with a reason. The list only shrinks."""

import pytest

from architecture.house import HOUSE, ROOMS, modules

MOST = 400
LONG: dict[str, str] = {}


def lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_longer_than_the_list_says():
    files = [*modules().values(), *HOUSE.rglob("*.jinja")]
    long = {str(path.relative_to(HOUSE)) for path in files if lines(path) > MOST}
    assert long == set(LONG), "split what is new here; take off the list what is short again"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_tells_of_itself_in_thirty_lines(room):
    readme = HOUSE / "rooms" / room / "README.md"
    assert readme.is_file(), f"{room} has no README.md"
    picture = readme.read_text(encoding="utf-8").count("\n    ")
    assert lines(readme) - picture <= 30


@pytest.mark.parametrize("room", ROOMS)
def test_the_picture_of_a_flow_is_the_flow(room):
    from importlib import import_module
    from importlib.util import find_spec

    from collegium.kernel.flow import Flow

    if find_spec(f"collegium.rooms.{room}.rules") is None:
        return
    rules = import_module(f"collegium.rooms.{room}.rules")
    readme = (HOUSE / "rooms" / room / "README.md").read_text(encoding="utf-8")
    for name, flow in vars(rules).items():
        if isinstance(flow, Flow):
            assert flow.mermaid() in readme, f"{room}/README.md: the picture of {name} is not what the table says"
