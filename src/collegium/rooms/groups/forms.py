"""Forms of bodies: seats, their holders, the mandate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import DayField

from .choices import Role
from .words import ROLES


class FoundForm(forms.Form):
    """A new body: its kind with what follows from it, its names, its cycle."""

    kind = forms.ChoiceField(
        label=_l("What kind of body"),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Choose one.")},
    )
    name_en = forms.CharField(
        label=_l("Name (English)"), max_length=120, error_messages={"required": _l("Enter the name.")}
    )
    name_fr = forms.CharField(label=_l("Name (French)"), max_length=120, required=False)
    short = forms.CharField(
        label=_l("Short name"),
        max_length=60,
        help_text=_l("For lists; the address of its page is made from it and does not change."),
        error_messages={"required": _l("Enter the name.")},
    )
    since = DayField(label=_l("Since"), required=False)
    until = DayField(label=_l("Until"), required=False, help_text=_l("The end of its cycle; empty where it has none."))

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(kinds)  # type: ignore[attr-defined]

    def parts(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        names = {"en": data["name_en"], **({"fr": data["name_fr"]} if data["name_fr"] else {})}
        return {name: data[name] for name in ("kind", "short", "since", "until")} | {"names": names}


class OpenSeatForm(forms.Form):
    """For which institution a seat is opened; none means that the seat is the body's own."""

    institution = forms.ChoiceField(label=_l("University"), required=False)

    def __init__(self, *args: Any, institutions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].choices = list(institutions)  # type: ignore[attr-defined]


class SeatPersonForm(forms.Form):
    """Who takes a seat, and in which role. A university sends one of its people; others are named by address."""

    person = forms.ChoiceField(label=_l("Person"), required=False)
    email = forms.EmailField(
        label=_l("E-mail address of the person"), help_text=_l("As it stands in the register."), required=False
    )
    role = forms.ChoiceField(label=_l("Role"))

    def __init__(
        self, *args: Any, people: Iterable[tuple[str, str]] | None, roles: Iterable[Role], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(str(role), ROLES[role]) for role in roles]  # type: ignore[attr-defined]
        if people is None:
            del self.fields["person"]
            self.fields["email"].required = True
        else:
            del self.fields["email"]
            self.fields["person"].required = True
            self.fields["person"].choices = list(people)  # type: ignore[attr-defined]

    @property
    def who_field(self) -> str:
        """The field that names the person."""
        return "person" if "person" in self.fields else "email"


class MandateForm(forms.Form):
    """The next version of a mandate, line by line; `version` is the one that it was written from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    mission_en = forms.CharField(
        label=_l("Mission (English)"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    mission_fr = forms.CharField(
        label=_l("Mission (French)"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000, required=False
    )
    themes = forms.CharField(
        label=_l("Themes"), help_text=_l("One a line."), widget=forms.Textarea(attrs={"rows": 5}), required=False
    )
    objectives = forms.CharField(
        label=_l("Objectives"), help_text=_l("One a line."), widget=forms.Textarea(attrs={"rows": 5}), required=False
    )

    def told(self, values: Mapping[str, object]) -> dict[str, object]:
        """The lines under the names that they have on the page."""
        return {str(bound.label): values.get(bound.name, "") for bound in self.visible_fields()}

    def parts(self) -> dict[str, Any]:
        """The parts of the mandate as the action takes them."""
        data = self.cleaned_data
        mission = {"en": data["mission_en"], **({"fr": data["mission_fr"]} if data["mission_fr"] else {})}
        lines = {
            name: [line.strip() for line in data[name].splitlines() if line.strip()]
            for name in ("themes", "objectives")
        }
        return {"mission": mission, **lines}
