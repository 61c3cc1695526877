"""Tokens of signed, sign-in, unsubscribe and calendar addresses never reach a log. Imported before the apps load."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"(/(?:a|in|unsubscribe|address|calendar)/)[A-Za-z0-9_.:~%-]{8,}")


def without_tokens(text: str) -> str:
    """The text with every such token struck out."""
    return TOKEN.sub(r"\1…", text)


class NoTokens(logging.Filter):
    """Strikes tokens out of every line of a handler."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the line through, without its tokens."""
        text = record.getMessage()
        clean = without_tokens(text)
        if clean != text:
            record.msg, record.args = clean, ()
        return True
