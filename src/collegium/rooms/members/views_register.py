"""Doors for the office: a university is entered by hand, or many from a file that is looked at first."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from collegium.commons.access import authorise
from collegium.commons.network import network
from collegium.commons.pages.countries import country_name
from collegium.commons.pages.doors import actor, back_to, door, refused_form, render, tell
from collegium.commons.pages.words import before_sentence
from collegium.kernel import clock
from collegium.kernel.errors import Invalid

from .actions import register_institution
from .forms import ImportForm, RegisterForm
from .imports import COLUMNS, NEEDED, Plan, check_members, import_members
from .intake import Report
from .words import FIELDS

MOST_SHOWN = 200


@door("members.register")
def register(request: HttpRequest) -> HttpResponse:
    """Enter a university into the register."""
    who, now = actor(request), clock.now()
    authorise(who, "members.register")
    form = RegisterForm(request.POST or None, today=now.astimezone(network().tz).date())
    context = {"form": form, "before": before_sentence("members.register")}
    if request.method != "POST":
        return render(request, "members/register.jinja", context)
    if not form.is_valid():
        return refused_form(request, "members/register.jinja", context)
    given = {name: value for name, value in form.cleaned_data.items() if value is not None}
    try:
        ident = register_institution(actor=who, now=now, **given)
    except Invalid:
        form.add_error("ror", _("The register has a university with this ROR address."))
        return refused_form(request, "members/register.jinja", context)
    tell(request, _("%(name)s is entered into the register.") % {"name": given["name"]})
    return back_to("members:page", ident)


@door("members.import")
def import_(request: HttpRequest) -> HttpResponse:
    """Take universities from a table: every line is checked, what will happen is shown, then one button."""
    authorise(actor(request), "members.import")
    if "content" in request.POST:
        return _import_what_was_shown(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST":
        return render(request, "members/import.jinja", _context(form))
    if not form.is_valid():
        return refused_form(request, "members/import.jinja", _context(form))
    return _shown(request, form.cleaned_data["file"])


def _context(form: ImportForm) -> dict[str, Any]:
    return {"form": form, "columns": COLUMNS, "needed": NEEDED, "report": None, "preview": None, "changed": False}


def _shown(request: HttpRequest, content: bytes, *, changed: bool = False) -> HttpResponse:
    """The page with the wrong lines (422), or with all that would happen (409 where it is not what was shown)."""
    report, plan = check_members(content, actor=actor(request), now=clock.now())
    context = {**_context(ImportForm()), "report": report, "changed": changed}
    if not report.ok:
        return render(request, "members/import.jinja", context, status=422)
    context["preview"] = _preview(report, plan, content)
    return render(request, "members/import.jinja", context, status=409 if changed else 200)


def _preview(report: Report, plan: Plan, content: bytes) -> dict[str, Any]:
    new = [(it.name, it.short, it.city, country_name(it.country)) for it in plan.new[:MOST_SHOWN]]
    changed = [
        (it.name, [(FIELDS[name], held, getattr(it, name)) for name, held in differs.items()])
        for it, differs in plan.changed[:MOST_SHOWN]
    ]
    return {
        "new": new,
        "changed": changed,
        "same": report.rows - report.created - report.changed,
        "unshown": max(len(plan.new) - MOST_SHOWN, 0) + max(len(plan.changed) - MOST_SHOWN, 0),
        "content": base64.b64encode(content).decode(),
        "mark": plan.mark,
        "before": before_sentence("members.import"),
    }


def _import_what_was_shown(request: HttpRequest) -> HttpResponse:
    who, now = actor(request), clock.now()
    try:
        content = base64.b64decode(request.POST["content"], validate=True)
    except binascii.Error:
        content = b""
    report, plan = check_members(content, actor=who, now=now)
    if not report.ok or plan.mark != request.POST.get("mark"):
        return _shown(request, content, changed=report.ok)
    done = import_members(content, actor=who, now=now)
    said = ngettext("%(n)s university is entered", "%(n)s universities are entered", done.created) % {"n": done.created}
    more = ngettext("%(n)s is changed", "%(n)s are changed", done.changed) % {"n": done.changed}
    tell(request, f"{said}, {more}.")
    return back_to("members:list")
