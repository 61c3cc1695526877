"""Forms of members: inviting a colleague, suspending a member."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import DayField
from collegium.rooms.people.words import hat_name

from .choices import HatKind
from .rules import NAMED_BY_THE_OFFICE

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
