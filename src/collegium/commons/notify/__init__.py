"""Telling people: kinds, preferences, the inbox, letters by mail, digests, and signed links.

A room registers a kind once and calls `notify` inside an act or a reaction. Each person gets a line in the
inbox and, by preference, a letter: both are written in the transaction of what they tell of; mail leaves
afterwards.
"""

from .addresses import Reader, offer_addresses
from .choices import Pace
from .drafts import changed_words, previews
from .kinds import register_kind
from .links import Grant, end_links, grant_of, offer_signed_act, signed_link, spend
from .post import MailState, mail_state
from .telling import LetterPreview, notify, preview, unread_count
from .writing import write_letter

__all__ = [
    "Grant",
    "LetterPreview",
    "MailState",
    "Pace",
    "Reader",
    "changed_words",
    "end_links",
    "grant_of",
    "mail_state",
    "notify",
    "offer_addresses",
    "offer_signed_act",
    "preview",
    "previews",
    "register_kind",
    "signed_link",
    "spend",
    "unread_count",
    "write_letter",
]
