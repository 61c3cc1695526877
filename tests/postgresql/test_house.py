"""The house on PostgreSQL by settings alone: made, served, broken off, verified, dumped and taken back."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import pytest

from factories.served import Visitor, environment, first_choice, free_port
from postgresql.conftest import EMAIL, House

EACH = 5


@contextmanager
def served(house):
    """The network served; gives a visitor for each call."""
    port = free_port()
    command = [sys.executable, "-m", "collegium.cli", "serve", "--port", str(port)]
    log = house.folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=house.environment(), stdout=out, stderr=out)
    try:
        deadline = time.monotonic() + 60
        while b"answers at" not in log.read_bytes():
            assert process.poll() is None and time.monotonic() < deadline, log.read_text()[-2000:]
            time.sleep(0.05)
        yield lambda: Visitor(port)
    finally:
        process.terminate()
        assert process.wait(30) == 0


def signed_in(house, visitor, email):
    """The visitor, after her link of the command and its one button."""
    link = house.run("login-link", email).stdout.strip()
    onward = visitor.get(urlsplit(link).path).onward
    assert visitor.get(onward).status == 200 and visitor.post(onward, {}).onward == "/desk/"
    return visitor


def again(visitor, known):
    """The visitor with the session of another: a second tab."""
    visitor.cookies.load({name: morsel.value for name, morsel in known.cookies.items()})
    return visitor


class Writer(threading.Thread):
    """Raises one challenge after the other."""

    def __init__(self, visitor, mark):
        super().__init__(daemon=True)
        self.visitor, self.mark, self.statuses = visitor, mark, []
        form = visitor.get("/challenges/new/").text
        self.fields = {name: first_choice(form, name) for name in ("theme", "institution", "language")}

    def run(self):
        words = {"what": "What.", "who_suffers": "Who.", "evidence": "Evidence."}
        for number in range(EACH):
            asked = {**self.fields, **words, "title": f"Queue {self.mark}{number}"}
            self.statuses.append(self.visitor.post("/challenges/new/", asked).status)


def until(condition, seconds=20):
    """Wait for it."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.1)


def error_of(done):
    """Code and message of a refused command."""
    assert done.returncode == 2 and done.stdout == "", done.stderr
    return json.loads(done.stderr)["error"]


def test_a_database_takes_one_network_only(founded, tmp_path):
    other = House(tmp_path / "elsewhere", founded.address)
    assert error_of(other.init("b@b.example"))["code"] == "exists"
    assert founded.ask("SELECT count(*) FROM people_person WHERE email LIKE 'b@%'") == [(0,)]


def test_it_is_served_searched_broken_off_and_whole(founded):
    with served(founded) as visitor:
        office, reader = signed_in(founded, visitor(), EMAIL), visitor()
        assert [reader.get(path).status for path in ("/", "/", "/members/", "/fr/search/?q=secr")] == [200] * 4
        for path, status in (("/people/?hat=%00&q=%00", 200), ("/search/?q=%00", 200), ("/members/%00/", 404)):
            assert office.get(path).status == status, path

        founded.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        assert [reader.get("/").status for _ in range(6)] == [200] * 6, "kept pages after the server was started again"
        assert [office.get("/desk/").status for _ in range(4)] == [200] * 4

        until(lambda: founded.ask("SELECT count(*) FROM journal_unsealed") == [(0,)])
        until(lambda: "Secretariat" in office.get("/search/?q=secr").text)
    found = json.loads(founded.run("verify", "--json").stdout)
    assert found["whole"] and found["triggers"] and found["open"] == 0 and found["acts"] > 10
    assert json.loads(founded.run("check", "--json").stdout)["ok"]


