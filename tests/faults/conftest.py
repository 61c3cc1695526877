"""A served demonstration that may be treated badly."""

import pytest

from factories.served import demonstration, serving, shared_folder


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration of 2022-05-02; not to be changed."""
    return demonstration(shared_folder(tmp_path_factory))


@pytest.fixture
def served(demo, tmp_path):
    """A copy of it, served on a free port by two workers and a background."""
    with serving(demo, tmp_path) as it:
        yield it
