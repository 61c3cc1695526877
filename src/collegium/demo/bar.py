"""The bar of a demonstration: as whom one looks, the cast, and whom the present page waits for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from collegium.commons.access import Actor
from collegium.commons.pages.words import names_of
from collegium.rooms.people.words import hat_words

from .cast import ROLES, cast


def bar(request: HttpRequest) -> dict[str, Any]:
    """as_name, as_role, cast [{label, role, url}], waits [{label, role, url}], csrf (none is asked).

    A page says whom it waits for by `request.waits_for = [(person_id, label)]` before it is drawn. Each url takes
    a POST and leads back to this page. For a visitor all is the same on every day, so that a page can be kept.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return {
        "as_name": actor.name or _("a visitor"),
        "as_role": role_of(actor),
        "csrf": "",
        "cast": [
            {"label": part["name"], "role": str(ROLES[part["role"]]), "url": switch(part["role"], request)}
            for part in cast()
        ],
        "waits": waits(request) if actor.id else [],
    }


def role_of(actor: Actor) -> str:
    """The part in the cast, else the first hat, in words."""
    if actor.is_public:
        return _("not signed in")
    own = next((part["role"] for part in cast() if part["person"] == actor.id), "")
    return str(ROLES[own]) if own else hat_words(actor)


def waits(request: HttpRequest) -> list[dict[str, str]]:
    """Whom the page waits for, the present person left out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    wanted = [pair for pair in getattr(request, "waits_for", []) if pair[0] and pair[0] != actor.id]
    names = names_of("person", [person for person, _label in wanted])
    return [
        {"label": names.get(person, ""), "role": str(label), "url": switch(person, request)} for person, label in wanted
    ]


def switch(who: str, request: HttpRequest) -> str:
    """The address that takes the part of `who` and comes back to this page."""
    return f"{reverse('demo:take_part', args=[who])}?{urlencode({'next': request.get_full_path()})}"
