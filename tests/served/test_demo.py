"""The demonstration: made once, served as it is, its clock, its cast, its switcher, and only for this machine."""

import http.client
import json
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest

from factories.served import ANCHOR, as_json, collegium, serving

SETTINGS = "collegium.config.settings"
ROLES = [
    "secretary-general", "policy-officer", "president", "board-member", "group-chair", "liaison", "delegate",
    "rector", "guest",
]  # fmt: skip


@pytest.fixture(scope="module")
def served(demo, tmp_path_factory):
    with serving(demo, tmp_path_factory.mktemp("served"), workers=2) as it:
        yield it


def asked(served, method, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return connection.getresponse().status
    finally:
        connection.close()


# --- making


def test_it_is_whole_and_marked(demo):
    found = as_json(collegium("verify", "--data", demo, "--json").stdout)
    assert found["whole"] and found["open"] == 0 and found["acts"] > 400
    with closing(sqlite3.connect(demo / "collegium.db")) as connection:
        mark = connection.execute("SELECT value FROM network_mark").fetchone()[0]
        assert json.loads(mark) == {"anchor": ANCHOR, "frozen": True}
        late = connection.execute("SELECT max(at) FROM journal_act").fetchone()[0]
        assert late <= "2022-05-02 07:00:00", "nobody has acted after the present"
        assert connection.execute("SELECT count(*) FROM announce_announcement WHERE done_at IS NULL").fetchone() == (0,)


def test_the_register_counts_what_is_public(demo):
    with closing(sqlite3.connect(demo / "collegium.db")) as connection:
        states = connection.execute("SELECT state, count(*) FROM members_institution GROUP BY state").fetchall()
        assert dict(states) == {"member": 57, "suspended": 1}
        assert connection.execute(
            "SELECT suspended_on FROM members_institution WHERE state = 'suspended'"
        ).fetchone() == ("2022-03-08",)
        seats = connection.execute(
            "SELECT count(*) FROM groups_seat s JOIN groups_body b ON b.id = s.body_id WHERE b.slug = 'board'"
        ).fetchone()
        assert seats == (13,)


def test_every_member_that_may_vote_has_its_seat_in_the_assembly(demo):
    with closing(sqlite3.connect(demo / "collegium.db")) as connection:
        seats = connection.execute(
            "SELECT i.state, h.person_id IS NOT NULL, count(*) FROM members_institution i"
            " LEFT JOIN groups_body b ON b.slug = 'assembly'"
            " LEFT JOIN groups_seat s ON s.body_id = b.id AND s.institution_id = i.id AND s.until IS NULL"
            " LEFT JOIN groups_holding h ON h.seat_id = s.id AND h.until IS NULL"
            " GROUP BY 1, 2, s.id IS NULL"
        ).fetchall()
        assert sorted(seats) == [("member", 0, 35), ("member", 1, 22), ("suspended", 0, 1)]
        assert connection.execute(
            "SELECT count(*) FROM members_institutionhat m WHERE kind = 'delegate' AND until IS NULL AND NOT EXISTS ("
            " SELECT 1 FROM groups_holding h JOIN groups_seat s ON s.id = h.seat_id"
            " JOIN groups_body b ON b.id = s.body_id"
            " WHERE b.slug = 'assembly' AND h.person_id = m.person_id AND s.institution_id = m.institution_id)"
        ).fetchone() == (0,), "a Delegate without the seat"


def test_the_cast_is_written_beside_it(demo):
    path = demo / "cast.json"
    cast = json.loads(path.read_text())
    assert [part["role"] for part in cast] == ROLES
    assert all(part["name"] and "@" in part["email"] and "/in/" in part["url"] for part in cast)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_is_served_as_it_is(demo, tmp_path):
    folder = tmp_path / "demo"
    shutil.copytree(demo, folder)
    (folder / "collegium.db").touch()
    before = (folder / "collegium.db").read_bytes()
    assert as_json(collegium("demo", "--dir", folder, "--no-serve", "--json").stdout)["made"] is False
    assert "stands still on 2022-05-02" in collegium("demo", "--dir", folder, "--no-serve").stderr
    assert (folder / "collegium.db").read_bytes() == before


def test_another_anchor_is_refused(demo):
    done = collegium("demo", "--dir", demo, "--anchor", "2023-01-02", "--no-serve", "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "other_anchor"


def test_an_old_one_says_so_and_can_be_moved_aside(demo, tmp_path):
    folder = tmp_path / "demo"
    shutil.copytree(demo, folder)
    with closing(sqlite3.connect(folder / "collegium.db")) as connection:
        connection.execute("DROP TRIGGER network_mark_update")
        connection.execute('UPDATE network_mark SET value = \'{"anchor": "2022-05-02", "frozen": false}\'')
        connection.commit()
    assert "FRESH=1" in collegium("demo", "--dir", folder, "--no-serve").stderr
    done = collegium("demo", "--dir", folder, "--fresh", "--no-serve", "--json")
    assert as_json(done.stdout)["made"] is True
    assert (tmp_path / "demo.old-1" / "collegium.db").is_file()


def test_a_real_network_is_not_taken_for_a_demonstration(founded):
    done = collegium("demo", "--dir", founded, "--no-serve", "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "real_network"


def test_a_real_network_is_not_moved_aside(founded):
    done = collegium("demo", "--dir", founded, "--fresh", "--no-serve", "--json")
    assert done.returncode == 2 and (founded / "collegium.db").is_file()


def test_one_that_is_being_served_is_not_moved_aside(served):
    done = collegium("demo", "--dir", served.folder, "--fresh", "--no-serve", "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "already_served"


def test_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    done = collegium("demo", "--dir", tmp_path, "--no-serve", "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "not_empty"


def test_the_mark_cannot_be_set_later(founded, tmp_path):
    shutil.copytree(founded, tmp_path / "n")
    with (
        closing(sqlite3.connect(tmp_path / "n" / "collegium.db")) as connection,
        pytest.raises(sqlite3.DatabaseError, match="at creation only"),
    ):
        connection.execute("INSERT INTO network_mark VALUES ('demonstration', '{}')")


# --- serving


def test_it_tells_where_to_open(served):
    addresses = json.loads((served.folder / "addresses.json").read_text())
    assert addresses == {"pages": f"http://127.0.0.1:{served.port}", "pid": served.process.pid}
    assert all(
        part["url"].startswith(f"http://127.0.0.1:{served.port}/in/")
        for part in json.loads((served.folder / "cast.json").read_text())
    )


@pytest.mark.parametrize("role", ROLES)
def test_each_of_the_cast_has_a_desk(served, role):
    name = next(part["name"] for part in json.loads((served.folder / "cast.json").read_text()) if part["role"] == role)
    visitor = served.visitor(role)
    desk = visitor.get("/desk/")
    assert desk.status == 200 and name in desk.text and "invented" in desk.text


def test_a_sign_in_link_of_the_cast_works_again_and_again(served):
    part = json.loads((served.folder / "cast.json").read_text())[0]
    for _ in range(2):
        visitor = served.visitor()
        answer = visitor.get("/in/" + part["url"].rpartition("/")[2])
        while answer.status in (301, 302, 303):
            answer = visitor.get(answer.onward)
        assert answer.status == 200 and part["name"] in answer.text
        assert visitor.post("/sign-in/confirm/", {}).status in (302, 303)
        assert visitor.get("/desk/").status == 200


def test_the_switch_leads_back_to_the_page(served):
    visitor = served.visitor()
    answer = visitor.post("/demo/as/president/?next=/groups/", {})
    assert answer.status == 303 and answer.onward == "/groups/"
    assert "collegium_session" in visitor.cookies
    assert visitor.post("/demo/as/liaison/?next=https://elsewhere.example/", {}).onward == "/desk/"


def test_looking_changes_nothing(served):
    visitor = served.visitor()
    assert visitor.get("/demo/as/president/").status == 200
    assert visitor.get("/desk/").status == 302


@pytest.mark.parametrize("who", ["operator", "system", "nobody", "01ARZ3NDEKTSV4RRFFQ69G5FAV"])
def test_nobody_else_can_be_played(served, who):
    assert served.visitor().post(f"/demo/as/{who}/", {}).status == 404


def test_another_site_cannot_switch(served):
    assert asked(served, "POST", "/demo/as/president/", Sec_Fetch_Site="cross-site") == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "demo.example"}, 400),
        ({"X_Forwarded_For": "10.0.0.1"}, 400),
        ({"Forwarded": "for=10.0.0.1"}, 400),
        ({"X_Real_IP": "10.0.0.1"}, 400),
    ],
)
def test_it_answers_this_machine_only(served, headers, status):
    assert asked(served, "GET", "/", **headers) == status


def test_every_page_keeps_searchers_away(served):
    assert "noindex" in served.visitor().get("/").headers["X-Robots-Tag"]


def test_a_network_has_no_switcher(founded, tmp_path):
    """Django's own list of addresses, in a process of that network."""
    import subprocess
    import sys

    from factories.served import environment

    shutil.copytree(founded, tmp_path / "n")
    code = (
        "import django; django.setup(); from django.urls import get_resolver\n"
        "from django.conf import settings; print(settings.ROOT_URLCONF)\n"
        "print('demo' in get_resolver().namespace_dict)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment(), "COLLEGIUM_DATA": str(tmp_path / "n"), "DJANGO_SETTINGS_MODULE": SETTINGS},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == ["collegium.config.urls", "False"]


# --- health


def test_health_needs_a_token(served):
    assert asked(served, "GET", "/healthz") == 200
    for path in ("/readyz", "/metrics"):
        assert asked(served, "GET", path) == 404
        assert asked(served, "GET", path, Authorization="Bearer guess") == 404
        assert asked(served, "GET", path, Authorization="Bearer ") == 404
    token = (served.folder / "metrics.token").read_text().strip()
    assert stat.S_IMODE((served.folder / "metrics.token").stat().st_mode) == 0o600
    for path in ("/readyz", "/metrics"):
        assert asked(served, "GET", path, Authorization=f"Bearer {token}") == 200
