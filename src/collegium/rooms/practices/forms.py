"""Forms of good practices: each part of the card with its help and an example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.fields import DayField, offer

from .rules import NEEDED, SUMMARY_WORDS, words_in
from .words import FAULTS, PARTS, SCALES, VERDICTS, VISIBILITIES

Choices = Iterable[tuple[str, str]]
_LINK = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+(\s.*)?\Z")


class PartField(forms.CharField):
    """A part of a card. One that is needed is not called optional; yet a draft may lack it (`may_wait`)."""

    may_wait = True

    def validate(self, value: Any) -> None:
        """Nothing is missing while the card is a draft."""
        if not self.may_wait:
            super().validate(value)


def _part(name: str, help_text: Any, rows: int = 4, most: int = 4000) -> forms.CharField:
    widget, needed = forms.Textarea(attrs={"rows": rows}), name in NEEDED
    return PartField(label=PARTS[name], help_text=help_text, required=needed, max_length=most, widget=widget)


class CardForm(forms.Form):
    """A card: what it is, what was done, what it took and gave, what others need. A draft may have gaps."""

    title = forms.CharField(
        label=_l("The practice in one line"),
        max_length=160,
        help_text=_l("What is done, not its name. Example: “A pool of engineers whom several laboratories share”."),
    )
    unit = forms.CharField(
        label=PARTS["unit"],
        max_length=160,
        required=False,
        help_text=_l("Who does it. Example: “Graduate school, with the personnel office”."),
    )
    theme = forms.ChoiceField(label=_l("Theme"), help_text=_l("Its working group reviews the card."))
    language = forms.ChoiceField(label=_l("Written in"), choices=settings.LANGUAGES)
    summary = _part(
        "summary",
        _l(
            "At most 80 words, read in lists. Example: “Six laboratories pay one team of four engineers. Each"
            " books days; what is left over goes to visitors. Instruments run two more years.”"
        ),
        most=1000,
    )
    context = _part(
        "context",
        _l("What one must know of your university. Example: “11,000 students on two sites”."),
        rows=3,
    )
    difficulty = _part(
        "difficulty",
        _l("What made you begin. Example: “Instruments outlived the contracts of those who could run them”."),
        rows=3,
    )
    done = _part("done", _l("What you do now, so that a colleague can picture a week of it."), rows=6)
    steps = _part(
        "steps", _l("One to a line, in order. Example: “Count the hours that are needed, laboratory by laboratory”."), 5
    )
    posts = forms.DecimalField(
        label=_l("Full-time posts"),
        min_value=0,
        max_value=999,
        decimal_places=2,
        required=False,
        help_text=_l("Posts that it takes each year. Example: 1.5"),
    )
    euros = forms.IntegerField(
        label=_l("Euro a year"),
        min_value=0,
        max_value=999_999_999,
        required=False,
        help_text=_l("Beside the posts. Example: 40000"),
    )
    tools = _part("tools", _l("Software, rooms, agreements. Example: “A shared calendar; one page of house rules”."), 2)
    results = _part(
        "results", _l("What changed, with numbers and their base. Example: “Downtime fell from 31 to 12 days a year”.")
    )
    evidence = _part(
        "evidence", _l("How you know it. Example: “Log of all bookings, 2019 to 2021; survey, 64 of 90 answered”."), 3
    )
    failed = _part(
        "failed",
        _l("This helps others most. Example: “Fees by the hour: laboratories hid their needs.”"),
    )
    transferability = _part(
        "transferability",
        _l("What must be there, and what may differ. Example: “One budget line that several units may pay into”."),
    )
    scale = forms.ChoiceField(label=_l("Scale"), choices=list(SCALES.items()))
    links = _part("links", _l("One address to a line, with words after it if you like."), 2, 2000)
    contact = forms.ChoiceField(
        label=_l("Contact"), help_text=_l("Written to through this site. The address is not shown to readers.")
    )
    visibility = forms.ChoiceField(
        label=_l("Who reads it once it is shared?"), choices=list(VISIBILITIES.items()), widget=forms.RadioSelect
    )

    use_required_attribute = False

    def __init__(self, *args: Any, themes: Choices, contacts: Choices, complete: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = list(themes)  # type: ignore[attr-defined]
        self.fields["contact"].choices = list(contacts)  # type: ignore[attr-defined]
        for name in NEEDED:
            self.fields[name].may_wait = not complete  # type: ignore[attr-defined]

    def clean_summary(self) -> str:
        """At most 80 words; says how many there are."""
        text: str = self.cleaned_data["summary"]
        if (have := words_in(text)) > SUMMARY_WORDS:
            raise forms.ValidationError(_("%(have)s words. At most 80 are read in lists.") % {"have": have})
        return text

    def clean_links(self) -> str:
        """Web addresses, each with its words or alone."""
        lines = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        for line in lines:
            if not _LINK.match(line):
                raise forms.ValidationError(
                    _("Begin each line with http:// or https:// and an address. This one does not: %(line)s")
                    % {"line": line[:60]}
                )
        return "\n".join(lines)

    def asked(self) -> dict[str, Any]:
        """What the action takes: the parts in words together, the rest by name."""
        data = dict(self.cleaned_data)
        return {"texts": {name: data.pop(name) for name in PARTS}, **data}

    def blame(self, faults: Mapping[str, object]) -> None:
        """Lay what the action refused beside its fields."""
        for name, code in faults.items():
            self.add_error(name if name in self.fields else None, str(FAULTS.get(str(code), code)))


class NewForm(CardForm):
    """A new card: also for which university, and which challenge it answers."""

    institution = forms.ChoiceField(label=_l("University"))
    challenge = forms.CharField(widget=forms.HiddenInput, required=False, max_length=26)

    def __init__(self, *args: Any, institutions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "institution", institutions)


class ChangeForm(CardForm):
    """Other words for a card; the version tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FileForm(forms.Form):
    """A file beside a card."""

    upload = forms.FileField(label=_l("File"), help_text=_l("House rules, a form, a report that others may take over."))


