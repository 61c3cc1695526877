"""The figures that the front page quotes: one line each, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from collegium.commons.network.settings import Network

PARTS = ("label", "value", "source")
MOST = 20


def _lines(field: str) -> Any:
    return forms.CharField(label=field, widget=forms.Textarea, max_length=8_000, required=False)


class FiguresForm(forms.Form):
    """Totals that are quoted with their source. What is counted stands on the page by itself."""

    figures_en = _lines(_l("Figures in English"))
    figures_fr = _lines(_l("Figures in French"))

    @staticmethod
    def initial_of(network: Network) -> dict[str, Any]:
        """What the form shows before it is changed."""
        rows = [row for row in network.figures if not row.get("counted")]
        return {f"figures_{code}": "\n".join(_line(row, code) for row in rows) for code in ("en", "fr")}

    def clean_figures_en(self) -> list[list[str]]:
        """The lines as label, value, source."""
        return _parsed(self.cleaned_data["figures_en"])

    def clean_figures_fr(self) -> list[list[str]]:
        """The same; French may be left out as a whole."""
        return _parsed(self.cleaned_data["figures_fr"])

    def clean(self) -> dict[str, Any]:
        """The languages tell of the same figures."""
        data: dict[str, Any] = super().clean() or {}
        english, french = data.get("figures_en", []), data.get("figures_fr", [])
        if not self.errors and french and len(french) != len(english):
            said = _("There are %(french)s lines here and %(english)s in English. Write the same figures in both.")
            self.add_error("figures_fr", said % {"french": len(french), "english": len(english)})
        return data

    def values(self) -> dict[str, Any]:
        """The settings as the action takes them: what is counted stays."""
        from collegium.commons.network import network

        english, french = self.cleaned_data["figures_en"], self.cleaned_data["figures_fr"]
        counted = [dict(row) for row in network().figures if row.get("counted")]
        quoted = [_row(line, french[n] if french else []) for n, line in enumerate(english)]
        return {"figures": [*counted, *quoted]}


def _line(row: Mapping[str, Any], code: str) -> str:
    """Students | more than 1 million students | As published ..."""
    told = {name: _in(row.get(name, ""), code) for name in ("label", "value", "unit", "source", "coverage")}
    parts = (told["label"], f"{told['value']} {told['unit']}", f"{told['source']} {told['coverage']}")
    held = parts if row.get("held") is not False else parts[:1]
    return " | ".join(part.strip() for part in held)


def _in(words: object, code: str) -> str:
    return str(words.get(code) or words.get("en") or "") if isinstance(words, Mapping) else str(words)


def _parsed(text: str) -> list[list[str]]:
    rows = [[part.strip() for part in line.split("|")] for line in text.splitlines() if line.strip()]
    for number, parts in enumerate(rows, 1):
        if len(parts) not in (1, len(PARTS)) or not all(parts):
            said = _("Line %(number)s: write a name, a value and a source with | between them, or a name alone.")
            raise forms.ValidationError(said % {"number": number})
    if len(rows) > MOST:
        raise forms.ValidationError(_("Write %(most)s figures at most.") % {"most": MOST})
    return rows


def _row(english: list[str], french: Iterable[str]) -> dict[str, Any]:
    told = {"en": english, "fr": list(french) or english}
    row: dict[str, Any] = {"counted": False, "held": len(english) > 1}
    for place, name in enumerate(PARTS[: len(english)]):
        row[name] = {code: parts[place] if place < len(parts) else "" for code, parts in told.items()}
    return row
