"""What is measured: an address of this machine, and the request as bytes, made once."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

ENCODINGS = "gzip, deflate, br, zstd"


class Refused(Exception):
    """The harness does not do this."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page: where it is and with which headers it is asked for."""

    address: str
    port: int
    host: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()

    def at(self, path: str) -> Target:
        """Another page of the same server."""
        return replace(self, path=path)

    def having(self, name: str, value: str) -> Target:
        """The same page asked for with one more header."""
        return replace(self, headers=(*self.headers, (name, value)))

    def request(self) -> bytes:
        """The whole request."""
        named = {name.lower() for name, _ in self.headers}
        usual = [("Host", self.host), ("Accept-Encoding", ENCODINGS), ("User-Agent", "collegium-bench")]
        lines = [f"{name}: {value}" for name, value in usual if name.lower() not in named]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([f"GET {self.path} HTTP/1.1", *lines, "", ""]).encode("latin-1")


def target(url: str, *, cookies: Sequence[str] = (), headers: Sequence[str] = ()) -> Target:
    """The target of `url`. Raises Refused unless it is plain http on a loopback address of this machine."""
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname:
        raise Refused(f"{url}: only http:// addresses are measured")
    port = parts.port or 80
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    pairs = [_pair(line) for line in headers]
    if cookies:
        pairs.append(("Cookie", "; ".join(cookies)))
    _refuse_breaks(path.replace(" ", "\n"), *(part for pair in pairs for part in pair))
    return Target(_loopback(parts.hostname, port), port, parts.netloc, path, tuple(pairs))


def _loopback(host: str, port: int) -> str:
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    away = [address for address in found if not ipaddress.ip_address(address).is_loopback]
    if away or not found:
        raise Refused(f"{host}: only loopback addresses are measured, not {', '.join(away)}")
    return next((address for address in found if "." in address), found[0])  # servers here bind to IPv4


def _pair(line: str) -> tuple[str, str]:
    name, sep, value = line.partition(":")
    if not sep or not name.strip():
        raise Refused(f"not a header: {line!r}")
    return name.strip(), value.strip()


def _refuse_breaks(*texts: str) -> None:
    if not all(text.isprintable() and text.isascii() for text in texts):
        raise Refused("an address or header holds printable ASCII only")
