"""Forms of signing in and of my account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import NOT_WHOLE

from .choices import Theme

THEMES = [
    (Theme.AUTO, _l("As my device is set")),
    (Theme.LIGHT, _l("Light")),
    (Theme.DARK, _l("Dark")),
    (Theme.CONTRAST, _l("High contrast")),
]


class SignInForm(forms.Form):
    """An address to which a link is sent."""

    email = forms.EmailField(
        label=_l("Your e-mail address"),
        max_length=254,
        help_text=_l("The address under which your university or the secretariat registered you."),
        error_messages={
            "required": _l("Enter the address under which you are registered."),
            "invalid": _l("Enter an e-mail address such as name@university.example."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )


class DetailsForm(forms.Form):
    """My name and language."""

    name = forms.CharField(
        label=_l("Name"),
        max_length=120,
        help_text=_l("As it stands on pages and in papers."),
        error_messages={"required": _l("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_l("Language"), choices=settings.LANGUAGES, help_text=_l("Pages and mails come in it.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class LooksForm(forms.Form):
    """How pages look in this browser."""

    theme = forms.ChoiceField(label=_l("Colours"), choices=THEMES, required=False, widget=forms.RadioSelect)


def errors_of(form: Any) -> dict[str, str]:
    """Field -> the first sentence of what is wanted."""
    return {
        name: str(NOT_WHOLE if name in form.fields and form[name].is_hidden else sentences[0])
        for name, sentences in form.errors.items()
    }
