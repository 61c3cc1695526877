"""Forms of European files, of what came of recommendations, and of outreach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _l

from .words import INSTITUTIONS, OCCASIONS, STAGES, STATES

Choices = Iterable[tuple[str, Any]]


def _day(label: Any, help_text: Any = "", **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def _address(label: Any, help_text: Any = "", **more: Any) -> forms.URLField:
    return forms.URLField(label=label, help_text=help_text, max_length=400, assume_scheme="https", **more)


def _text(label: Any, rows: int, most: int, help_text: Any = "", **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text, **more
    )


class FileForm(forms.Form):
    """What a file is, who follows it."""

    title = forms.CharField(label=_l("Title"), max_length=200)
    reference = forms.CharField(
        label=_l("Reference"),
        max_length=80,
        required=False,
        help_text=_l("As the institutions write it: COM(2022) 68."),
    )
    institution = forms.ChoiceField(label=_l("Where it lies"), choices=INSTITUTIONS.items())
    summary = _text(_l("What it is about"), 4, 2000, _l("Two to four sentences that everybody reads."))
    source = _address(_l("Public source"), _l("The address of the text or of the procedure."))
    group = forms.ChoiceField(label=_l("Group that follows it"), required=False)
    internal = _text(
        _l("For members"), 3, 4000, _l("What the network intends here. The public does not read it."), required=False
    )

    def __init__(self, *args: Any, groups: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = list(groups)  # type: ignore[attr-defined]


class OpenForm(FileForm):
    """A new file with the stage at which it is."""

    stage = forms.ChoiceField(label=_l("Stage"), choices=STAGES.items())
    on = _day(_l("Since"))
    said = forms.CharField(
        label=_l("In words"), max_length=240, help_text=_l("“The Commission presented its proposal.”")
    )
    field_order = (
        *("title", "reference", "institution", "summary", "source", "stage", "on", "said", "group", "internal"),
    )


class ChangeForm(FileForm):
    """Other words; the version tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class MilestoneForm(forms.Form):
    """A file came to a stage."""

    stage = forms.ChoiceField(label=_l("Stage"), choices=STAGES.items())
    on = _day(_l("On"))
    said = forms.CharField(
        label=_l("In words"), max_length=240, help_text=_l("“The Commission presented its proposal.”")
    )
    source = _address(_l("Public source"), required=False)


class WindowForm(forms.Form):
    """A consultation of an institution."""

    title = forms.CharField(label=_l("What is asked"), max_length=160)
    opens_on = _day(_l("First day"))
    closes_on = _day(_l("Last day"), _l("Answers are taken to the end of this day."))
    source = _address(_l("Public source"), required=False)


class FollowersForm(forms.Form):
    """Who follows a file."""

    people = forms.MultipleChoiceField(label=_l("Who follows it"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class PaperForm(forms.Form):
    """Which paper asks something on a file."""

    paper = forms.ChoiceField(label=_l("Published paper"))

    def __init__(self, *args: Any, papers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = list(papers)  # type: ignore[attr-defined]


class NumbersForm(forms.Form):
    """Which recommendations of a paper are asked on a file."""

    numbers = forms.TypedMultipleChoiceField(
        label=_l("Recommendations that concern this file"), widget=forms.CheckboxSelectMultiple, coerce=int
    )

    def __init__(self, *args: Any, numbers: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["numbers"].choices = list(numbers)  # type: ignore[attr-defined]


class FollowUpForm(forms.Form):
    """What came of a recommendation."""

    state = forms.ChoiceField(label=_l("What came of it"), choices=STATES.items(), widget=forms.RadioSelect)
    on = _day(_l("On"), _l("The day of the text that is quoted; for “Open” the day on which you looked."))
    publisher = forms.CharField(
        label=_l("Who says so"),
        max_length=160,
        required=False,
        help_text=_l("“European Commission”, “Official Journal”."),
    )
    source = _address(_l("Public source"), _l("Needed unless the recommendation is open."), required=False)
    quotation = _text(
        _l("In their words"), 4, 3000, _l("The sentence that shows it, as it was written."), required=False
    )
    language = forms.ChoiceField(label=_l("Written in"), choices=settings.LANGUAGES)
    file = forms.ChoiceField(label=_l("European file"), required=False)
    note = _text(_l("For members"), 3, 2000, _l("What you make of it. The public does not read it."), required=False)

    def __init__(self, *args: Any, files: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].choices = list(files)  # type: ignore[attr-defined]


class OutreachForm(forms.Form):
    """What was said with whom, when, about what."""

    occasion = forms.ChoiceField(label=_l("Occasion"), choices=OCCASIONS.items())
    on = _day(_l("On"))
    subject = forms.CharField(label=_l("Subject"), max_length=160)
    with_whom = forms.CharField(
        label=_l("With whom"), max_length=240, help_text=_l("Name and function; what is needed and no more.")
    )
    organisation = forms.CharField(label=_l("Organisation"), max_length=160)
    ours = forms.CharField(label=_l("Who spoke for us"), max_length=240, required=False)
    said = _text(_l("What was said"), 6, 6000)
    paper = forms.ChoiceField(label=_l("About the paper"), required=False)
    file = forms.ChoiceField(label=_l("About the European file"), required=False)

    def __init__(self, *args: Any, papers: Choices, files: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = list(papers)  # type: ignore[attr-defined]
        self.fields["file"].choices = list(files)  # type: ignore[attr-defined]


class ChangeOutreachForm(OutreachForm):
    """Better words for an entry; the version tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)
