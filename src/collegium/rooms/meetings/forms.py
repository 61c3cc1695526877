"""Forms of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import DayField, MomentField, zone_hint

from .actions import Noted
from .actions_agenda import Entry
from .choices import ActionState, ItemKind, Presence
from .queries import InvitationRow
from .rules import time_fits
from .words import ACTION_STATES, ITEM_KINDS, fault

Choices = Iterable[tuple[str, str]]


def _blame(form: forms.Form, faults: Mapping[str, Any], *, aside: str = "title") -> None:
    """The sentences of faults beside their fields; what the form does not have stands beside `aside`."""
    for name, code in faults.items():
        form.add_error(name if name in form.fields else aside, fault(code))


class BlamedForm(forms.Form):
    """A form that takes the faults that an action found."""

    def blame(self, faults: Mapping[str, Any]) -> None:
        """field -> code, as Invalid holds them."""
        _blame(self, faults, aside=next(iter(self.fields)))


class MeetingForm(BlamedForm):
    """Title, moment, place or link of a meeting."""

    title = forms.CharField(
        label=_l("Title"), max_length=160, help_text=_l("Example: “Spring meeting” or “Meeting 6, on line”.")
    )
    begins_at = MomentField(label=_l("Begins"), help_text=zone_hint())
    ends_at = MomentField(label=_l("Ends"), help_text=zone_hint())
    place = forms.CharField(label=_l("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_l("Link to take part on line"),
        max_length=400,
        required=False,
        assume_scheme="https",
        help_text=_l("Shown to those invited only."),
    )

    def clean(self) -> dict[str, Any]:
        """Ends after it begins; has a place or a link."""
        data: dict[str, Any] = super().clean() or {}
        begins, ends = data.get("begins_at"), data.get("ends_at")
        if begins and ends and not (check := time_fits(begins, ends)):
            self.add_error("ends_at", fault(check.reason))
        if not self.errors and not data.get("place") and not data.get("link"):
            self.add_error("place", fault("no_place"))
        return data


class NewForm(MeetingForm):
    """A new meeting of one of these bodies."""

    group = forms.ChoiceField(label=_l("Body"))
    event = forms.CharField(widget=forms.HiddenInput, required=False, max_length=26)

    def __init__(self, *args: Any, groups: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = list(groups)  # type: ignore[attr-defined]


class ChangeForm(MeetingForm):
    """A meeting that stands; `version` tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(BlamedForm):
    """A reason that must be given."""

    reason = forms.CharField(label=_l("The reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class ItemForm(BlamedForm):
    """An item of an agenda."""

    title = forms.CharField(label=_l("Item"), max_length=200)
    kind = forms.ChoiceField(label=_l("For"), choices=[(str(kind), ITEM_KINDS[kind]) for kind in ItemKind])
    length = forms.IntegerField(label=_l("Length in minutes"), min_value=1, max_value=600, required=False)
    lead = forms.ChoiceField(label=_l("Led by"), required=False)
    note = forms.CharField(
        label=_l("What it is about"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [("", "—"), *people]  # type: ignore[attr-defined]

    def entry(self) -> Entry:
        """What was typed, as the action takes it."""
        return Entry(**self.cleaned_data)


class PaperForm(BlamedForm):
    """The address of an object of the network."""

    address = forms.CharField(
        label=_l("Address of a page of the network"),
        max_length=400,
        help_text=_l("A paper, a challenge, a practice, a vote, a European file: copy the address of its page."),
    )


class FileForm(forms.Form):
    """A file."""

    upload = forms.FileField(label=_l("File"))


class DecisionForm(BlamedForm):
    """What was decided."""

    text = forms.CharField(
        label=_l("The decision"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("As it shall be read later. Example: “The Board adopts the position as circulated.”"),
    )
    address = forms.CharField(
        label=_l("Address of the vote"),
        max_length=400,
        required=False,
        help_text=_l("Where there was a vote here: copy the address of its page."),
    )


class ActionForm(BlamedForm):
    """Who does what until when."""

    text = forms.CharField(label=_l("What"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.ChoiceField(label=_l("Who"))
    due = DayField(label=_l("Until"))

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = list(people)  # type: ignore[attr-defined]


class SettleForm(BlamedForm):
    """An action is done, or dropped with a reason."""

    state = forms.ChoiceField(
        label=_l("It is"),
        choices=[(str(it), ACTION_STATES[it]) for it in (ActionState.DONE, ActionState.DROPPED)],
        widget=forms.RadioSelect,
        error_messages={"required": _l("Say whether it is done or dropped.")},
    )
    outcome = forms.CharField(
        label=_l("What came of it"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_l("One line is enough. Needed when it is dropped."),
    )

    def clean(self) -> dict[str, Any]:
        """What is dropped has a reason."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("state") == ActionState.DROPPED and not data.get("outcome", "").strip():
            self.add_error("outcome", fault("missing"))
        return data


def noted_of(data: QueryDict, rows: Sequence[InvitationRow]) -> dict[str, Noted]:
    """Who was there as it was ticked: invitation -> Noted. Whoever is named came as a substitute, unless ticked
    otherwise; `rest` says what all are whose line was left open."""
    rest = data.get("rest", "")
    found = {}
    for row in rows:
        name = data.get(f"s-{row.id}", "").strip()
        presence = data.get(f"p-{row.id}", "") or (str(Presence.SUBSTITUTE) if name else rest)
        found[row.id] = Noted(presence if presence in set(Presence) else "", name)
    return found
