"""The form of the style guide: one field of each kind, once as it opens and once as it comes back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms


class SampleForm(forms.Form):
    """A form with one field of each kind."""

    title = forms.CharField(label="Title of the challenge", help_text="One sentence that a rector would say aloud.")
    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea,
        error_messages={"required": "Say why you oppose: the editors must answer it."},
    )
    closes = forms.DateField(label="Consultation closes", widget=forms.DateInput(attrs={"type": "date"}))
    group = forms.ChoiceField(label="Group", choices=[("", "All seven"), ("sf", "Sustainable Funding")], required=False)
    answer = forms.ChoiceField(
        label="Answer of the university",
        choices=[("for", "Support"), ("amend", "Support with amendments"), ("neutral", "Neutral")],
        widget=forms.RadioSelect,
    )
    named = forms.BooleanField(label="Our name may stand in the table of answers", required=False)
    evidence = forms.FileField(label="Evidence", required=False)

    def clean_closes(self) -> date:
        """What is wanted is said, not what is wrong."""
        closes: date = self.cleaned_data["closes"]
        if closes < date(2026, 12, 4):
            raise forms.ValidationError("Members need 14 days: 4 Dec 2026 or later.")
        return closes


def form_samples() -> dict[str, Any]:
    """A fresh form, one that was not accepted, and the words beside its choices."""
    typed = {
        "bad-title": "Instruments age faster than budgets",
        "bad-closes": "2026-11-27",
        "bad-answer": "for",
    }
    bad = SampleForm(typed, prefix="bad")
    marks = {
        "for": {"mark": "supports", "hint": "Without reservation."},
        "amend": {"mark": "amends", "hint": "The six prepared remarks go with it."},
        "neutral": {"mark": "neutral", "hint": "Counts as an answer, neither for nor against."},
    }
    return {"form": SampleForm(), "bad_form": bad, "answer_words": marks}
