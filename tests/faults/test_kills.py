"""The whole server is killed at random moments under writes: what was acknowledged is there, once, with its history.

Five times in `make test`; `make faults` does it fifty times (COLLEGIUM_KILLS=50).
"""

import os
import random
import sqlite3
import threading
import time
from contextlib import closing

import pytest

from factories.served import as_json, collegium, first_choice

pytestmark = [pytest.mark.faults, pytest.mark.slow]
KILLS = int(os.environ.get("COLLEGIUM_KILLS", "5"))
WRITERS = ("liaison", "delegate", "rector", "liaison")


class Writer(threading.Thread):
    """Raises one challenge after the other in its own name, and notes which were acknowledged."""

    def __init__(self, served, who: str, mark: str) -> None:
        super().__init__(daemon=True)
        self.visitor, self.mark, self.going = served.visitor(who), mark, True
        form = self.visitor.get("/challenges/new/").text
        self.fields = {name: first_choice(form, name) for name in ("theme", "institution", "language")}
        self.asked: list[str] = []
        self.acknowledged: list[str] = []

    def run(self) -> None:
        number = 0
        while self.going:
            number += 1
            title = f"Test challenge {self.mark}-{number}"
            self.asked.append(title)
            try:
                answer = self.visitor.post(
                    "/challenges/new/",
                    {**self.fields, "title": title, "what": "What.", "who_suffers": "Who.", "evidence": "Evidence."},
                )
            except OSError:
                return
            except Exception as broken:  # half an answer is no acknowledgement
                assert "http" in type(broken).__module__, broken
                return
            assert answer.status == 302, (answer.status, answer.text[:2000])
            self.acknowledged.append(title)


def wait_for(writers: list[Writer], count: int) -> None:
    """Until so many writes are acknowledged, five seconds at most."""
    deadline = time.monotonic() + 5
    while sum(len(writer.acknowledged) for writer in writers) < count and time.monotonic() < deadline:
        time.sleep(0.002)


def rows(served, question: str) -> list[tuple]:
    with closing(sqlite3.connect(served.folder / "collegium.db")) as connection:
        return connection.execute(question).fetchall()


def test_what_was_acknowledged_is_there(served):
    chance = random.Random(os.environ.get("COLLEGIUM_SEED", "2022"))
    acknowledged, asked, waits = [], [], []
    for kill in range(KILLS):
        writers = [Writer(served, who, f"{kill}-{number}") for number, who in enumerate(WRITERS)]
        for writer in writers:
            writer.start()
        wait_for(writers, chance.randint(1, 25))
        time.sleep(chance.uniform(0, 0.03))
        served.kill()
        for writer in writers:
            writer.going = False
            writer.join(30)
            acknowledged += writer.acknowledged
            asked += writer.asked
        began = time.monotonic()
        served.start()
        waits.append(time.monotonic() - began)
    print(f"\n{KILLS} kills, {len(acknowledged)} of {len(asked)} writes acknowledged, up in {max(waits):.1f} s")
    assert len(acknowledged) > KILLS

    titles = [title for (title,) in rows(served, "SELECT title FROM challenges_challenge")]
    stored = [title for title in titles if title.startswith("Test challenge ")]
    assert len(stored) == len(set(stored)), "written twice"
    assert set(acknowledged) <= set(stored) <= set(asked)
    raised = rows(
        served,
        "SELECT c.id, count(a.id) FROM challenges_challenge c LEFT JOIN journal_act a"
        " ON a.subject = c.id AND a.kind = 'challenges.raised' WHERE c.title LIKE 'Test challenge %' GROUP BY c.id",
    )
    assert all(count == 1 for _, count in raised), "a change without its act, or an act without its change"
    the_rest_is_done(served)


def the_rest_is_done(served) -> None:
    """What was announced is delivered after all, nothing waits for the sealer, and the chain is whole."""
    deadline = time.monotonic() + 60
    waiting = [(1,)]
    while waiting != [(0,)] and time.monotonic() < deadline:
        time.sleep(0.5)
        waiting = rows(
            served,
            "SELECT (SELECT count(*) FROM announce_announcement WHERE done_at IS NULL)"
            " + (SELECT count(*) FROM journal_unsealed)",
        )
    assert waiting == [(0,)]
    assert served.stop() == 0
    found = as_json(collegium("verify", "--data", served.folder, "--json").stdout)
    assert found["whole"], found["faults"]
    assert found["open"] == 0
