"""Configuration by environment or one TOML file, validated at start with errors that say what to do.

Precedence: environment, then the TOML file ($COLLEGIUM_CONFIG, else DATA/collegium.toml), then the default.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class ConfigurationError(Exception):
    """A setting cannot be used. The message names the setting, what is wrong and what to write instead."""


@dataclass(frozen=True, slots=True)
class Options:
    """All settings of an installation. Each is COLLEGIUM_<NAME> in the environment, <name> in the file."""

    data: Path = Path("var/collegium")
    """Folder of the database, files and secrets."""
    database: str = ""
    """Empty for SQLite in the data folder, or postgresql://user:password@host:port/name."""
    mail: str = ""
    """Empty: mail waits in the outbox; smtp://user:password@host:port or smtps://... sends it."""
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    """Host names under which the network is reached, comma-separated in the environment."""
    origin: str = ""
    """Public address such as https://network.example; used in mails. Empty: http://127.0.0.1:PORT."""
    port: int = 8000
    """Port of the pages; live editing takes the next one."""
    bind: str = "127.0.0.1"
    """IP address on which the pages listen. Others than loopback only behind a proxy that ends TLS."""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    """IP addresses or networks of the proxies before the pages, comma-separated in the environment. Of these only the
    header X-Forwarded-For is believed, which they have to set."""
    workers: int = 2
    """Number of page processes, 1 to 32."""
    dev: bool = False
    """Templates reload and errors are shown in the browser. Never in production."""


def load(environment: Mapping[str, str] | None = None) -> Options:
    """The settings of this installation. Raises ConfigurationError."""
    env = os.environ if environment is None else environment
    data = Path(env.get("COLLEGIUM_DATA") or "var/collegium").absolute()
    named = env.get("COLLEGIUM_CONFIG")
    path = Path(named) if named else data / "collegium.toml"
    if named and not path.is_file():
        raise ConfigurationError(f"COLLEGIUM_CONFIG names {path}, which is not a file. Create it or unset it.")
    values: dict[str, Any] = {"data": data, **_from_file(path)}
    for field in fields(Options):
        raw = env.get(f"COLLEGIUM_{field.name.upper()}")
        if raw is not None and field.name != "data":
            values[field.name] = raw
    return Options(**{name: _typed(name, value) for name, value in values.items()})


def _from_file(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path} is not valid TOML: {error}") from error
    known = {field.name for field in fields(Options)} - {"data"}
    for name in values:
        if name not in known:
            raise ConfigurationError(f"{path}: unknown setting {name!r}. Known: {', '.join(sorted(known))}.")
    return values


def _typed(name: str, value: Any) -> Any:
    return _READERS.get(name, lambda _, text: text)(name, value)


def _number(low: int, high: int) -> Any:
    def read(name: str, value: Any) -> int:
        if not str(value).isdigit() or not low <= int(value) <= high:
            raise ConfigurationError(f"{name} is {value!r}; write a whole number from {low} to {high}.")
        return int(value)

    return read


def _hosts(name: str, value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else list(value)
    hosts = tuple(str(part).strip() for part in parts if str(part).strip())
    if not hosts or any("/" in host or "*" in host for host in hosts):
        raise ConfigurationError(f"{name} is {value!r}; write host names such as network.example, no addresses.")
    return hosts


def _networks(name: str, value: Any) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else list(value)
    try:
        return tuple(str(ipaddress.ip_network(str(part).strip())) for part in parts if str(part).strip())
    except ValueError as error:
        raise ConfigurationError(f"{name} is {value!r}; write IP addresses or networks such as 10.0.0.0/24.") from error


def _listening(name: str, value: Any) -> str:
    try:
        return str(ipaddress.ip_address(str(value)))
    except ValueError as error:
        raise ConfigurationError(f"{name} is {value!r}; write an IP address such as 127.0.0.1 or 0.0.0.0.") from error


def _flag(name: str, value: Any) -> bool:
    if str(value).lower() not in ("1", "0", "true", "false", "yes", "no", ""):
        raise ConfigurationError(f"{name} is {value!r}; write true or false.")
    return str(value).lower() in ("1", "true", "yes")


def _database(name: str, value: Any) -> str:
    text: str = _address(("postgresql", "postgres"))(name, value)
    if text and not urlsplit(text).path.strip("/"):
        raise ConfigurationError(f"{name} names no database; write postgresql://user:password@host:port/name.")
    if text:
        _demand_psycopg(name)
    return text


def _demand_psycopg(name: str) -> None:
    try:
        import psycopg  # noqa: F401 (whether it is here, with its library)
    except ImportError as error:
        raise ConfigurationError(
            f"{name} asks for PostgreSQL, but psycopg cannot be used here ({str(error).splitlines()[0]}). Install it:"
            " python -m pip install --require-hashes -r requirements/postgresql.txt"
        ) from error


def _address(schemes: tuple[str, ...]) -> Any:
    def read(name: str, value: Any) -> str:
        text = str(value)
        try:
            parts = urlsplit(text)
            usable = not text or (parts.scheme in schemes and parts.hostname and (parts.port or 1))
        except ValueError:
            usable = False
        if not usable:
            raise ConfigurationError(f"{name} cannot be used; write {' or '.join(s + '://…' for s in schemes)}.")
        return text.rstrip("/") if name == "origin" else text

    return read


_READERS: dict[str, Any] = {
    "port": _number(1, 65534),
    "workers": _number(1, 32),
    "hosts": _hosts,
    "bind": _listening,
    "proxies": _networks,
    "dev": _flag,
    "database": _database,
    "mail": _address(("smtp", "smtps")),
    "origin": _address(("https", "http")),
}


def secret_key(data: Path) -> str:
    """The installation's secret; made on first start, readable by its owner only."""
    path = data / "secret.key"
    data.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()
