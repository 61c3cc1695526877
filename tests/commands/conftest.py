"""Networks for the commands: made once, copied for whoever changes them."""

import shutil

import pytest

from factories.served import collegium, demonstration, shared_folder

EMAIL = "anna.lind@alpha.example"


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """A network just made by `collegium init`; not to be changed."""
    folder = tmp_path_factory.mktemp("founded") / "network"
    done = collegium(
        "init", "--name", "ALPHA", "--domain", "alpha.example", "--zone", "Europe/Paris", "--email", EMAIL,
        "--data", folder, "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def network(founded, tmp_path):
    """A copy of it, to be changed at will."""
    shutil.copytree(founded, tmp_path / "network")
    return tmp_path / "network"


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration of 2022-05-02; not to be changed."""
    return demonstration(shared_folder(tmp_path_factory))
