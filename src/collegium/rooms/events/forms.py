"""Forms of events, sessions and registrations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import DayField, MomentField, zone_hint

from .words import AUDIENCES, FAULTS, FAULTS_OF, MODES

Choices = Iterable[tuple[str, Any]]


def _text(label: Any, rows: int, most: int, help_text: Any = "", **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=widget, help_text=help_text, required=False, **more)


def _line(label: Any, most: int, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, help_text=help_text, required=required)


def fault(name: str, code: str) -> str:
    """The sentence for what is wrong with a field."""
    return str(FAULTS_OF[name]) if name in FAULTS_OF else str(FAULTS[code]) if code in FAULTS else code


class EventForm(forms.Form):
    """What an event is, when and where, for whom, and how one registers."""

    title = _line(_l("Title"), 160, required=True)
    kind = forms.ChoiceField(label=_l("Kind"))
    summary = _text(_l("What it is about"), 4, 2000, _l("Two to four sentences that everybody reads who sees it."))
    language = forms.ChoiceField(label=_l("Written in"), choices=settings.LANGUAGES)
    starts_on = DayField(label=_l("First day"))
    ends_on = DayField(label=_l("Last day"))
    place = _line(_l("Place"), 160, _l("Building or room. Example: “Aula Magna, main building”."))
    city = _line(_l("City"), 80)
    host = forms.ChoiceField(label=_l("Host"), required=False)
    body = forms.ChoiceField(label=_l("Group"), required=False, help_text=_l("Whose event it is, if it is one’s."))
    audience = forms.ChoiceField(label=_l("Who sees it"), choices=AUDIENCES.items())
    until = DayField(
        label=_l("Last day of registration"), required=False, help_text=_l("One registers until the end of this day.")
    )
    capacity = forms.IntegerField(
        label=_l("Places"), min_value=1, max_value=100_000, required=False, help_text=_l("Without a number: no limit.")
    )
    practical = _text(
        _l("For those who come"), 4, 4000, _l("How to get there or to join, and to whom to turn. Participants read it.")
    )

    def __init__(self, *args: Any, kinds: Choices, bodies: Choices, hosts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, given in (("kind", kinds), ("body", bodies), ("host", hosts)):
            self.fields[name].choices = list(given)  # type: ignore[attr-defined]


class ChangeForm(EventForm):
    """Other words or days; the version tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SessionForm(forms.Form):
    """One part of the programme."""

    title = _line(_l("Title"), 160, required=True)
    starts_at = MomentField(label=_l("Begins"), help_text=zone_hint())
    ends_at = MomentField(label=_l("Ends"))
    track = _line(_l("Track"), 60, _l("Sessions of one track stand below each other. Without one it is for all."))
    room = _line(_l("Room"), 80)
    speakers = _text(
        _l("Who speaks"),
        3,
        2000,
        _l("One to a line: the address of a person of the register, or a name; after a comma what she is."),
    )
    about = _text(_l("What it is about"), 3, 1000)
    capacity = forms.IntegerField(
        label=_l("Places"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_l("With a number one chooses it when one registers. Without: open to all who come."),
    )
    public = forms.BooleanField(label=_l("It stands on the public page"), required=False, initial=True)
    is_break = forms.BooleanField(label=_l("It is a break"), required=False)

    def clean_speakers(self) -> list[tuple[str, str]]:
        """Pairs of name or address, and what she is."""
        lines = [line.strip() for line in self.cleaned_data["speakers"].splitlines() if line.strip()]
        found = [(name.strip(), what.strip()) for name, _, what in (line.partition(",") for line in lines)]
        if any(len(name) > 120 or len(what) > 160 for name, what in found):
            raise forms.ValidationError(str(FAULTS["long_line"]))
        return found


class RegistrationForm(forms.Form):
    """How somebody comes, which sessions she chooses, what she needs."""

    person = forms.ChoiceField(label=_l("Who comes"))
    institution = forms.ChoiceField(label=_l("For which university"))
    mode = forms.ChoiceField(label=_l("How"), choices=MODES.items(), widget=forms.RadioSelect, initial="on-site")
    sessions = forms.MultipleChoiceField(
        label=_l("Sessions with limited places"), widget=forms.CheckboxSelectMultiple, required=False
    )
    diet = _line(_l("Diet"), 200, _l("Read by those who organise the event, erased 30 days after it."))
    access = _text(
        _l("What you need to take part"),
        2,
        600,
        _l("Step-free access, a loop, an interpreter. Read and erased likewise."),
    )

    def __init__(
        self,
        *args: Any,
        sessions: Sequence[tuple[str, str, str]],
        people: Choices = (),
        institutions: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.words = {ident: {"hint": said} for ident, _title, said in sessions}
        named = [(ident, title) for ident, title, _said in sessions]
        given = {"sessions": named, "person": list(people), "institution": list(institutions)}
        for name, choices in given.items():
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
            else:
                del self.fields[name]


class ReasonForm(forms.Form):
    """Why an event does not take place."""

    reason = forms.CharField(label=_l("Reason"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))


class PersonForm(forms.Form):
    """Whom the office registers: by the address of the register."""

    email = forms.EmailField(label=_l("Address of a person of the register"))
