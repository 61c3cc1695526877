"""Forms of news."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l


class NewsForm(forms.Form):
    """Title, summary and text in each language; one language has to be complete."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, *args: Any, held: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = frozenset(held)
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
            if code in self.held and not title and not text:
                self.add_error(f"title_{code}", self._emptied())
            if title and not text:
                self.add_error(f"text_{code}", _("Write the text too, or leave the title empty."))
            if text and not title:
                self.add_error(f"title_{code}", _("Write the title too, or leave the text empty."))
        if not complete and not self.errors:
            self.add_error("title_en", _("Write a title and a text in one language at least."))
        return data

    def _emptied(self) -> str:
        """What to do instead of emptying the fields of a language that the news have."""
        if len(self.held) > 1:
            return _("To take this language away, remove it with the button below its text.")
        return _("Save the news with another language first; then this one can be removed.")

    def texts(self) -> dict[str, dict[str, str]]:
        """What was written, by language, as the action takes it."""
        data = self.cleaned_data
        return {
            code: {"title": data[f"title_{code}"], "summary": data[f"summary_{code}"], "text": data[f"text_{code}"]}
            for code, _name in settings.LANGUAGES
            if data[f"title_{code}"]
        }

    def told(self, values: Mapping[str, object]) -> dict[str, object]:
        """Parts of texts (title_en, text_fr) under the names that they have on the page."""
        names = dict(settings.LANGUAGES)
        return {
            f"{self.fields[name].label} ({names[name.rpartition('_')[2]]})": value
            for name, value in values.items()
            if name in self.fields
        }


class VersionForm(forms.Form):
    """The version that was on the page: it tells a stale tab."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Why news are withdrawn."""

    reason = forms.CharField(
        label=_l("Why is it withdrawn?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
