"""`make check` fails for what it is there to find: the checks are shown a copy of the house with things wrong."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("src", "scripts", ".importlinter", "pyproject.toml")


WRONG = {
    "rooms/papers/views.py": "\nfrom collegium.rooms.papers.models import Paper as Wrong\n",
    "rooms/papers/queries_wrong.py": "from collegium.rooms.newsroom.queries import all_ids\n",
    "rooms/people/policy.py": "\nfrom collegium.rooms.people.queries import all_ids\n",
    "kernel/wrong.py": "import os\n\nimport django\n",
    "commons/search/wrong.py": "from collegium.rooms.people.queries import all_ids\n",
    "commons/jobs/models.py": "\n\nclass Wrong(models.Model):\n    name = models.CharField(max_length=3)\n",
    "portal/words.py": '\nWRONG = _l("This word has no translation at all.")\n',
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The sources of the house in a folder of their own, with what is wrong."""
    into = tmp_path_factory.mktemp("house")
    left = shutil.ignore_patterns("__pycache__", "*.egg-info", "static", "content", "fonts", "*.mo")
    for name in ("src", "scripts"):
        shutil.copytree(ROOT / name, into / name, ignore=left)
    for name in (".importlinter", "pyproject.toml"):
        shutil.copy(ROOT / name, into / name)
    for name in ("tests", "bench"):
        (into / name).mkdir()
    for path, text in WRONG.items():
        with (into / "src" / "collegium" / path).open("a", encoding="utf-8") as file:
            file.write(text)
    return into


def told_by(copy: Path, name: str) -> str:
    """What one check says of the copy, which it refuses."""
    command = [sys.executable, str(copy / "scripts" / "check.py"), name]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=120)
    told = done.stdout + done.stderr
    assert done.returncode == 1 and f"== {name}: FAILED" in told, told
    return told


def test_imports_against_the_directions_are_found(copy):
    told = " ".join(told_by(copy, "directions").split())
    for contract in ("kernel", "foundations", "choices", "not even their own", "know no Django"):
        assert f"{contract} BROKEN" in told
    for importer in ("commons.search.wrong", "rooms.papers.queries_wrong", "rooms.people.policy", "rooms.papers.views"):
        assert f"collegium.{importer} ->" in told


def test_a_model_without_its_migration_is_found(copy):
    assert "Create model Wrong" in told_by(copy, "migrations")


def test_a_word_without_its_translation_is_found(copy):
    assert "This word has no translation at all." in told_by(copy, "words")


def test_what_is_against_the_style_is_found(copy):
    assert "kernel/wrong.py:1:8: F401" in told_by(copy, "style")
