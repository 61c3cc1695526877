"""The office's settings pages: identity, mail, presets, texts of pages."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from collegium.commons.access import authorise
from collegium.commons.network import change_settings, network
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.kernel import clock
from collegium.kernel.errors import NotFound, Stale

from .forms import IdentityForm, MailForm, PageForm, PresetsForm
from .forms_figures import FiguresForm

SECTIONS: dict[str, type[Any]] = {
    "identity": IdentityForm,
    "mail": MailForm,
    "presets": PresetsForm,
    "figures": FiguresForm,
}
PAGES = ("privacy", "imprint", "accessibility", "about")


def _tabs(current: str) -> list[dict[str, Any]]:
    names = {
        "identity": _("Name and zone"),
        "mail": _("Mail"),
        "presets": _("Rules of work"),
        "figures": _("Figures"),
        "privacy": _("Privacy notice"),
        "imprint": _("Imprint"),
        "accessibility": _("Accessibility"),
        "about": _("How positions are made"),
    }
    return [
        {"label": label, "url": reverse("portal:settings_section", args=[key]), "current": key == current}
        for key, label in names.items()
    ]


@door("portal.settings")
def settings(request: HttpRequest) -> HttpResponse:
    """The first settings page."""
    authorise(actor(request), "portal.settings")
    return back_to("portal:settings_section", "identity")


@door("portal.settings")
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One settings page: shown, checked, stored as an act."""
    authorise(actor(request), "portal.settings")
    if section not in SECTIONS and section not in PAGES:
        raise NotFound(section)
    form = _form(section, request.POST if request.method == "POST" else None)
    seen = _fingerprint(form.initial)
    context = {"form": form, "section": section, "tabs": _tabs(section), "seen": seen, "page": _page(section)}
    if request.method != "POST":
        return render(request, "portal/settings.jinja", context)
    if request.POST.get("seen", seen) != seen:
        raise Stale(theirs=_told(form, form.initial), yours=_told(form, form.data))
    if not form.is_valid():
        return refused_form(request, "portal/settings.jinja", context)
    change_settings(actor=actor(request), now=clock.now(), **_values(section, form))
    tell(request, _("Saved. The change stands in the journal."))
    return back_to("portal:settings_section", section)


def _page(section: str) -> str:
    """Where the text of a section is read; "" for the others."""
    return reverse(f"portal:{section}") if section in PAGES else ""


def _fingerprint(values: Any) -> str:
    """What a section held when its form was drawn; another one when somebody has saved since."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _told(form: Any, values: Any) -> dict[str, str]:
    """The values of a form by the names of its fields, for a comparison."""
    many = {name: values.getlist(name) if hasattr(values, "getlist") else values.get(name, "") for name in form.fields}
    return {
        str(field.label): ", ".join(many[name]) if isinstance(many[name], list) else str(many[name])
        for name, field in form.fields.items()
    }


def _form(section: str, data: Any) -> Any:
    if section in SECTIONS:
        kind = SECTIONS[section]
        return kind(data, initial=kind.initial_of(network()))
    texts = network().pages.get(section, {})
    return PageForm(data, initial={"text_en": texts.get("en", ""), "text_fr": texts.get("fr", "")})


def _values(section: str, form: Any) -> dict[str, Any]:
    if section in SECTIONS:
        values: dict[str, Any] = form.values()
        return values
    text = {"en": form.cleaned_data["text_en"], "fr": form.cleaned_data["text_fr"]}
    return {"pages": {**network().pages, section: text}}
