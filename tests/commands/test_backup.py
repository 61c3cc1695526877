"""Backup and restore: one archive, sums checked first, all or nothing, erasures repeated."""

import io
import json
import sqlite3
import tarfile
from contextlib import closing

import pytest

from collegium.config import backup
from factories.served import as_json, collegium


@pytest.fixture
def archive(network, tmp_path):
    (network / "files" / "ab").mkdir(parents=True)
    (network / "files" / "ab" / "minutes.pdf").write_bytes(b"%PDF-1.7 minutes")
    done = collegium("backup", tmp_path / "n.tar.gz", "--data", network, "--json")
    assert done.returncode == 0, done.stderr
    assert as_json(done.stdout)["files"] == 1
    return tmp_path / "n.tar.gz"


def names(archive):
    with tarfile.open(archive) as packed:
        return packed.getnames()


def repack(archive, target, change):
    """Write the archive again with each file's bytes passed through `change(name, bytes)`; None leaves it out."""
    with tarfile.open(archive) as packed, tarfile.open(target, "w:gz") as out:
        for info in packed:
            data = change(info.name, packed.extractfile(info).read())
            if data is not None:
                info.size = len(data)
                out.addfile(info, io.BytesIO(data))
    return target


def restored(archive, folder):
    return collegium("restore", archive, "--data", folder, "--json")


def test_a_network_comes_back_as_it_was(archive, network, tmp_path):
    done = restored(archive, tmp_path / "back")
    found = as_json(done.stdout)
    assert done.returncode == 0 and found["ok"] and found["files"] == 1 and found["verify"]["whole"]
    assert (tmp_path / "back" / "files" / "ab" / "minutes.pdf").read_bytes() == b"%PDF-1.7 minutes"
    assert as_json(collegium("verify", "--data", network, "--json").stdout) == as_json(
        collegium("verify", "--data", tmp_path / "back", "--json").stdout
    )


def test_secrets_and_sessions_stay_at_home(archive, network, tmp_path):
    assert sorted(names(archive)) == ["collegium.db", "files/ab/minutes.pdf", "manifest.json"]
    with closing(sqlite3.connect(network / "collegium.db")) as connection:
        connection.execute("INSERT INTO django_session VALUES ('k', 'd', '2030-01-01')")
        connection.commit()
    backup.write(network, tmp_path / "again.tar.gz", with_secret=True)
    assert "secret.key" in names(tmp_path / "again.tar.gz")
    with tarfile.open(tmp_path / "again.tar.gz") as packed:
        (tmp_path / "copy.db").write_bytes(packed.extractfile("collegium.db").read())
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        assert connection.execute("SELECT count(*) FROM django_session").fetchone() == (0,)


def test_it_is_made_while_others_write(network, tmp_path):
    with closing(sqlite3.connect(network / "collegium.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM django_session")
        assert backup.write(network, tmp_path / "live.tar.gz").rows > 10
        writer.execute("ROLLBACK")


def test_an_archive_is_not_overwritten(archive, network):
    done = collegium("backup", archive, "--data", network, "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "exists"


def test_a_folder_that_is_not_there_is_said(network, tmp_path):
    done = collegium("backup", tmp_path / "none" / "b.tar.gz", "--data", network, "--json")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "not_written"
    assert not (tmp_path / "none").exists()


def test_a_head_that_was_kept_is_still_in_the_chain(archive, tmp_path):
    restored(archive, tmp_path / "again")
    head = json.loads(collegium("verify", "--data", tmp_path / "again", "--json").stdout)["head"]
    assert collegium("verify", "--data", tmp_path / "again", "--head", head).returncode == 0
    done = collegium("verify", "--data", tmp_path / "again", "--head", "sha256:" + "1" * 64, "--json")
    assert done.returncode == 1 and json.loads(done.stdout)["faults"][0]["code"] == "head_missing"


def test_a_folder_with_something_in_it_is_left_alone(archive, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    done = restored(archive, tmp_path / "full")
    assert done.returncode == 2 and json.loads(done.stderr)["error"]["code"] == "not_empty"
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda name, data: data[:-1] + b"x" if name.endswith(".pdf") else data, "sums_differ"),
        (lambda name, data: None if name.endswith(".pdf") else data, "sums_differ"),
        (lambda name, data: None if name == "manifest.json" else data, "not_an_archive"),
        (lambda name, data: None if name == "collegium.db" else data, "not_an_archive"),
        (lambda name, data: b"[]" if name == "manifest.json" else data, "not_an_archive"),
    ],
)
def test_a_damaged_archive_changes_nothing(archive, tmp_path, change, code):
    done = restored(repack(archive, tmp_path / "bad.tar.gz", change), tmp_path / "back")
    assert done.returncode == 1 and as_json(done.stdout)["code"] == code
    assert not (tmp_path / "back").exists() and not list(tmp_path.glob("*restoring*"))


