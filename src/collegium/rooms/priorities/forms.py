"""Forms of rounds and of the work plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import MomentField, zone_hint

from .queries import OptionRow
from .rules import Terms

REASON = 600
"""Letters of a reason: three or four sentences."""


class RoundForm(forms.Form):
    """A round in preparation: the question, its options, how many dots, until when."""

    title = forms.CharField(
        label=_l("The question in one line"),
        max_length=160,
        help_text=_l("What the universities decide on, such as “What the working groups take up first”."),
    )
    why = forms.CharField(
        label=_l("Why it is asked, and what follows"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_l("Who chooses afterwards, and for which years. It stands above the challenges."),
    )
    challenges = forms.MultipleChoiceField(
        label=_l("Challenges to choose from"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_l("Adopted ones. Their words are frozen when the round is opened."),
    )
    dots = forms.IntegerField(label=_l("Dots of each university"), min_value=1, max_value=100, initial=10)
    most = forms.IntegerField(
        label=_l("Most dots on one challenge"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_l("Empty: a university may put all of them on one."),
    )
    closes_at = MomentField(label=_l("Answers are taken until"), help_text=zone_hint())
    language = forms.ChoiceField(label=_l("Written in"), choices=settings.LANGUAGES)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, challenges: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["challenges"].choices = list(challenges)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The dots of one institution: a number and a reason for each option. What does not fit together the rules say."""

    def __init__(self, *args: Any, options: Sequence[OptionRow], terms: Terms, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        for option in options:
            self.fields[f"dots_{option.number}"] = forms.IntegerField(
                label=option.title,
                min_value=0,
                max_value=terms.on_one,
                required=False,
                error_messages={
                    "invalid": _("Write a whole number of dots."),
                    "min_value": _("Write a whole number of dots."),
                    "max_value": _("One challenge may get at most %(most)s dots.") % {"most": terms.on_one},
                },
            )
            self.fields[f"reason_{option.number}"] = forms.CharField(
                label=_("Why?"), max_length=REASON, required=False, widget=forms.Textarea(attrs={"rows": 3})
            )

    @classmethod
    def initial_of(
        cls, options: Sequence[OptionRow], dots: Mapping[str, int], reasons: Mapping[str, str]
    ) -> dict[str, Any]:
        """What stands in the fields for an answer that is stored."""
        numbers = {f"dots_{option.number}": dots.get(option.id, 0) for option in options}
        return {**numbers, **{f"reason_{option.number}": reasons.get(option.id, "") for option in options}}

    def dots(self) -> dict[str, int]:
        """Option (ULID) -> dots; after validation."""
        return {option.id: self.cleaned_data.get(f"dots_{option.number}") or 0 for option in self.options}

    def reasons(self) -> dict[str, str]:
        """Option (ULID) -> reason; after validation."""
        return {option.id: self.cleaned_data.get(f"reason_{option.number}", "") for option in self.options}

    def rows(self) -> list[tuple[OptionRow, Any, Any, int]]:
        """Each option with its two fields and the number that stands in the first, for drawing its dots."""
        return [
            (option, self[f"dots_{option.number}"], self[f"reason_{option.number}"], self._shown(option.number))
            for option in self.options
        ]

    def _shown(self, number: int) -> int:
        value = str(self[f"dots_{number}"].value() or "")
        return min(int(value), 100) if value.isascii() and value.isdigit() else 0


class MoveForm(forms.Form):
    """Another deadline."""

    closes_at = MomentField(label=_l("Answers are taken until"), help_text=zone_hint())


class ReasonForm(forms.Form):
    """Why a round is called off."""

    reason = forms.CharField(label=_l("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class CameForm(forms.Form):
    """What came of an item, or why it is dropped."""

    reason = forms.CharField(
        label=_l("What came of it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("Everybody reads it: what was reached, or why the work ends."),
    )


def _year(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1990, max_value=2100)


class ChooseForm(forms.Form):
    """Which options enter the work plan, who carries each, for which years."""

    year = _year(_l("First year"))
    until = _year(_l("Last year"))

    def __init__(
        self, *args: Any, options: Sequence[OptionRow], groups: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.options = options
        for option in options:
            self.fields[f"pick_{option.number}"] = forms.BooleanField(label=option.title, required=False)
            self.fields[f"group_{option.number}"] = forms.ChoiceField(
                label=_("Carried by"), choices=list(groups), initial=option.group
            )

    def chosen(self) -> dict[str, str]:
        """Option (ULID) -> group (ULID) of what was ticked; after validation."""
        return {
            option.id: self.cleaned_data[f"group_{option.number}"]
            for option in self.options
            if self.cleaned_data.get(f"pick_{option.number}")
        }

    def rows(self) -> list[tuple[OptionRow, Any, Any]]:
        """Each option with its two fields."""
        return [(option, self[f"pick_{option.number}"], self[f"group_{option.number}"]) for option in self.options]


class ItemForm(forms.Form):
    """The words of an item, who carries it, for which years; the version tells a stale tab."""

    title = forms.CharField(label=_l("Title in the work plan"), max_length=160)
    group = forms.ChoiceField(label=_l("Carried by"))
    year = _year(_l("First year"))
    until = _year(_l("Last year"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, groups: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = list(groups)  # type: ignore[attr-defined]
