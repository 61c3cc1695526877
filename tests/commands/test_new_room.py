"""`make new-room` in a copy of the project: what it writes passes the checks and its own tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__", "static", "content", "*.pyc")


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    for name in ("src", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=LEFT_OUT)
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("journeys", "__pycache__"))
    static = Path("src/collegium/commons/pages/static")
    shutil.copytree(ROOT / static, folder / static)
    for name in ("pyproject.toml", ".importlinter"):
        shutil.copy(ROOT / name, folder / name)
    done = run(folder, "scripts/new_room.py", "gardens")
    assert done.returncode == 0, done.stderr[-2000:]
    return folder


def run(folder, *words):
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("COLLEGIUM_", "DJANGO_", "PYTEST_"))
    }
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env={**environment, "PYTHONPATH": str(folder / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_passes_its_own_tests(copy):
    done = run(copy, "-m", "pytest", "tests/rooms/gardens")
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("check", ["directions", "migrations"])
def test_it_passes_the_checks(copy, check):
    done = run(copy, "scripts/check.py", check)
    assert done.returncode == 0, done.stdout[-3000:]


def test_it_fits_the_house(copy):
    """What the house already says of the other rooms is not asked here, only of the new one."""
    asked = "gardens or address or permission or heard or sentence or kept"
    done = run(copy, "-m", "pytest", "tests/architecture", "-k", asked)
    assert done.returncode == 0, done.stdout[-3000:]


def test_its_style_and_types_are_strict(copy):
    room = "src/collegium/rooms/gardens"
    assert run(copy, "-m", "ruff", "check", room, "tests/rooms/gardens").stdout.strip() == "All checks passed!"
    parts = [f"{room}/{name}.py" for name in ("rules", "actions", "queries", "policy", "facts", "choices")]
    done = run(copy, "-m", "mypy", "--no-error-summary", *parts)
    assert done.returncode == 0, done.stdout[-3000:]


def test_its_words_are_french_too(copy):
    told = run(copy, "scripts/words.py", "--check").stdout
    for word in ("Gardens", "Add a garden", "Write its text before it is published."):
        assert word not in told


def test_a_name_that_cannot_be_used(copy):
    assert run(copy, "scripts/new_room.py", "Two Words").returncode == 2
    assert run(copy, "scripts/new_room.py", "gardens").returncode == 2
