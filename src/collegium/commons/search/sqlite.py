"""Full text in SQLite: FTS5 with external content, kept in step by code.

Measured with 100,000 entries: the permission filter inside MATCH costs about 1 ms; inside a ranked MATCH it
would cost 7 ms more, because bm25 counts every phrase. So the filter selects, and only telling words rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from .asking import Term
from .common import CommonWords
from .engine import MOST_COUNTED, Found, kind_token

CREATE = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(title, text, tokens, "
    "content='search_entry', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
DROP = "DROP TABLE IF EXISTS search_fts"

_COUNT = (
    "SELECT e.kind, count(*) FROM (SELECT rowid AS hit FROM search_fts WHERE search_fts MATCH %s LIMIT %s) "
    "CROSS JOIN search_entry e INDEXED BY search_kind_of_entry ON e.id = hit GROUP BY e.kind"
)
_RANKED = (
    "SELECT rowid FROM search_fts WHERE search_fts MATCH %s "
    "AND +rowid IN (SELECT rowid FROM search_fts WHERE search_fts MATCH %s) "
    "ORDER BY bm25(search_fts, 8.0, 1.0, 0.0), rowid DESC LIMIT %s OFFSET %s"
)
_NEWEST = "SELECT rowid FROM search_fts WHERE search_fts MATCH %s ORDER BY rowid DESC LIMIT %s OFFSET %s"
_ADD = (
    "INSERT INTO search_fts (rowid, title, text, tokens) SELECT id, title, text, tokens FROM search_entry WHERE id = %s"
)
_REMOVE = (
    "INSERT INTO search_fts (search_fts, rowid, title, text, tokens) "
    "SELECT 'delete', id, title, text, tokens FROM search_entry WHERE id = %s"
)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _phrase(term: Term) -> str:
    return f"{_quoted(term.text)} *" if term.prefix else _quoted(term.text)


def words(terms: Sequence[Term], columns: str = "title text") -> str:
    """The part of a MATCH expression that asks for words."""
    return f"{{{columns}}} : ({' AND '.join(_phrase(term) for term in terms)})"


def allowed(audiences: Sequence[str], kind: str = "") -> str:
    """The part of a MATCH expression that lets through what is for one of the audiences, and of the kind."""
    anyone = " OR ".join(_quoted(token) for token in audiences)
    return f"tokens : ({anyone})" + (f" AND tokens : {_quoted(kind_token(kind))}" if kind else "")


def _rows(sql: str, *args: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return list(cursor.fetchall())


class SQLite:
    """The engine of the embedded database."""

    def find(self, terms: Sequence[Term], audiences: Sequence[str], *, kind: str, limit: int, offset: int) -> Found:
        """Hits by kind first; then a page of them, by rank where it tells something apart."""
        everything = f"{words(terms)} AND {allowed(audiences)}"
        by_kind: dict[str, int] = dict(_rows(_COUNT, everything, MOST_COUNTED + 1))
        total = sum(by_kind.values())
        asked = f"{words(terms)} AND {allowed(audiences, kind)}" if kind else everything
        telling = [term for term in terms if term not in COMMON] if 0 < total <= MOST_COUNTED else []
        if telling:
            rows = _rows(_RANKED, words(telling), asked, limit, offset)
        else:
            rows = _rows(_NEWEST, asked, limit, offset) if total else []
        return Found([row[0] for row in rows], by_kind, total > MOST_COUNTED)

    def titles(self, terms: Sequence[Term], audiences: Sequence[str], *, limit: int) -> list[int]:
        """The newest with all terms in the title."""
        asked = f"{words(terms, 'title')} AND {allowed(audiences)}"
        return [row[0] for row in _rows(_NEWEST, asked, limit, 0)]

    def add(self, ids: Iterable[int]) -> None:
        """Index what stands in the table."""
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, [(ident,) for ident in ids])

    def remove(self, ids: Iterable[int]) -> None:
        """Take out, with the text that was indexed."""
        with connection.cursor() as cursor:
            cursor.executemany(_REMOVE, [(ident,) for ident in ids])

    def rebuild(self) -> None:
        """Make the index anew."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
        COMMON.forget()


def _total() -> int:
    return int(_rows("SELECT count(*) FROM search_entry")[0][0])


def _reaches(term: Term, number: int) -> bool:
    count = "SELECT count(*) FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH %s LIMIT %s)"
    return bool(_rows(count, words([term]), number)[0][0] >= number)


COMMON = CommonWords(_total, _reaches)
