"""The page processes: the application is loaded once, then forked, so that the workers share its memory."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import Any

from collegium.config.lifeline import end_with_parent
from collegium.config.options import load

BACKLOG = 1024
STOP_SECONDS = 10


def warm() -> None:
    """Load what every page needs before the workers are forked: addresses, and words of each language."""
    from django.conf import settings
    from django.db import connections
    from django.urls import get_resolver
    from django.utils import translation

    from collegium.config import wsgi

    assert wsgi.application
    assert get_resolver().url_patterns
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            translation.gettext("Privacy")
    connections.close_all()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)  # a page makes some ten thousand objects and no cycles worth looking for


def application() -> Callable[..., Any]:
    """The WSGI application of one worker."""
    end_with_parent()
    from collegium.config import wsgi

    return wsgi.application


def main() -> None:
    """Serve pages until told to stop."""
    end_with_parent(int(os.environ.get("COLLEGIUM_SUPERVISOR", "0")) or None)
    options = load()
    warm()
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "collegium.config.wsgi:application",
        address=options.bind,
        port=options.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=options.workers,
        blocking_threads=1,
        websockets=False,
        backlog=BACKLOG,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
    ).serve(target_loader=application, wrap_loader=False)


if __name__ == "__main__":
    main()
