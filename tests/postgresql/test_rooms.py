"""What rooms do on PostgreSQL: tests of their actions, imports and one whole thread, once more on the other engine.

COLLEGIUM_TEST_DATABASE=postgresql://... runs whatever else is named to pytest on that server.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from factories.served import environment

ROOT = Path(__file__).parents[2]
ASKED = (
    "commons/test_journal.py",
    "commons/test_announce.py",
    "commons/test_jobs.py",
    "commons/thread",
    "commons/reading",
    "rooms/members/test_imports.py",
    "rooms/ballots/test_ballots_actions.py",
    "rooms/papers/test_papers_actions.py",
    "rooms/papers/test_papers_views.py::test_the_way_through_all_pages",
    "rooms/people/test_erasing.py",
    "rooms/people/test_views.py::test_odd_questions_are_answered",
    "portal/test_drafting.py",
)


def test_rooms_hold_on_postgresql(server):
    tests = ROOT / "tests"
    asked = [str(tests / name) for name in ASKED]
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-m", "not sqlite", "-k", "not ten_thousand", *asked]
    env = {**environment(), "COLLEGIUM_TEST_DATABASE": server}
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
