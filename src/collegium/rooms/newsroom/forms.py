"""Forms of news."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l


class NewsForm(forms.Form):
    """Title, summary and text in each language; one language has to be complete."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, _name in settings.LANGUAGES:
            self.fields[f"title_{code}"] = forms.CharField(
                label=_l("Title"), max_length=160, required=False, widget=forms.TextInput(attrs={"lang": code})
            )
            self.fields[f"summary_{code}"] = forms.CharField(
                label=_l("Summary"),
                help_text=_l("One or two sentences, shown in lists."),
                max_length=400,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "lang": code}),
            )
            self.fields[f"text_{code}"] = forms.CharField(
                label=_l("Text"),
                max_length=40_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 14, "lang": code}),
            )

    def languages(self) -> list[tuple[str, str]]:
        """The languages in which it may be written: code and name in itself."""
        return list(settings.LANGUAGES)

    def clean(self) -> dict[str, Any]:
        """One language complete; a language that was begun has both title and text."""
        data = super().clean() or {}
        complete = 0
        for code, _name in settings.LANGUAGES:
            title, text = data.get(f"title_{code}", ""), data.get(f"text_{code}", "")
            complete += bool(title and text)
            if title and not text:
                self.add_error(f"text_{code}", _("Write the text too, or leave the title empty."))
            if text and not title:
                self.add_error(f"title_{code}", _("Write the title too, or leave the text empty."))
        if not complete and not self.errors:
            self.add_error("title_en", _("Write a title and a text in one language at least."))
        return data

    def texts(self) -> dict[str, dict[str, str]]:
        """What was written, by language, as the action takes it."""
        data = self.cleaned_data
        return {
            code: {"title": data[f"title_{code}"], "summary": data[f"summary_{code}"], "text": data[f"text_{code}"]}
            for code, _name in settings.LANGUAGES
            if data[f"title_{code}"]
        }


class WithdrawForm(forms.Form):
    """Why news are withdrawn."""

    reason = forms.CharField(
        label=_l("Why is it withdrawn?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
