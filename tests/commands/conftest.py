"""Networks for the commands: made once, copied for whoever changes them."""

import shutil

import pytest

from factories.served import found_network

EMAIL = "anna.lind@alpha.example"


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A network just made by `collegium init`; not to be changed."""
    return found_network(tmp_path_factory.mktemp("founded") / "network", EMAIL)


@pytest.fixture
def network(founded, tmp_path):
    """A copy of it, to be changed at will."""
    shutil.copytree(founded, tmp_path / "network")
    return tmp_path / "network"
