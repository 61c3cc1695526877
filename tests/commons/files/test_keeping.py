"""Keeping and giving out: bytes are safe before the act commits, orphans go, nobody gets what is not theirs."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from collegium.commons.access import OPERATOR
from collegium.commons.files import drop_files, file_rows, keep_upload, offer_file_guard, open_file
from collegium.commons.files.jobs import GRACE, sweep
from collegium.commons.files.models import File
from collegium.commons.files.store import Disk
from collegium.commons.journal import act, record
from collegium.kernel.errors import Invalid
from collegium.kernel.ids import Ref

SUBJECT, OTHER = Ref("test_file", "01ARZ3NDEKTSV4RRFFQ69G5FAV"), Ref("test_file", "01ARZ3NDEKTSV4RRFFQ69G5FAW")
TEXT = b"Minutes of the meeting"

offer_file_guard("test_file", lambda actor, subject: actor.is_member and subject == SUBJECT.id)


@act("tests.filed", public=False)
def take(*, actor, now, upload, about=SUBJECT, fail=False):
    ident = keep_upload(upload, about=about, now=now)
    record(about, file=ident)
    if fail:
        raise RuntimeError
    return ident


@act("tests.unfiled", public=False)
def give_up(*, actor, now, about=SUBJECT, ids=None):
    record(about)
    return drop_files(about, ids=ids)


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def kept(world):
    def run(name="minutes.txt", content=TEXT, about=SUBJECT, **more):
        upload = SimpleUploadedFile(name, content)
        return take(actor=OPERATOR, now=world.now, upload=upload, about=about, **more)

    return run


def path_of(folder, content=TEXT):
    key = hashlib.sha256(content).hexdigest()
    return folder / key[:2] / key[2:4] / key


def test_an_upload_lies_under_its_hash(world, kept, folder):
    ident = kept()
    assert path_of(folder).read_bytes() == TEXT and not list((folder / "tmp").iterdir())
    row = file_rows(SUBJECT)[0]
    assert (row.id, row.name, row.size, row.type) == (ident, "minutes.txt", len(TEXT), "text/plain")
    assert (row.by, row.at, row.suffix, row.url) == ("operator", world.now, "TXT", f"/files/{ident}/")
    with open_file(ident) as file:
        assert file.read() == TEXT


def test_the_bytes_are_synced_before_the_act_commits(world, kept, monkeypatch):
    done = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append(File.objects.count()), real(handle)))
    kept()
    assert done and set(done) == {0}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.txt", b"", "empty_file"),
        ("x.pdf", b"x", "wrong_type"),
        ("x.svg", b"<svg/>", "wrong_type"),
        ("x", b"y", "wrong_type"),
    ],
)
def test_what_is_refused_leaves_nothing(kept, folder, name, content, code):
    with pytest.raises(Invalid) as caught:
        kept(name, content)
    assert caught.value.fields == {"file": code} and not File.objects.exists() and not list(folder.glob("*/*"))


def test_what_is_too_large_is_refused_without_being_read(world):
    class Large:
        name, size = "x.txt", 25 * 1024 * 1024 + 1

    with pytest.raises(Invalid) as caught:
        take(actor=OPERATOR, now=world.now, upload=Large())
    assert caught.value.fields == {"file": "too_large"}


def test_outside_an_act_nothing_is_kept(world, folder):
    with pytest.raises(RuntimeError):
        keep_upload(SimpleUploadedFile("x.txt", b"x"), about=SUBJECT)
    assert not list(folder.iterdir())


def test_what_a_rolled_back_act_left_is_swept_after_a_day(world, kept, folder):
    with pytest.raises(RuntimeError):
        kept(fail=True)
    path = path_of(folder)
    assert path.exists() and not File.objects.exists()
    assert sweep(world.now) == 0 and path.exists()
    old = time.time() - GRACE - 60
    os.utime(path, (old, old))
    assert sweep(world.now) == 1 and not path.exists()


def test_what_is_kept_is_never_swept(world, kept, folder):
    kept()
    old = time.time() - 10 * GRACE
    os.utime(path_of(folder), (old, old))
    assert sweep(world.now) == 0 and path_of(folder).exists()


def test_a_second_upload_of_the_same_bytes_makes_them_young(world, kept, folder):
    with pytest.raises(RuntimeError):
        kept(fail=True)
    old = time.time() - 10 * GRACE
    os.utime(path_of(folder), (old, old))
    with pytest.raises(RuntimeError):
        kept(fail=True)
    assert sweep(world.now) == 0


def test_two_files_with_the_same_bytes_share_them_until_both_are_given_up(world, kept, folder):
    first, second = kept(), kept("copy.txt")
    old = time.time() - 10 * GRACE
    os.utime(path_of(folder), (old, old))
    assert give_up(actor=OPERATOR, now=world.now, ids=[first]) == 1 and sweep(world.now) == 0
    assert [row.id for row in file_rows([SUBJECT, OTHER])] == [second]
    assert give_up(actor=OPERATOR, now=world.now) == 1 and sweep(world.now) == 1


def test_a_write_that_dies_leaves_no_half_file(tmp_path):
    def chunks():
        yield b"half"
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        Disk(tmp_path).put(chunks())
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("key", ["", "../secret.key", "aa", "A" * 64, "g" * 64, "a" * 63 + "/"])
def test_a_key_cannot_lead_out(tmp_path, key):
    with pytest.raises(FileNotFoundError):
        Disk(tmp_path).open(key)


def test_rows_cost_one_query(world, kept, queries):
    kept()
    one = queries(lambda: file_rows(SUBJECT))
    for n in range(3):
        kept(content=b"x%d" % n)
    assert queries(lambda: file_rows(SUBJECT)) == one == 1
    assert queries(lambda: file_rows([])) == 0


EXPECTED = {"nobody": 404, "guest": 404, "chair": 200, "delegate": 200, "secretary_general": 200}


def test_who_may_download(world, kept):
    ident, other = kept(), kept("other.txt", b"other", about=OTHER)
    unguarded = kept("third.txt", b"third", about=Ref("nobodys_kind", OTHER.id))
    for role, status in EXPECTED.items():
        client = world.client(role)
        assert client.get(f"/files/{ident}/").status_code == status, role
        for forbidden in (other, unguarded, "01ARZ3NDEKTSV4RRFFQ69G5FAV"):
            assert client.get(f"/files/{forbidden}/").status_code == 404, role


def test_absent_and_forbidden_look_the_same(world, kept):
    ident = kept()
    forbidden = Client().get(f"/files/{ident}/").content
    absent = Client().get(f"/files/{'0' * 26}/").content
    assert forbidden.replace(ident.encode(), b"") == absent.replace(b"0" * 26, b"")


def test_a_file_leaves_as_an_attachment_that_no_browser_runs(world, kept):
    ident = kept('Procès-verbal "n° 3".txt', b"<script>" * 100)
    response = world.client("chair").get(f"/files/{ident}/", headers={"Accept-Encoding": "gzip"})
    assert b"".join(response.streaming_content) == b"<script>" * 100
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Proc%C3%A8s-verbal%20")
    assert response["X-Content-Type-Options"] == "nosniff" and response["Content-Type"] == "text/plain"
    assert "sandbox" in response["Content-Security-Policy"] and response["Cache-Control"] == "private, no-cache"
    assert response["Content-Length"] == "800"


def test_rights_come_before_the_etag(world, kept):
    ident = kept()
    path = f"/files/{ident}/"
    etag = world.client("chair").get(path)["ETag"]
    assert world.client("chair").get(path, headers={"If-None-Match": etag}).status_code == 304
    assert Client().get(path, headers={"If-None-Match": etag}).status_code == 404


def test_a_file_whose_bytes_are_gone_is_absent(world, kept, folder):
    ident = kept()
    path_of(folder).unlink()
    assert world.client("chair").get(f"/files/{ident}/").status_code == 404
    assert Path(folder).exists()
