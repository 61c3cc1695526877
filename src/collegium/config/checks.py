"""The findings of `collegium check`: each says what is wrong and what to do."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta

from collegium.config.options import Options
from collegium.config.peeking import database_of, mark_of, pending_migrations, shipped_migrations
from collegium.config.reaching import Unreachable, demand_database
from collegium.kernel import clock

LITTLE_SPACE = 500 * 1024 * 1024
MANY_UNSEALED = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: `level` is error (something does not work or does not hold) or warning."""

    code: str
    level: str
    message: str
    do: str

    def as_data(self) -> dict[str, str]:
        """As plain data."""
        return asdict(self)


Check = Callable[[Options], Iterator[Finding]]


def findings(options: Options) -> list[Finding]:
    """All findings, errors first. While migrations are pending nothing else can be asked of the database."""
    try:
        demand_database(options)
    except Unreachable as error:
        do = "Start PostgreSQL, or correct COLLEGIUM_DATABASE."
        return [Finding("database_unreachable", "error", str(error), do)]
    found = [finding for check in BEFORE for finding in check(options)]
    if not any(finding.code == "migrations_pending" for finding in found):
        found += [finding for check in WITHIN for finding in check(options)]
    return sorted(found, key=lambda finding: finding.level != "error")


def migrations(options: Options) -> Iterator[Finding]:
    """Whether the database fits this version."""
    if options.database:
        pending = sorted(shipped_migrations() - _applied())
    else:
        pending = sorted(pending_migrations(database_of(options.data)))
    if pending:
        names = ", ".join(f"{app}.{name}" for app, name in pending)
        yield Finding(
            "migrations_pending",
            "error",
            f"The database lacks {names}.",
            "Start `collegium serve`: it migrates.",
        )


def _applied() -> set[tuple[str, str]]:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return set(MigrationRecorder(connection).applied_migrations())


def secrets(options: Options) -> Iterator[Finding]:
    """Whether secrets are readable by their owner only."""
    for name in ("secret.key", "metrics.token", "cast.json"):
        path = options.data / name
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding("secret_open", "error", f"{path} can be read by others.", f"chmod 600 {path}")


def space(options: Options) -> Iterator[Finding]:
    """Whether there is room on the disk."""
    free = shutil.disk_usage(options.data).free
    if free < LITTLE_SPACE:
        yield Finding(
            "disk_low", "error", f"{free // 2**20} MB are free for {options.data}.", "Make room on this disk."
        )


def hosts(options: Options) -> Iterator[Finding]:
    """Whether the addresses of this installation fit each other."""
    if mark_of(database_of(options.data)) is not None:
        return
    if not options.origin:
        yield Finding(
            "origin_not_set",
            "warning",
            "Letters would point to this machine only.",
            "Set COLLEGIUM_ORIGIN=https://… and COLLEGIUM_HOSTS.",
        )
    elif not options.origin.startswith("https:"):
        yield Finding("origin_not_https", "error", f"{options.origin} is not encrypted.", "Serve it behind TLS.")
    host = options.origin.split("//")[-1].split(":")[0]
    if host and host not in options.hosts:
        yield Finding("host_missing", "error", f"{host} is not among the hosts.", f"Add it to COLLEGIUM_HOSTS: {host}.")


def mail(options: Options) -> Iterator[Finding]:
    """Whether letters leave the house."""
    if not options.mail and mark_of(database_of(options.data)) is None:
        yield Finding(
            "mail_not_set",
            "warning",
            "Letters stay in the outbox.",
            "Set COLLEGIUM_MAIL=smtp://user:password@host:587.",
        )


def triggers(options: Options) -> Iterator[Finding]:
    """Whether the journal is held append-only."""
    from collegium.commons.journal.triggers import triggers_stand

    if not triggers_stand():
        yield Finding(
            "triggers_missing",
            "error",
            "The journal is not held append-only by the database.",
            "Start `collegium serve`: it makes them; then run `collegium verify`.",
        )


def background(options: Options) -> Iterator[Finding]:
    """Whether the background is at work, and whether something fails there."""
    from collegium.commons.announce.models import Announcement
    from collegium.commons.jobs.models import Heartbeat
    from collegium.config.health import background_is_at_work

    if not background_is_at_work():
        yield Finding(
            "background_silent",
            "warning",
            "No background work in the last two minutes: letters, reminders and seals wait.",
            "Start `collegium serve`, or look why its background process ended.",
        )
    for beat in Heartbeat.objects.filter(failures__gt=2):
        yield Finding("job_failing", "error", f"{beat.job} failed {beat.failures} times: {beat.error}", "Read the log.")
    waiting = Announcement.objects.filter(done_at__isnull=True, at__lt=clock.now() - timedelta(minutes=10))
    if count := waiting.count():
        yield Finding("facts_waiting", "warning", f"{count} facts wait for over ten minutes.", "Read the log.")


def sealing(options: Options) -> Iterator[Finding]:
    """Whether the sealer keeps up."""
    from collegium.commons.journal.models import Unsealed

    count = Unsealed.objects.count()
    if count > MANY_UNSEALED:
        yield Finding("unsealed_backlog", "warning", f"{count} acts wait for the sealer.", "Start `collegium serve`.")


BEFORE: tuple[Check, ...] = (migrations, secrets, space, hosts, mail)
WITHIN: tuple[Check, ...] = (triggers, background, sealing)
