"""`collegium restore FILE --data DIR`: the network of an archive in a new folder, whole or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path

from collegium.config import backup

from .answering import DONE, NO, WrongUse, answer, takes_json
from .opening import point_at, read_options


def arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--data", metavar="DIR", required=True, help="the new folder; it must not hold anything")
    takes_json(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when the archive is damaged or its chain of acts is not whole; then nothing is restored."""
    archive = Path(args.file).absolute()
    if not archive.is_file():
        raise WrongUse("no_file", "There is no such file.", file=args.file)
    folder = point_at(args)
    if read_options().database:
        raise WrongUse("not_sqlite", "An archive is restored into SQLite; unset COLLEGIUM_DATABASE.")
    try:
        written, found = backup.restore(archive, folder)
    except backup.BackupError as error:
        if error.code not in ("sums_differ", "not_whole", "not_an_archive"):
            raise WrongUse(error.code, error.message, file=args.file) from error
        told = {"ok": False, "code": error.code, "message": error.message}
        answer(args, "restore", told, f"{error.message} Nothing was restored.")
        return NO
    words = (
        f"{folder}: {written.rows} rows and {written.files} files; {found['acts']} acts, the chain is whole;"
        f" {found['erased_again']} texts erased again. Everybody signs in anew.\nNext: collegium check --data {folder}"
    )
    answer(args, "restore", {**written.as_data(), "verify": found}, words)
    return DONE
