"""init, login-link, import, verify, check: what they promise to whoever runs a network."""

import json
import sqlite3
import stat
from contextlib import closing

import pytest

from commands.conftest import EMAIL
from factories.served import as_json, collegium

MEMBERS = "ror_id,name,country_code,city,membership\n"


def ask(folder, question):
    with closing(sqlite3.connect(folder / "collegium.db", isolation_level=None)) as connection:
        return connection.execute(question).fetchall()


# --- init


def test_a_new_network_has_its_office_and_nobody_else(founded):
    assert ask(founded, "SELECT email, name FROM people_person") == [(EMAIL, "Anna Lind")]
    assert ask(founded, "SELECT role FROM groups_holding") == [("secretary-general",)]
    assert ask(founded, "SELECT slug FROM groups_body") == [("secretariat",)]
    assert {slug for (slug,) in ask(founded, "SELECT slug FROM groups_bodykind")} >= {"board", "working-group"}
    assert ask(founded, "SELECT count(*) FROM network_mark") == [(0,)]


def test_only_its_owner_reads_the_secret(founded):
    assert stat.S_IMODE((founded / "secret.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(founded.stat().st_mode) == 0o700


def test_init_does_not_touch_what_is_there(founded):
    before = (founded / "collegium.db").read_bytes()
    done = collegium(
        "init", "--name", "B", "--domain", "b.example", "--zone", "Europe/Paris", "--email", "b@b.example",
        "--data", founded, "--json",
    )  # fmt: skip
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "exists"
    assert (founded / "collegium.db").read_bytes() == before


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [("--zone", "Mars/Base", "zone"), ("--languages", "en,tlh", "languages"), ("--email", "x", "email"),
     ("--domain", "https://x.example/", "domain")],
)  # fmt: skip
def test_init_refuses_and_leaves_nothing_behind(tmp_path, option, value, code):
    asked = {"--name": "B", "--domain": "b.example", "--zone": "Europe/Paris", "--email": "b@b.example", option: value}
    done = collegium("init", *[word for pair in asked.items() for word in pair], "--data", tmp_path / "n", "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == code
    assert not (tmp_path / "n").exists()


# --- login-link


def test_a_link_is_the_address_alone(network):
    done = collegium("login-link", EMAIL.upper(), "--data", network)
    assert done.returncode == 0 and done.stdout.startswith("http://127.0.0.1:8000/in/") and done.stdout.count("\n") == 1
    assert ask(network, "SELECT count(*) FROM journal_act WHERE kind = 'people.login_link_made'")[0][0] == 2
    assert done.stdout.strip().rpartition("/")[2] not in (network / "collegium.db").read_bytes().decode("latin-1")


def test_an_unknown_address(network):
    done = collegium("login-link", "nobody@alpha.example", "--data", network, "--json")
    assert done.returncode == 1 and as_json(done.stdout)["ok"] is False


@pytest.mark.parametrize("words", [["--minutes", "0"], ["--next", "https://elsewhere.example/"], ["--next", "//x"]])
def test_a_link_that_cannot_be_made(network, words):
    assert collegium("login-link", EMAIL, *words, "--data", network, "--json").returncode == 2


# --- import


def test_members_come_in_once(network):
    from collegium.demo.stage import CONTENT

    first = as_json(collegium("import", "members", CONTENT / "members.csv", "--data", network, "--json").stdout)
    again = as_json(collegium("import", "members", CONTENT / "members.csv", "--data", network, "--json").stdout)
    assert (first["ok"], first["rows"], first["created"], first["changed"], first["errors"]) == (True, 58, 58, 0, [])
    assert (again["created"], again["changed"]) == (0, 0)


def test_a_wrong_line_is_told_by_its_number_and_nothing_comes_in(network, tmp_path):
    file = tmp_path / "m.csv"
    file.write_text(
        MEMBERS + "https://ror.org/042tfbd02,IP Paris,FR,Palaiseau,member\nhttps://ror.org/xxx,No,FR,Paris,member\n"
    )
    done = collegium("import", "members", file, "--data", network, "--json")
    report = as_json(done.stdout)
    assert done.returncode == 1 and report["ok"] is False
    assert [(fault["line"], fault["column"]) for fault in report["errors"]] == [(3, "ror_id")]
    assert ask(network, "SELECT count(*) FROM members_institution") == [(0,)]


def test_a_trial_changes_nothing(network, tmp_path):
    file = tmp_path / "m.csv"
    file.write_text(MEMBERS + "https://ror.org/042tfbd02,IP Paris,FR,Palaiseau,member\n")
    report = as_json(collegium("import", "members", file, "--dry-run", "--data", network, "--json").stdout)
    assert report["created"] == 1 and ask(network, "SELECT count(*) FROM members_institution") == [(0,)]


def test_people_come_in_with_their_hats(network, tmp_path):
    members, people = tmp_path / "m.csv", tmp_path / "p.csv"
    members.write_text(MEMBERS + "https://ror.org/042tfbd02,IP Paris,FR,Palaiseau,member\n")
    people.write_text(
        "name,email,institution,hat\nLéa Brun,lea.brun@ip-paris.example,https://ror.org/042tfbd02,liaison\n"
    )
    collegium("import", "members", members, "--data", network)
    done = collegium("import", "people", people, "--data", network, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert ask(network, "SELECT kind FROM members_institutionhat") == [("liaison",)]


# --- verify and check


def test_a_whole_chain(network):
    done = collegium("verify", "--data", network, "--json")
    found = as_json(done.stdout)
    assert done.returncode == 0 and found["schema"] == "collegium.verify/1" and found["whole"] is True
    assert found["acts"] == found["sealed"] + found["open"] and found["head"].startswith("sha256:")


def test_a_changed_act_is_found(network):
    ask(network, "DROP TRIGGER journal_act_no_update")
    ask(network, "UPDATE journal_act SET params = '{}' WHERE kind = 'groups.founded'")
    done = collegium("verify", "--data", network, "--json")
    assert done.returncode == 1 and as_json(done.stdout)["triggers"] is False


def test_check_tells_what_to_do(network):
    (network / "secret.key").chmod(0o644)
    done = collegium("check", "--data", network, "--json")
    found = {item["code"]: item for item in as_json(done.stdout)["findings"]}
    assert done.returncode == 1 and found["secret_open"]["level"] == "error"
    assert found["secret_open"]["do"] == f"chmod 600 {network / 'secret.key'}"
    assert {"mail_not_set", "origin_not_set", "background_silent"} <= set(found)
    assert all(item["level"] == "warning" for code, item in found.items() if code != "secret_open")


def test_check_of_a_database_that_is_too_old(network):
    ask(network, "DELETE FROM django_migrations WHERE app = 'thread'")
    found = as_json(collegium("check", "--data", network, "--json").stdout)["findings"]
    assert found[0]["code"] == "migrations_pending" and "thread.0001_initial" in found[0]["message"]


def test_check_of_missing_triggers(network):
    ask(network, "DROP TRIGGER journal_seal_no_delete")
    found = as_json(collegium("check", "--data", network, "--json").stdout)["findings"]
    assert found[0]["code"] == "triggers_missing"
