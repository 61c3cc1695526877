"""Forms of votes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import MomentField, zone_hint

from .choices import Choice, Openness
from .words import CHOICES, OPENNESS


class VoteForm(forms.Form):
    """For, against or abstain, for one seat."""

    choice = forms.ChoiceField(
        label=_l("The vote of this seat"),
        choices=[(str(choice), CHOICES[choice]) for choice in Choice],
        widget=forms.RadioSelect,
        error_messages={
            "required": _l("Choose for, against or abstain."),
            "invalid_choice": _l("Choose one of the three."),
        },
    )


class OpenForm(forms.Form):
    """A question for a body, under a rule, until a moment."""

    question = forms.CharField(
        label=_l("The question"),
        max_length=240,
        help_text=_l("So that for and against are clear, such as “Adopt the …”."),
    )
    body = forms.ChoiceField(label=_l("Who decides"))
    rule = forms.ChoiceField(
        label=_l("Under which rule"), help_text=_l("It is frozen at opening and printed with the result.")
    )
    closes_at = MomentField(label=_l("Votes are taken until"), help_text=zone_hint())
    openness = forms.ChoiceField(
        label=_l("What is shown while it runs"),
        choices=[(str(it), OPENNESS[it]) for it in Openness],
        widget=forms.RadioSelect,
        initial=str(Openness.OPEN),
    )

    def __init__(
        self, *args: Any, bodies: Iterable[tuple[str, str]], rules: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = list(bodies)
        self.fields["body"].choices = self.bodies  # type: ignore[attr-defined]
        self.fields["rule"].choices = list(rules)  # type: ignore[attr-defined]


class RecordForm(VoteForm):
    """What came by post, phone or mail, with its ground."""

    seat = forms.ChoiceField(label=_l("On behalf of"))
    ground = forms.FileField(
        label=_l("The letter, note or mail"),
        help_text=_l("It is kept as the ground of this vote; whoever holds the seat sees it and can replace the vote."),
    )

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = list(seats)  # type: ignore[attr-defined]


class RecuseForm(forms.Form):
    """Which seat withdraws."""

    seat = forms.ChoiceField(label=_l("Which seat withdraws?"))

    def __init__(self, *args: Any, seats: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = list(seats)  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """A new closing time."""

    closes_at = MomentField(label=_l("Votes are taken until"), help_text=zone_hint())


class CancelForm(forms.Form):
    """Why a vote is called off."""

    reason = forms.CharField(
        label=_l("Why is it called off?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
