"""One archive of a network: a consistent copy of the database, the files, and a manifest with their sums.

The copy is made by SQLite itself while the network is being served. Sessions are not in it (people sign in
again), nor the secrets of the installation unless asked for; keys of ballots never are. A restore is all or
nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from collegium.config.peeking import database_of

MANIFEST, FORMAT = "manifest.json", "collegium.backup/1"
SECRETS = ("secret.key", "metrics.token", "collegium.toml")
EMPTIED = ("django_session", "people_signedin")
BLOCK = 1024 * 1024
MOST_MANIFEST = 64 * 1024 * 1024


class BackupError(Exception):
    """The archive cannot be written or taken. `code` is for programs, the message says why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True, slots=True)
class Written:
    """What an archive holds: number of files beside the database, rows of all tables, sum of the archive."""

    files: int
    rows: int
    sha256: str

    def as_data(self) -> dict[str, Any]:
        """As the command prints it."""
        return {"ok": True, "files": self.files, "rows": self.rows, "sha256": self.sha256}


def write(folder: Path, target: Path, *, with_secret: bool = False) -> Written:
    """Write the network of `folder` into a new archive `target` (tar.gz), readable by its owner only.

    Raises BackupError when the target exists. A broken-off backup leaves no file of that name.
    """
    if target.exists():
        raise BackupError("exists", "This file exists already. Name another one, or move it away.")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise BackupError("not_written", f"The folder {target.parent} is not there, or cannot be written to.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    copy = draft.with_suffix(".db")
    try:
        rows = copy_database(database_of(folder), copy)
        sources = {"collegium.db": copy, **_files(folder, with_secret=with_secret)}
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with tarfile.open(draft, "w:gz", compresslevel=6) as archive:
            _pack(archive, sources, rows)
        draft.replace(target)
    except OSError as error:
        raise BackupError("not_written", f"It cannot be written: {error.strerror}.") from error
    finally:
        for path in (draft, copy):
            path.unlink(missing_ok=True)
    files = len([name for name in sources if name.startswith("files/")])
    return Written(files, rows, sum_of(target))


def _files(folder: Path, *, with_secret: bool) -> dict[str, Path]:
    files = folder / "files"
    found = {f"files/{path.relative_to(files).as_posix()}": path for path in sorted(files.rglob("*")) if path.is_file()}
    if with_secret:
        found |= {name: folder / name for name in SECRETS if (folder / name).is_file()}
    return found


def copy_database(source: Path, target: Path) -> int:
    """A consistent copy without sessions, made while others write; returns the number of its rows."""
    with contextlib.closing(sqlite3.connect(source, timeout=60)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)
    with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in EMPTIED:
            if name in tables:
                connection.execute(f'DELETE FROM "{name}"')
        connection.execute("VACUUM")
        counted = [name for name in tables if not name.startswith("sqlite_") and not _is_shadow(name, tables)]
        return sum(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in counted)


def _is_shadow(name: str, tables: list[str]) -> bool:
    """Tables in which a full-text index keeps itself; they are no rows of ours."""
    stem, _, part = name.rpartition("_")
    return part in ("data", "idx", "content", "docsize", "config") and stem in tables


def _pack(archive: tarfile.TarFile, sources: dict[str, Path], rows: int) -> None:
    sums = {}
    for name, path in sources.items():
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = path.stat().st_size, 0o600, int(path.stat().st_mtime)
        with path.open("rb") as file:
            reader = Summing(file)
            archive.addfile(info, reader)
        sums[name] = reader.digest.hexdigest()
    text = json.dumps({"format": FORMAT, "rows": rows, "made": int(time.time()), "sha256": sums}, indent=1).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size, info.mode, info.mtime = len(text), 0o600, int(time.time())
    archive.addfile(info, io.BytesIO(text))


class Summing(io.RawIOBase):
    """A file that is summed up while it is read."""

    def __init__(self, file: Any) -> None:
        super().__init__()
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        block: bytes = self.file.read(size)
        self.digest.update(block)
        return block


def sum_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(archive: Path, folder: Path) -> tuple[Written, dict[str, Any]]:
    """Make the network of an archive as `folder`; returns what it held and the object of `verify`.

    Sums are checked first, erasures are repeated, the chain is verified; only a whole network is moved to its
    place. Raises BackupError; then nothing has changed.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError("not_empty", f"{folder} is not empty. Name a new folder, then serve that.")
    draft = folder.with_name(f"{folder.name}.restoring-{os.getpid()}")
    try:
        draft.mkdir(0o700, parents=True)
        manifest = unpack(archive, draft)
        found = settle(draft)
        if not found["whole"]:
            raise BackupError("not_whole", f"The chain of acts in {archive} is not whole: {found['faults'][:3]}")
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        raise BackupError("not_restored", f"{folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    files = len([name for name in manifest["sha256"] if name.startswith("files/")])
    return Written(files, manifest["rows"], sum_of(archive)), found


def unpack(archive: Path, draft: Path) -> dict[str, Any]:
    """Unpack into an empty folder and compare every sum. Raises BackupError for anything unexpected."""
    sums: dict[str, str] = {}
    manifest: dict[str, Any] = {}
    try:
        with tarfile.open(archive, "r:gz") as packed:
            for info in packed:
                file = packed.extractfile(info) if info.isreg() else None
                if file is None or info.name in sums:
                    raise BackupError("not_an_archive", f"It holds {info.name}, which no backup of Collegium does.")
                if info.name == MANIFEST:
                    manifest = json.loads(file.read(MOST_MANIFEST))
                else:
                    sums[info.name] = _place(file, draft, info.name)
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise BackupError("not_an_archive", f"{archive} is no backup of Collegium, or was cut off: {error}.") from error
    _compare(archive, manifest, sums)
    return manifest


def _place(file: Any, draft: Path, name: str) -> str:
    path = PurePosixPath(name)
    allowed = name in ("collegium.db", *SECRETS) or (path.parts[:1] == ("files",) and len(path.parts) > 1)
    if not allowed or ".." in path.parts or path.is_absolute() or path.as_posix() != name or "\\" in name:
        raise BackupError("not_an_archive", f"The archive holds {name}, which no backup of Collegium does.")
    target = draft.joinpath(*path.parts)
    target.parent.mkdir(0o700, parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        for block in _blocks(file):
            digest.update(block)
            out.write(block)
    return digest.hexdigest()


def _blocks(file: Any) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block


def _compare(archive: Path, manifest: dict[str, Any], sums: dict[str, str]) -> None:
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or "collegium.db" not in sums:
        raise BackupError("not_an_archive", f"{archive} is no backup of Collegium.")
    wanted = manifest.get("sha256")
    if wanted != sums:
        told = wanted if isinstance(wanted, dict) else {}
        differ = sorted(name for name in {*told, *sums} if told.get(name) != sums.get(name))
        raise BackupError("sums_differ", f"{archive} is damaged: {', '.join(differ[:5])}. Take another backup.")


def settle(folder: Path) -> dict[str, Any]:
    """Migrate, repeat erasures, verify, in a process of its own; returns the object of verify."""
    command = [sys.executable, "-m", "collegium.config.settling"]
    environment = {**os.environ, "COLLEGIUM_DATA": str(folder)}
    done = subprocess.run(command, env=environment, check=False, stdout=subprocess.PIPE)
    if done.returncode:
        raise BackupError("not_settled", "The restored database could not be brought up to date.")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
