"""A demonstration that is really served, and a network beside it."""

import pytest

from factories.served import demonstration, found_network, shared_folder


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration of 2022-05-02; not to be changed."""
    return demonstration(shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A real network; not to be changed."""
    return found_network(tmp_path_factory.mktemp("founded") / "network", "anna.lind@alpha.example")
