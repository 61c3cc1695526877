"""The WSGI face: kept public pages before Django, static files beside it."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from collegium.config.keeping import Keeping
from collegium.config.moment import keep_time

keep_time()
_pages = get_wsgi_application()
_file = settings.DATABASES["default"]["NAME"] if not settings.OPTIONS.database else None
_kept = (
    _pages if settings.DEBUG else Keeping(_pages, str(_file) if _file else None, forwarded=not settings.DEMONSTRATION)
)
application = WhiteNoise(
    _kept,
    root=str(settings.STATIC_ROOT),
    prefix="static/",
    autorefresh=settings.DEBUG,
    max_age=0 if settings.DEBUG else 3600,
    immutable_file_test=r"\.[0-9a-zA-Z]{8,}\.(css|js|woff2|svg)$",
)
