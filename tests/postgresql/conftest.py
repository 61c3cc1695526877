"""One PostgreSQL server for this folder, and networks in databases of their own on it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from factories import postgres
from factories.served import environment

EMAIL = "anna.lind@alpha.example"
NETWORK = ("--name", "ALPHA", "--domain", "alpha.example", "--zone", "Europe/Paris")


@dataclass
class House:
    """The data folder of a network and the address of its database."""

    folder: Path
    address: str

    def environment(self) -> dict[str, str]:
        """What a command of this network is started with."""
        return {**environment(), "COLLEGIUM_DATABASE": self.address, "COLLEGIUM_DATA": str(self.folder)}

    def run(self, *words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """The collegium command, to its end."""
        command = [sys.executable, "-m", "collegium.cli", *map(str, words)]
        env = {**self.environment(), **more}
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)

    def init(self, email: str = EMAIL) -> subprocess.CompletedProcess[str]:
        """Make the network."""
        return self.run("init", *NETWORK, "--email", email, "--json")

    def ask(self, question: str) -> list[tuple]:
        """Rows, straight from the database."""
        import psycopg

        with psycopg.connect(self.address, autocommit=True) as connection:
            found = connection.execute(question)
            return found.fetchall() if found.description else []


@pytest.fixture(scope="session")
def programs():
    """Where PostgreSQL's programs are."""
    found = postgres.programs()
    if found is None:
        pytest.skip(postgres.WANTS)
    return found


@pytest.fixture(scope="session")
def server(programs):
    """The address of the first database of a server that runs for this folder."""
    with postgres.server(programs) as address:
        yield address


@pytest.fixture(scope="session")
def make_house(server, tmp_path_factory):
    """A folder and an empty database: `make_house("one")`."""

    def make(name: str) -> House:
        House(Path(), server).ask(f"CREATE DATABASE {name}")
        return House(tmp_path_factory.mktemp("postgresql") / name, server.removesuffix("postgres") + name)

    return make


@pytest.fixture(scope="session")
def founded(make_house):
    """A network just made."""
    house = make_house("founded")
    done = house.init()
    assert done.returncode == 0, done.stderr[-2000:]
    return house
