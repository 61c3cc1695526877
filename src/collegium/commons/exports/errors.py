"""What can go wrong when a document is made."""

from __future__ import annotations

from collegium.kernel.errors import CollegiumError


class ExportError(CollegiumError):
    """A document could not be made.

    Codes: `too_long` `too_slow` `too_much_memory` (over the limits), `too_deep` `too_wide` (a list or a
    table that no page can hold), `not_canonical` (the text breaks the schema of canonical documents),
    `failed` (Typst's own message, or a dead worker). `message` is plain English for the operator; a door
    says it by the code.
    """

    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(f"{code}: {message}")
