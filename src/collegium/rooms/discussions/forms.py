"""Forms of discussions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from .choices import MOST_LETTERS
from .words import FAULTS, REASON_FAULTS

_ERRORS = {"required": FAULTS["required"], "max_length": FAULTS["too_long"]}


class AsksField(forms.ChoiceField):
    """Whether an answer is wanted of those who are mentioned; the short form leaves it out and asks nobody."""

    def clean(self, value: Any) -> bool:
        """True for "ask"; raises ValidationError for what is not offered."""
        return bool(super().clean(value or "line") == "ask")


class SayForm(forms.Form):
    """A contribution."""

    text = forms.CharField(
        label=_l("Your contribution"),
        help_text=_l("Plain words; an empty line begins a paragraph. Mention somebody with @ and the full name."),
        max_length=MOST_LETTERS,
        error_messages=_ERRORS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    asks = AsksField(
        label=_l("Those whom I mention"),
        choices=[
            ("line", _l("get a line in their inbox")),
            ("ask", _l("are asked for an answer: it stands on their desks until they give one")),
        ],
        initial="line",
        widget=forms.RadioSelect,
    )
    answers = forms.CharField(required=False, max_length=26, widget=forms.HiddenInput)


class ChangeForm(forms.Form):
    """Other words for one's own contribution."""

    text = forms.CharField(
        label=_l("Your contribution"),
        max_length=MOST_LETTERS,
        error_messages=_ERRORS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class HideForm(forms.Form):
    """Why a contribution is hidden."""

    reason = forms.CharField(
        label=_l("Reason"),
        help_text=_l("One sentence, for everybody to read. Example: “Names a person outside the network.”"),
        max_length=300,
        error_messages={"required": REASON_FAULTS["required"]},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def put_beside(form: Any, fields: dict[str, Any], words: Any) -> dict[str, str]:
    """What an action could not take, beside its field; returns the code by field."""
    codes = {name: str(code) for name, code in fields.items()}
    for name, code in codes.items():
        form.add_error(name, str(words.get(code, code)))
    return codes
