"""Django's settings, made from the options of the installation."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from collegium.config.options import Options, load, secret_key
from collegium.rooms import ROOMS

OPTIONS: Options = load()
ROOT = Path(__file__).resolve().parent.parent
SECRET_KEY = secret_key(OPTIONS.data)
DEBUG = OPTIONS.dev
ALLOWED_HOSTS = list(OPTIONS.hosts)
PROXIES = OPTIONS.proxies
ORIGIN = OPTIONS.origin or f"http://127.0.0.1:{OPTIONS.port}"
SECURE = ORIGIN.startswith("https:")

COMMONS = ["journal", "network", "announce", "thread", "jobs", "notify", "files", "search", "pages"]


def _standing(kind: str, names: list[str]) -> list[str]:
    return [f"collegium.{kind}.{name}" for name in names if (ROOT / kind / name / "apps.py").is_file()]


INSTALLED_APPS = [
    "django.contrib.sessions",
    *_standing("commons", COMMONS),
    *_standing("rooms", list(ROOMS)),
    *(["collegium.portal"] if (ROOT / "portal" / "apps.py").is_file() else []),
]


def _database(options: Options) -> dict[str, object]:
    if not options.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": options.data / "collegium.db",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                " PRAGMA cache_size=-8000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
                " PRAGMA secure_delete=ON;",
            },
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(options.database)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname,
        "PORT": parts.port or 5432,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,  # a server that was started again costs no visitor an error
    }


def demonstration_mark(options: Options) -> bool:
    """Whether the database bears the mark of a demonstration, written when it was created. SQLite only."""
    path = options.data / "collegium.db"
    if options.database or not path.is_file():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return connection.execute("SELECT 1 FROM network_mark WHERE name = 'demonstration'").fetchone() is not None
        except sqlite3.OperationalError:
            return False


DATABASES = {"default": _database(OPTIONS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEMONSTRATION = demonstration_mark(OPTIONS)
ROOT_URLCONF = "collegium.config.urls_demo" if DEMONSTRATION else "collegium.config.urls"
WSGI_APPLICATION = "collegium.config.wsgi.application"

MIDDLEWARE = [
    "collegium.config.guard.Guard",
    "django.middleware.gzip.GZipMiddleware",
    "collegium.config.guard.Headers",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "collegium.commons.pages.doors.ActorMiddleware",
]

FORM_RENDERER = "collegium.commons.pages.selects.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [
            ROOT / "commons" / "pages" / "templates",
            *(ROOT / "commons" / name / "templates" for name in ("notify", "search")),
            *sorted(path for path in ROOT.glob("rooms/*/templates")),
            ROOT / "portal" / "templates",
            ROOT / "demo" / "templates",
        ],
        "OPTIONS": {"environment": "collegium.commons.pages.jinja.environment"},
    }
]

LANGUAGES = [("en", "English"), ("fr", "Français")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_NAME = "collegium_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

SESSION_COOKIE_NAME = "collegium_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = "collegium_csrf"
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "collegium.commons.pages.errors.csrf_failed"
CSRF_TRUSTED_ORIGINS = [ORIGIN]
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

FILES_ROOT = OPTIONS.data / "files"
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "commons" / "pages" / "static"

if DEMONSTRATION or not OPTIONS.mail:
    EMAIL_BACKEND = "collegium.commons.notify.backend.OutboxBackend"
else:
    _mail = urlsplit(OPTIONS.mail)
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = bool(_mail.username) and not EMAIL_USE_SSL
    EMAIL_TIMEOUT = 20

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"no_tokens": {"()": "collegium.commons.notify.masking.NoTokens"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_tokens"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"collegium": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
