"""Forms of papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import DayField, MomentField, zone_hint
from collegium.rooms.ballots.choices import Openness
from collegium.rooms.ballots.words import OPENNESS

Choices = Iterable[tuple[str, Any]]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StartForm(forms.Form):
    """A new paper: kind, body (left out where it is known already), title, standfirst, language."""

    kind = forms.ChoiceField(
        label=_l("What kind of paper"),
        widget=forms.RadioSelect,
        help_text=_l("The kind carries its authority: who is consulted, who adopts it."),
        error_messages={"required": _l("Choose a kind.")},
    )
    group = forms.ChoiceField(label=_l("Who drafts it"))
    title = forms.CharField(
        label=_l("Title"),
        max_length=200,
        help_text=_l("It can be changed until the text is frozen."),
        error_messages={"required": _l("Write a title.")},
    )
    standfirst = forms.CharField(
        label=_l("In one or two sentences"),
        widget=_area(3),
        max_length=600,
        required=False,
        help_text=_l("What it asks for and why, for a reader who reads nothing else."),
    )
    language = forms.ChoiceField(label=_l("Language of the text"))

    def __init__(
        self, *args: Any, kinds: Choices, languages: Choices, groups: Choices | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("kind", kinds)
        self._choose("language", languages)
        if groups is None:
            del self.fields["group"]
        else:
            self._choose("group", groups)

    def _choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class TitleForm(forms.Form):
    """Title and standfirst; `version` is the one that was on the page."""

    title = forms.CharField(label=_l("Title"), max_length=200, error_messages={"required": _l("Write a title.")})
    standfirst = forms.CharField(label=_l("In one or two sentences"), widget=_area(4), max_length=600, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class LanguagesForm(forms.Form):
    """Title and standfirst in the languages in which the text is not written; `version` tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, languages: Choices, has_standfirst: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages, self.has_standfirst = list(languages), has_standfirst
        for code, name in self.languages:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": name}, max_length=200, required=False,
                widget=forms.TextInput(attrs={"lang": code}),
            )  # fmt: skip
            if has_standfirst:
                self.fields[f"standfirst_{code}"] = forms.CharField(
                    label=_("In one or two sentences (%(language)s)") % {"language": name}, max_length=600,
                    required=False, widget=forms.Textarea(attrs={"rows": 4, "lang": code}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Both parts of a language or none."""
        data = super().clean() or {}
        for code, _name in self.languages if self.has_standfirst else ():
            title, standfirst = data.get(f"title_{code}"), data.get(f"standfirst_{code}")
            if title and not standfirst:
                self.add_error(f"standfirst_{code}", _("Write this too, or leave the title empty."))
            if standfirst and not title:
                self.add_error(f"title_{code}", _("Write the title too, or leave both empty."))
        return data

    def words(self) -> dict[str, dict[str, str]]:
        """What was written, by language, as the action takes it."""
        data = self.cleaned_data
        return {
            code: {"title": data[f"title_{code}"], "standfirst": data.get(f"standfirst_{code}", "")}
            for code, _name in self.languages
            if data[f"title_{code}"]
        }


class AskReaderForm(forms.Form):
    """Whom from outside the office asks to read, until when."""

    name = forms.CharField(label=_l("Name"), max_length=120, error_messages={"required": _l("Enter the name.")})
    email = forms.EmailField(
        label=_l("E-mail address"),
        max_length=254,
        help_text=_l("The personal link goes there; no account is made."),
        error_messages={
            "required": _l("Enter the address."),
            "invalid": _l("Enter an e-mail address such as name@university.example."),
        },
    )
    language = forms.ChoiceField(label=_l("Language of the letter"))
    until = MomentField(label=_l("Answers are taken until"), help_text=zone_hint())
    note = forms.CharField(
        label=_l("What you would like to hear from her or him"),
        widget=_area(3),
        max_length=600,
        required=False,
        help_text=_l("It stands in the letter and above the text."),
    )

    def __init__(self, *args: Any, languages: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = list(languages)  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What a reader from outside thinks of a text."""

    words = forms.CharField(
        label=_l("What do you think of it?"),
        widget=_area(8),
        max_length=10_000,
        help_text=_l("Name the heading or the number of the recommendation that you speak of."),
        error_messages={"required": _l("Write something here.")},
    )


class NoteForm(forms.Form):
    """What changed, in a line that stands beside the version."""

    note = forms.CharField(
        label=_l("What changed"),
        widget=_area(3),
        max_length=500,
        required=False,
        help_text=_l("One line for those who read the version before."),
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_l("Why"),
        widget=_area(4),
        max_length=2000,
        error_messages={"required": _l("Write a reason: it is read by everybody whom this concerns.")},
    )


class SureForm(forms.Form):
    """Nothing to fill in."""


class ConsultationForm(forms.Form):
    """A consultation that was held: from when to when, who was asked, what came back."""

    opened_on = DayField(label=_l("Opened on"))
    closed_on = DayField(label=_l("Closed on"))
    asked = forms.CharField(
        label=_l("Who was asked"),
        max_length=240,
        help_text=_l("Such as: all members, through their Liaisons."),
    )
    asked_count = forms.IntegerField(
        label=_l("How many were asked"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_l("Leave it empty where the number is not held."),
    )
    answered_count = forms.IntegerField(label=_l("How many answered"), min_value=0, max_value=100_000)
    summary = forms.CharField(label=_l("What came back, and what was done with it"), widget=_area(8), max_length=8000)
    upload = forms.FileField(
        label=_l("The answers as a file"),
        required=False,
        help_text=_l("All members can read it: PDF, Word, Excel, OpenDocument, CSV or text, at most 25 MB."),
    )


class VoteForm(forms.Form):
    """The question, its rule, until when, who withdraws."""

    question = forms.CharField(
        label=_l("The question"), max_length=240, help_text=_l("So that for and against are clear.")
    )
    rule = forms.ChoiceField(
        label=_l("Under which rule"),
        widget=forms.RadioSelect,
        help_text=_l("It is frozen at opening and printed with the result."),
    )
    closes_at = MomentField(label=_l("Votes are taken until"), help_text=_l("In the network’s own zone."))
    openness = forms.ChoiceField(
        label=_l("What is shown while it runs"),
        choices=[(str(it), OPENNESS[it]) for it in Openness],
        widget=forms.RadioSelect,
        initial=str(Openness.OPEN),
    )
    recused = forms.MultipleChoiceField(
        label=_l("Seats that withdraw"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_l("They are in no count of this vote, the quorum included."),
    )

    def __init__(self, *args: Any, rules: Choices, seats: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = list(rules)  # type: ignore[attr-defined]
        self.fields["recused"].choices = list(seats)  # type: ignore[attr-defined]


class AdoptionForm(forms.Form):
    """An adoption that happened elsewhere."""

    adopted_at = MomentField(label=_l("Adopted on"), help_text=_l("In the network’s own zone."))
    ground = forms.CharField(
        label=_l("On what ground"),
        widget=_area(4),
        max_length=2000,
        help_text=_l("The sitting and its minutes, the consensus and how it was found, with the numbers of a vote."),
        error_messages={"required": _l("Write the ground: it stands on the paper’s page.")},
    )


class PeopleForm(forms.Form):
    """Some of several people."""

    people = forms.MultipleChoiceField(
        label=_l("People"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _l("Choose somebody: a text without editors cannot go on.")},
    )

    def __init__(
        self,
        *args: Any,
        people: Choices,
        label: Any = "",
        hint: Any = "",
        required: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        field.choices = list(people)  # type: ignore[attr-defined]
        field.label, field.help_text, field.required = label or field.label, hint, required
