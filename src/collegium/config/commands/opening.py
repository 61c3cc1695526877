"""Opening a network for a command: the folder, the options, Django; each mistake with what to do."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from collegium.config.options import ConfigurationError, Options, load
from collegium.config.reaching import Unreachable, demand_database

from .answering import WrongUse


def point_at(args: argparse.Namespace) -> Path:
    """Make --data count for this process and its children; returns the folder. Creates nothing."""
    if getattr(args, "data", None):
        os.environ["COLLEGIUM_DATA"] = args.data
    folder = Path(os.environ.get("COLLEGIUM_DATA") or "var/collegium").absolute()
    os.environ["COLLEGIUM_DATA"] = str(folder)
    return folder


def read_options() -> Options:
    """The options of this installation. Raises WrongUse("configuration")."""
    try:
        return load()
    except ConfigurationError as error:
        raise WrongUse("configuration", str(error)) from error


def find_network(args: argparse.Namespace) -> Options:
    """The options of a network that exists. Raises WrongUse("no_network")."""
    folder = point_at(args)
    options = read_options()
    if not options.database and not (folder / "collegium.db").is_file():
        raise WrongUse(
            "no_network", f"There is no network in {folder}. Make one with: collegium init --data {folder} …"
        )
    return options


def start_django() -> None:
    """Load the house. The settings are read from the environment that `point_at` has prepared."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")
    import django

    try:
        django.setup()
    except ConfigurationError as error:
        raise WrongUse("configuration", str(error)) from error


def open_network(args: argparse.Namespace) -> Options:
    """Find the network and load the house for it, its clock standing where its demonstration says."""
    options = find_network(args)
    try:
        demand_database(options)
    except Unreachable as error:
        raise WrongUse("database", str(error)) from error
    start_django()
    from collegium.config.moment import keep_time

    keep_time()
    return options