def test_many_write_at_once_and_nothing_is_lost_or_doubled(founded, tmp_path):
    house = founded
    ror, who = "https://ror.org/05a28rw58", "lea.kern@delta.example"
    members, people = tmp_path / "members.csv", tmp_path / "people.csv"
    members.write_text(f"ror_id,name,country_code,city,membership\n{ror},Delta,CH,Zurich,member\n")
    people.write_text(f"name,email,institution,hat\nLea Kern,{who},{ror},liaison\n")
    for kind, file in (("members", members), ("people", people)):
        done = house.run("import", kind, file)
        assert done.returncode == 0, done.stderr + done.stdout
    with served(house) as visitor:
        office = signed_in(house, visitor(), EMAIL)
        office.get("/groups/new/")
        group = {"kind": "working-group", "name_en": "Openness", "short": "Openness"}
        assert office.post("/groups/new/", group).status == 302
        liaison = signed_in(house, visitor(), who)
        writers = [Writer(again(visitor(), liaison), mark) for mark in "abcd"]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(60)
        assert [writer.statuses for writer in writers] == [[302] * EACH] * len(writers)
        until(lambda: house.ask("SELECT count(*) FROM journal_unsealed") == [(0,)])
        assert "Traceback" not in (house.folder / "log").read_text()
    titles = {f"Queue {mark}{number}" for mark in "abcd" for number in range(EACH)}
    raised = house.ask(
        "SELECT c.title, count(a.id) FROM challenges_challenge c LEFT JOIN journal_act a"
        " ON a.subject = c.id AND a.kind = 'challenges.raised' GROUP BY c.id, c.title"
    )
    assert dict(raised) == dict.fromkeys(titles, 1) and len(raised) == len(titles)
    assert json.loads(house.run("verify", "--json").stdout)["whole"]


def test_the_database_itself_refuses_to_change_history(founded):
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        founded.ask("UPDATE journal_act SET kind = 'x'")
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        founded.ask("DELETE FROM journal_act")


def test_a_dump_is_taken_back_whole_with_its_guards(founded, make_house, programs):
    restored = make_house("restored")
    dump = subprocess.run([programs / "pg_dump", founded.address], capture_output=True, check=True).stdout
    command = [programs / "psql", "-q", "-v", "ON_ERROR_STOP=1", restored.address]
    subprocess.run(command, input=dump, check=True, capture_output=True)
    assert restored.ask("SELECT count(*) FROM journal_act") == founded.ask("SELECT count(*) FROM journal_act")
    found = json.loads(restored.run("verify", "--json").stdout)
    assert found["whole"] and found["triggers"]


def test_backup_and_restore_say_that_they_are_for_sqlite(founded, tmp_path):
    told = error_of(founded.run("backup", tmp_path / "b.tar.gz", "--json"))
    assert told["code"] == "not_sqlite" and "pg_dump" in told["message"]
    (tmp_path / "a.tar.gz").write_bytes(b"x")
    told = error_of(founded.run("restore", tmp_path / "a.tar.gz", "--data", tmp_path / "new", "--json"))
    assert told["code"] == "not_sqlite" and not (tmp_path / "new").exists()


@pytest.mark.parametrize("words", [("verify",), ("serve",), ("login-link", EMAIL)])
def test_a_database_that_does_not_answer_is_a_sentence(tmp_path, words):
    house = House(tmp_path, f"postgresql://anna:secret@127.0.0.1:{free_port()}/none")
    done = house.run(*words)
    assert done.returncode == 2 and "Traceback" not in done.stderr and "secret" not in done.stderr
    assert done.stderr.startswith("collegium: The database of COLLEGIUM_DATABASE cannot be used: ")


def test_check_says_what_is_wrong_with_the_database(tmp_path, make_house):
    away = House(tmp_path, f"postgresql://anna@127.0.0.1:{free_port()}/none").run("check", "--json")
    empty = make_house("empty").run("check", "--json")
    codes = [[it["code"] for it in json.loads(done.stdout)["findings"]] for done in (away, empty)]
    assert codes[0] == ["database_unreachable"] and "migrations_pending" in codes[1]
    assert away.returncode == empty.returncode == 1


def test_a_database_that_is_not_there_leaves_nothing_behind(server, tmp_path):
    house = House(tmp_path / "new", server + "_none")
    told = error_of(house.init())
    assert told["code"] == "database" and "does not exist" in told["message"]


def test_without_psycopg_it_says_what_to_install(founded, tmp_path):
    (tmp_path / "psycopg.py").write_text("raise ImportError('No module named psycopg')")
    path = f"{tmp_path}:{environment()['PYTHONPATH']}"
    told = error_of(founded.run("verify", "--json", PYTHONPATH=path))
    assert told["code"] == "configuration" and "requirements/postgresql.txt" in told["message"]