def test_half_an_archive_changes_nothing(archive, tmp_path):
    half = tmp_path / "half.tar.gz"
    half.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
    assert restored(half, tmp_path / "back").returncode == 1 and not (tmp_path / "back").exists()


@pytest.mark.parametrize("name", ["../evil", "/tmp/evil", "files/../../evil", "evil", "files", "a\\b"])
def test_nothing_is_written_outside(archive, tmp_path, name):
    bad = tmp_path / "evil.tar.gz"
    with tarfile.open(bad, "w:gz") as out:
        info = tarfile.TarInfo(name)
        info.size = 4
        out.addfile(info, io.BytesIO(b"evil"))
    (tmp_path / "in").mkdir()
    with pytest.raises(backup.BackupError, match="which no backup"):
        backup.unpack(bad, tmp_path / "in")
    assert not list(tmp_path.rglob("evil")) and not list((tmp_path / "in").iterdir())


def test_links_in_an_archive_are_refused(tmp_path):
    bad = tmp_path / "link.tar.gz"
    with tarfile.open(bad, "w:gz") as out:
        info = tarfile.TarInfo("files/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        out.addfile(info)
    with pytest.raises(backup.BackupError, match="which no backup"):
        backup.unpack(bad, tmp_path)


def test_a_chain_that_is_not_whole_is_not_restored(network, tmp_path):
    with closing(sqlite3.connect(network / "collegium.db", isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER journal_act_no_delete")
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM journal_unsealed")
    backup.write(network, tmp_path / "broken.tar.gz")
    done = restored(tmp_path / "broken.tar.gz", tmp_path / "back")
    assert done.returncode == 1 and as_json(done.stdout)["code"] == "not_whole"
    assert not (tmp_path / "back").exists()


def test_what_was_erased_stays_erased(network, tmp_path):
    """A text erased after the act of erasing was backed up with it: the restore erases it again."""
    with closing(sqlite3.connect(network / "collegium.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        act = "01ARZ3NDEKTSV4RRFFQ69G5FAV"
        digest = __import__("hashlib").sha256(b"saltprivate").hexdigest()
        for ident, kind, params, told in (
            (act, "people.noted", "{}", digest),
            (act[:-1] + "W", "journal.erased", json.dumps({"acts": [act], "ground": "asked"}), ""),
        ):
            connection.execute(
                "INSERT INTO journal_act (id, at, kind, actor, member, subject_kind, subject, params, text_hash)"
                " VALUES (?, '2022-01-01 00:00:00', ?, 'operator', '', 'act', 'x', ?, ?)", (ident, kind, params, told),
            )  # fmt: skip
            connection.execute("INSERT INTO journal_unsealed (act_id) VALUES (?)", (ident,))
        connection.execute("INSERT INTO journal_acttext (act_id, salt, text) VALUES (?, 'salt', 'private')", (act,))
    backup.write(network, tmp_path / "e.tar.gz")
    found = as_json(restored(tmp_path / "e.tar.gz", tmp_path / "back").stdout)
    assert found["verify"]["erased_again"] == 1 and found["verify"]["erased"] == 1 and found["verify"]["whole"]
