"""What the portal adds to the demonstration: the network's own pages and the figures that it quotes."""

from __future__ import annotations

from typing import Any

from collegium.commons.network import change_settings


def furnish(stage: Any) -> None:
    """Privacy notice, imprint, accessibility statement, how positions are made; quoted totals with their sources."""
    pages = {
        name: {language: text["body"] for language, text in texts.items()}
        for name, texts in stage.content.get("pages", {}).items()
    }
    stage.do(change_settings, stage.at(-2400), pages=pages, figures=stage.content.get("figures", []))
