"""Forms of members: inviting a colleague, suspending a member."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.countries import countries
from collegium.commons.pages.fields import DayField
from collegium.rooms.people.words import hat_name

from .choices import HatKind, State
from .imports import readers
from .intake import Wrong, sentence
from .rules import NAMED_BY_THE_OFFICE
from .words import CATEGORIES, FIELDS, HINTS, STATES

MOST_HERE = 2 * 1024 * 1024
"""Bytes of a table that the page takes: it stands in the form while it is looked at."""

KINDS = (
    HatKind.COLLEAGUE,
    HatKind.DATA_STEWARD,
    HatKind.DEPUTY,
    HatKind.LIAISON,
    HatKind.DELEGATE,
    HatKind.HEAD,
)


class ColleagueForm(forms.Form):
    """Whom to enter for an institution, and as what."""

    name = forms.CharField(label=_l("Name"), max_length=120, error_messages={"required": _l("Enter the name.")})
    email = forms.EmailField(
        label=_l("E-mail address"),
        max_length=254,
        help_text=_l("The address at work. The mail with the way in goes there."),
        error_messages={
            "required": _l("Enter the address at work."),
            "invalid": _l("Enter an e-mail address such as name@university.example."),
        },
    )
    kind = forms.ChoiceField(label=_l("As what"))
    language = forms.ChoiceField(label=_l("Language of mails"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, is_office: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in KINDS if is_office or kind not in NAMED_BY_THE_OFFICE]
        self.fields["kind"].choices = [(str(kind), hat_name(kind)) for kind in kinds]  # type: ignore[attr-defined]


class CellField(forms.CharField):
    """A field that is read as a cell of an imported file is: the same rule, the same sentence."""

    def __init__(self, read: Callable[[str], Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.read = read

    def clean(self, value: Any) -> Any:
        """The value; raises ValidationError with the sentence of the import."""
        try:
            return self.read(" ".join(str(value or "").split()))
        except Wrong as wrong:
            told = _("Fill this in.") if wrong.code == "required" else sentence(wrong.code, **wrong.params)
            raise forms.ValidationError(told, code=wrong.code) from wrong


class RegisterForm(forms.Form):
    """All that the register holds of an institution."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (_column, read) in readers(today).items():
            if name in FIELDS:
                self.fields[name] = self._field(name, read)
        self.order_fields(FIELDS)

    @staticmethod
    def _field(name: str, read: Callable[[str], Any]) -> forms.Field:
        choices = {
            "country": [("", ""), *countries()],
            "state": [(str(state), STATES[state]) for state in (State.MEMBER, State.APPLICANT)],
            "category": list(CATEGORIES.items()),
        }.get(name)
        told = {"label": FIELDS[name], "help_text": HINTS.get(name, "")}
        if choices:
            return forms.ChoiceField(choices=choices, error_messages={"required": _l("Choose one.")}, **told)
        kind = {"member_since": "date", "website": "url"}.get(name, "text")
        needed = name in ("ror", "name", "city")
        return CellField(read, required=needed, widget=forms.TextInput(attrs={"type": kind}), **told)

    def clean(self) -> dict[str, Any]:
        """A place has both numbers or none."""
        data = super().clean() or {}
        if (data.get("lat") is None) != (data.get("lon") is None) and not {"lat", "lon"} & set(self.errors):
            self.add_error("lat", sentence("half_a_place"))
        return data


class ImportForm(forms.Form):
    """A table of universities."""

    file = forms.FileField(
        label=_l("The table"),
        help_text=_l("CSV in UTF-8, up to 2 MB; the command takes larger ones."),
        error_messages={"required": _l("Choose a file."), "empty": _l("This file is empty.")},
    )

    def clean_file(self) -> bytes:
        """Its content."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_HERE:
            raise forms.ValidationError(_("The file is larger than %(most)s MB.") % {"most": MOST_HERE // 1024**2})
        content: bytes = upload.read()
        return content


class SuspensionForm(forms.Form):
    """From which day, and on what ground."""

    on = DayField(label=_l("Suspended from"))
    ground = forms.CharField(
        label=_l("Ground"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_l("The decision on which it rests. Kept beside the act, seen by the office."),
    )


class ReinstatementForm(forms.Form):
    """On what ground a suspension ends."""

    ground = forms.CharField(
        label=_l("Ground"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_l("The decision on which it rests. Kept beside the act, seen by the office."),
    )
