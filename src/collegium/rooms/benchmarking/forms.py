"""Forms of benchmarking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import MomentField, zone_hint

from .choices import Flag
from .imports import PERIOD
from .queries_rounds import ItemRow
from .rules import Entry, fault_of, read_number
from .words import FAULTS, FLAGS, SHARINGS, UNITS

Choices = Iterable[tuple[str, str]]
MOST_FILE = 2 * 1024 * 1024


class Blamed(forms.Form):
    """A form that lays what an action refused beside its fields."""

    use_required_attribute = False

    def blame(self, faults: Mapping[str, str]) -> None:
        """Codes by field; what has no field here stands on top."""
        for name, code in faults.items():
            self.add_error(name if name in self.fields else None, str(FAULTS.get(code, code)))


class WordsForm(Blamed):
    """The words of an indicator in both languages, its source and licence."""

    name_en = forms.CharField(label=_l("Name in English"), max_length=120)
    name_fr = forms.CharField(label=_l("Name in French"), max_length=120, required=False)
    definition_en = forms.CharField(
        label=_l("Definition in English"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_l("What is counted, of what, on which day. Example: “Head count on 31 December of the year”."),
    )
    definition_fr = forms.CharField(
        label=_l("Definition in French"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(
        label=_l("Source"), max_length=300, help_text=_l("Who counted. Example: “Own values of the members”.")
    )
    source_url = forms.URLField(label=_l("Address of the source"), required=False, assume_scheme="https")
    licence = forms.CharField(
        label=_l("Licence"), max_length=120, help_text=_l("On what terms the values may be used. Example: “CC BY 4.0”.")
    )

    def words(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        return {
            "names": {"en": data["name_en"], "fr": data["name_fr"]},
            "definitions": {"en": data["definition_en"], "fr": data["definition_fr"]},
            "source": data["source"],
            "source_url": data["source_url"],
            "licence": data["licence"],
        }


class IndicatorForm(WordsForm):
    """A new indicator."""

    unit = forms.ChoiceField(label=_l("Unit"), choices=list(UNITS.items()))
    sharing = forms.ChoiceField(
        label=_l("Who sees single values?"), choices=list(SHARINGS.items()), widget=forms.RadioSelect
    )


class SharingForm(Blamed):
    """Who sees single values."""

    sharing = forms.ChoiceField(
        label=_l("Who sees single values?"), choices=list(SHARINGS.items()), widget=forms.RadioSelect
    )


class FileForm(Blamed):
    """A table of values."""

    file = forms.FileField(
        label=_l("The table"),
        help_text=_l("CSV in UTF-8, up to 2 MB."),
        error_messages={"required": _l("Choose a file."), "empty": _l("This file is empty.")},
    )

    def clean_file(self) -> bytes:
        """Its content."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_FILE:
            raise forms.ValidationError(_("The file is larger than %(most)s MB.") % {"most": MOST_FILE // 1024**2})
        content: bytes = upload.read()
        return content


class GroupForm(Blamed):
    """A fixed comparison group."""

    name_en = forms.CharField(label=_l("Name in English"), max_length=80)
    name_fr = forms.CharField(label=_l("Name in French"), max_length=80, required=False)
    institutions = forms.MultipleChoiceField(
        label=_l("Its universities"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": FAULTS["too_few"]},
    )

    def __init__(self, *args: Any, institutions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institutions"].choices = list(institutions)  # type: ignore[attr-defined]


class RoundForm(Blamed):
    """A round: for what, which period, until when."""

    title = forms.CharField(label=_l("Title"), max_length=120, help_text=_l("Example: “Data round 2021”."))
    period = forms.CharField(label=_l("Period"), max_length=9, help_text=_l("The year that is counted, such as 2021."))
    indicators = forms.MultipleChoiceField(
        label=_l("Indicators"), widget=forms.CheckboxSelectMultiple, error_messages={"required": FAULTS["missing"]}
    )
    deadline = MomentField(label=_l("Open until"), help_text=zone_hint())

    def __init__(self, *args: Any, indicators: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicators"].choices = list(indicators)  # type: ignore[attr-defined]

    def clean_period(self) -> str:
        """A year, or two."""
        text: str = self.cleaned_data["period"].strip().replace("–", "-")
        if not PERIOD.fullmatch(text):
            raise forms.ValidationError(str(FAULTS["bad_period"]))
        return text


class MoveForm(Blamed):
    """Another deadline."""

    deadline = MomentField(label=_l("Open until"), help_text=zone_hint())


class CancelForm(Blamed):
    """Why a round is cancelled."""

    reason = forms.CharField(label=_l("Why?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ValuesForm(Blamed):
    """The values of one university: for each indicator a value, a flag, a remark. With `ground` for the office."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Sequence[ItemRow], by_office: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items_asked = items
        for item in items:
            self.fields[f"value_{item.edition}"] = forms.CharField(
                label=_("Value of %(name)s") % {"name": item.name},
                max_length=24,
                required=False,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            )
            self.fields[f"flag_{item.edition}"] = forms.ChoiceField(
                label=_("Flag of %(name)s") % {"name": item.name}, choices=list(FLAGS.items()), required=False
            )
            self.fields[f"remark_{item.edition}"] = forms.CharField(
                label=_("Remark on %(name)s") % {"name": item.name}, max_length=300, required=False
            )
        if by_office:
            self.fields["ground"] = forms.CharField(
                label=_l("Ground"),
                max_length=300,
                help_text=_l("What it came by. Example: “Letter of the Liaison of 3 May, kept in the file”."),
            )

    def clean(self) -> dict[str, Any]:
        """Each entry is whole; what is wrong stands beside its field."""
        data = super().clean() or {}
        self.entries: dict[str, Entry] = {}
        for item in self.items_asked:
            try:
                value = read_number(data.get(f"value_{item.edition}", ""))
            except ValueError:
                self.add_error(f"value_{item.edition}", str(FAULTS["not_a_number"]))
                continue
            flag = Flag(data.get(f"flag_{item.edition}", ""))
            entry = Entry(value, flag, data.get(f"remark_{item.edition}", "").strip())
            self.entries[item.edition] = entry
            if code := fault_of(entry, item.unit):
                part = "remark" if code == "remark_missing" else "value"
                self.add_error(f"{part}_{item.edition}", str(FAULTS[code]))
        return data
