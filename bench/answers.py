"""Reads HTTP/1.1 answers from a stream with as little work as gives status, size and end."""

from __future__ import annotations

_BREAK = b"\r\n"


class Broken(Exception):
    """What came is not an HTTP answer."""


class Answer:
    """One answer as it comes in. `feed` until it says done; then status, sizes and headers are known."""

    __slots__ = ("_at", "_buffer", "_chunked", "_end", "close", "head", "received", "status")

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.reset()

    def reset(self) -> None:
        """Ready for the next answer on the same connection."""
        self._buffer.clear()
        self.head = b""
        self.status = 0
        self.close = self._chunked = False
        self._at = 0
        self._end: int | None = None
        self.received = 0

    def feed(self, data: bytes) -> bool:
        """Take what was received; whether the answer is whole."""
        self._buffer += data
        self.received += len(data)
        if not self.head and not self._read_head():
            return False
        if self._chunked:
            return self._read_chunks()
        return self._end is not None and len(self._buffer) >= self._end

    def ended(self) -> bool:
        """The connection closed; whether this ended the answer rightly (no length was given)."""
        return bool(self.head) and not self._chunked and self._end is None

    def header(self, name: str) -> str:
        """The first header of that name, or nothing."""
        for line in self.head.split(_BREAK)[1:]:
            key, _, value = line.partition(b":")
            if key.strip().lower() == name.lower().encode():
                return value.strip().decode("latin-1")
        return ""

    def body(self) -> bytes:
        """The body of a whole answer, still compressed where it was."""
        rest = bytes(self._buffer[len(self.head) :])
        if not self._chunked:
            return rest
        parts = []
        while (size := int(rest.partition(_BREAK)[0].partition(b";")[0], 16)) > 0:
            rest = rest.partition(_BREAK)[2]
            parts.append(rest[:size])
            rest = rest[size + 2 :]
        return b"".join(parts)

    def _read_head(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        self.head = bytes(self._buffer[: end + 4])
        if not self.head.startswith(b"HTTP/1."):
            raise Broken("not an HTTP/1 answer")
        self.status = int(self.head[9:12])
        low = self.head.lower()
        self.close = b"\r\nconnection: close" in low
        self._at = end + 4
        if self.status in (204, 304):
            self._end = self._at
        elif (found := low.find(b"\r\ncontent-length:")) >= 0:
            self._end = self._at + int(low[found + 17 : low.index(_BREAK, found + 2)])
        else:
            self._chunked = b"\r\ntransfer-encoding: chunked" in low
            self.close = self.close or not self._chunked
        return True

    def _read_chunks(self) -> bool:
        while (line := self._buffer.find(_BREAK, self._at)) >= 0:
            size = int(bytes(self._buffer[self._at : line]).partition(b";")[0], 16)
            after = line + 2 + size + 2
            if len(self._buffer) < after:
                return False
            self._at = after
            if size == 0:
                return True
        return False
