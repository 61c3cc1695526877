"""Forms of challenges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import offer


class ChallengeForm(forms.Form):
    """What a university finds hard: what, who suffers, evidence."""

    title = forms.CharField(
        label=_l("The challenge in one line"),
        max_length=160,
        help_text=_l("A problem, not a solution: “Contracts of young researchers end before their projects”."),
    )
    what = forms.CharField(
        label=_l("What is the problem?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_l("Two to four sentences that a colleague at another university recognises."),
    )
    who_suffers = forms.CharField(
        label=_l("Who suffers from it?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence = forms.CharField(
        label=_l("What evidence is there?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("Numbers of your own, a survey, a document with its address. It can be added later."),
    )


class RaiseForm(ChallengeForm):
    """A new challenge: for which university, under which theme, in which language."""

    institution = forms.ChoiceField(label=_l("Raised by"))
    theme = forms.ChoiceField(label=_l("Theme"), help_text=_l("The working group that would carry it."))
    language = forms.ChoiceField(label=_l("Written in"), choices=settings.LANGUAGES)
    field_order = ("title", "what", "who_suffers", "evidence", "theme", "institution", "language")

    def __init__(
        self, *args: Any, institutions: Iterable[tuple[str, str]], themes: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "institution", institutions)
        self.fields["theme"].choices = list(themes)  # type: ignore[attr-defined]


class ChangeForm(ChallengeForm):
    """Other words for a challenge; the version tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SupportForm(forms.Form):
    """On behalf of which university, and what it adds."""

    institution = forms.ChoiceField(label=_l("On behalf of"))
    note = forms.CharField(
        label=_l("How does it show at your university?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("Evidence of your own makes a challenge stronger than a further name. Members read it."),
    )

    def __init__(self, *args: Any, institutions: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "institution", institutions)


class AdoptForm(forms.Form):
    """Which group carries it."""

    group = forms.ChoiceField(label=_l("Carried by"))

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = list(groups)  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why it is parked or solved."""

    reason = forms.CharField(label=_l("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
