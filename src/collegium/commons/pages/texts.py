"""Canonical texts on pages: the few words around them, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, cast

from django.utils.translation import gettext as _
from markupsafe import Markup

from collegium.kernel.ids import block_id
from collegium.kernel.text.html import to_html
from collegium.kernel.text.outline import from_outline

if TYPE_CHECKING:
    from collegium.kernel.text.shape import Doc


def addressees() -> dict[str, str]:
    """Those to whom recommendations are addressed, by code."""
    return {
        "commission": _("European Commission"),
        "council": _("Council of the European Union"),
        "parliament": _("European Parliament"),
        "governments": _("national governments"),
        "funders": _("funders of research"),
        "universities": _("universities"),
    }


def text_words() -> dict[str, str]:
    """The words that `kernel.text.html.to_html` asks for."""
    return {
        "recommendation": _("Recommendation %(number)s"),
        "to": _("To: %(names)s"),
        "table": _("Table %(number)s"),
        "notes": _("Notes"),
        "back": _("Back to the text"),
        **addressees(),
    }


def html_of(doc: Mapping[str, Any], *, heading_offset: int = 1, notes: Literal["side", "end"] = "side") -> Markup:
    """A canonical text as safe markup for a reading page."""
    return Markup(to_html(cast("Doc", dict(doc)), words=text_words(), heading_offset=heading_offset, notes=notes))  # noqa: S704


def html_of_outline(text: str) -> Markup:
    """A short text in the outline dialect (settings pages, mandates) as safe markup, notes at its end."""
    return html_of(from_outline(text, block_id), notes="end") if text.strip() else Markup("")
