"""Search: one table of entries from all rooms; what an actor may not see is never found, counted or
suggested.

A room offers its kinds once; entries follow each act on an object of such a kind, in the background.
"""

from .entries import Entry, offer_search
from .indexing import refresh, reindex_all
from .touching import clean_soon, touch

__all__ = ["Entry", "clean_soon", "offer_search", "refresh", "reindex_all", "touch"]
