"""`collegium backup FILE`: one archive of database and files, also while the network is being served."""

from __future__ import annotations

import argparse
from pathlib import Path

from collegium.config import backup

from .answering import DONE, WrongUse, answer, say, takes_data, takes_json
from .opening import find_network


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE", help="the archive to write, such as network.tar.gz")
    parser.add_argument("--with-secret", action="store_true", help="put the secrets of the installation in too")
    takes_data(parser)
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write it."""
    options = find_network(args)
    if options.database:
        raise WrongUse("not_sqlite", "This network is in PostgreSQL: use pg_dump, and copy files/.")
    try:
        written = backup.write(options.data, Path(args.file).absolute(), with_secret=args.with_secret)
    except backup.BackupError as error:
        raise WrongUse(error.code, error.message, file=args.file) from error
    if not args.with_secret:
        say("Sessions and secrets (secret.key and the like) are not in it; see --with-secret.")
    words = f"{args.file}: {written.rows} rows and {written.files} files, SHA-256 {written.sha256}"
    answer(args, "backup", written.as_data(), words)
    return DONE
