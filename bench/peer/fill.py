"""Fills the peer's folder: 1,000 positions and one editor; prints the cookie of her session."""

# ruff: noqa: E402  Django is set up before its models can be named.

import os
import sys
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "positions.settings"

import django

django.setup()

from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.management import call_command
from positions.models import Home, Listing, Position
from wagtail.models import Page, Site

MANY = 1000
PLACES = ("Aachen", "Delft", "Gdańsk", "Palaiseau", "Trondheim", "Valencia", "Zürich")
TEXT = "<p>" + "The university asks for rules that hold longer than one programme, in plain words. " * 12 + "</p>"


def fill() -> None:
    """The pages and the editor."""
    call_command("migrate", verbosity=0)
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=Home(title="A network", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "127.0.0.1", "root_page": home})
    rows = home.add_child(instance=Listing(title="Positions", slug="positions"))
    for number in range(MANY):
        rows.add_child(
            instance=Position(
                title=f"University position {number}",
                slug=f"position-{number}",
                on=date(2022, 5, 2) - timedelta(days=number),
                place=PLACES[number % len(PLACES)],
                group=f"Working group {number % 7}",
                body=TEXT * 6,
            )
        )
    get_user_model().objects.create_superuser("editor", "editor@peer.example", "only a measurement")


def session() -> str:
    """A session of the editor."""
    user = get_user_model().objects.get(username="editor")
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


if __name__ == "__main__":
    if not (Path(os.environ["PEER_FOLDER"]) / "peer.db").exists():
        fill()
    print(session())
