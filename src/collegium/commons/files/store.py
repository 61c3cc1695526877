"""Where bytes lie: by their SHA-256, written whole or not at all. A disk here; other stores give the same
face.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings

_SHAPE = re.compile(r"[0-9a-f]{64}\Z")


class Storage(Protocol):
    """What a store must offer. Keys are SHA-256 in hex."""

    def put(self, chunks: Iterable[bytes]) -> str:
        """Keep the bytes; when this returns they are safe. Gives their key."""
        ...

    def open(self, key: str) -> IO[bytes]:
        """The bytes. Raises FileNotFoundError."""
        ...

    def sweep(self, is_kept: Callable[[str], bool], *, older_than: float) -> int:
        """Remove what nobody keeps and is older than so many seconds; returns how many."""
        ...


class Disk:
    """A folder: aa/bb/<sha256>. Written to a temporary file, synced, renamed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, chunks: Iterable[bytes]) -> str:
        """Keep the bytes, synced to disk with the name under which they lie."""
        folder = self.root / "tmp"
        folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        handle, name = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            with self._locked(fcntl.LOCK_SH):
                self._settle(Path(name), digest.hexdigest())
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise
        return digest.hexdigest()

    def _settle(self, temporary: Path, key: str) -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.replace(path)
        for folder in (path.parent, path.parent.parent, self.root):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def open(self, key: str) -> IO[bytes]:
        """The bytes. Raises FileNotFoundError."""
        return self._path(key).open("rb")

    def sweep(self, is_kept: Callable[[str], bool], *, older_than: float) -> int:
        """Remove what nobody keeps. An upload of the same bytes makes the file young again."""
        gone, before = 0, time.time() - older_than
        for path in list(self._all()):
            with self._locked(fcntl.LOCK_EX):
                if path.is_file() and path.stat().st_mtime < before and not is_kept(path.name):
                    path.unlink()
                    gone += 1
        return gone

    def _all(self) -> Iterator[Path]:
        yield from self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*")
        yield from self.root.glob("tmp/*")

    def _path(self, key: str) -> Path:
        if not _SHAPE.match(key):
            raise FileNotFoundError(key)
        return self.root / key[:2] / key[2:4] / key

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("a") as lock:
            fcntl.flock(lock, how)
            try:
                yield
            finally:
                fcntl.flock(lock, fcntl.LOCK_UN)


def store() -> Storage:
    """The store of this installation."""
    return Disk(Path(settings.FILES_ROOT))
