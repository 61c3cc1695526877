"""Sentences for files that cannot be taken."""

from django.utils.translation import gettext_lazy as _l

from collegium.commons.pages.words import register_words

REASONS = {
    "empty_file": _l("The file is empty."),
    "too_large": _l("The file is larger than 25 MB."),
    "wrong_type": _l(
        "Its content is not what its name says. Taken are PDF, Word, Excel, PowerPoint, OpenDocument, "
        "CSV, text, Markdown, mail, PNG and JPEG."
    ),
    "unreadable": _l("The file is damaged or protected, so that it cannot be opened."),
    "macros": _l("The file contains macros. Save it without macros (.docx, .xlsx, .pptx, .odt, .ods)."),
    "packed_too_tightly": _l("The file unpacks to far more than its size and is not taken."),
}

register_words(reasons=REASONS, acts={}, before={})