class ReviewForm(forms.Form):
    """Share it, or send it back with a reason."""

    decision = forms.ChoiceField(
        label=_l("Your decision"),
        choices=[("share", _l("Share it")), ("send_back", _l("Send it back"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_l("What is missing or unclear?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("Needed when you send it back. Example: “Say in which year the 12 days were counted.”"),
    )

    def clean(self) -> dict[str, Any]:
        """What is sent back has its reason."""
        data = super().clean() or {}
        if data.get("decision") == "send_back" and not data.get("reason", "").strip():
            self.add_error("reason", _("Say why, so that it can be put right."))
        return data


class ReasonForm(forms.Form):
    """Why it is withdrawn."""

    reason = forms.CharField(label=_l("Why?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class TrialForm(forms.Form):
    """What another university did with it."""

    institution = forms.ChoiceField(label=_l("University"))
    began = DayField(label=_l("Tried since"), help_text=_l("The day on which you began; the first of a month will do."))
    changed = forms.CharField(
        label=_l("What did you change?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("Example: “Two laboratories instead of six; the faculty pays the first year.”"),
    )
    verdict = forms.ChoiceField(
        label=_l("What became of it?"), choices=list(VERDICTS.items()), widget=forms.RadioSelect, initial="too-early"
    )
    outcome = forms.CharField(
        label=_l("What came of it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("After twelve months, with numbers. Until then choose “Too early to say”."),
    )

    def __init__(self, *args: Any, institutions: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "institution", institutions)

    def clean(self) -> dict[str, Any]:
        """A verdict has its outcome."""
        data = super().clean() or {}
        if data.get("verdict") not in (None, "too-early") and not data.get("outcome", "").strip():
            self.add_error("outcome", _("Say what came of it, or choose “Too early to say”."))
        return data


class MessageForm(forms.Form):
    """A message to the contact of a card."""

    message = forms.CharField(
        label=_l("Your message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_l("What you would like to know, and by when."),
    )


class ConfirmForm(forms.Form):
    """Whether it still holds."""

    changed = forms.CharField(
        label=_l("What has changed since?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_l("It stands on the card beside the date. Leave it empty when nothing has changed."),
    )
