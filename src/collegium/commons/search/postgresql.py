"""Full text in PostgreSQL: weighted documents of folded words, and the audience as an indexed array."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from .asking import Term, words_of
from .common import CommonWords
from .engine import MOST_COUNTED, Found, kind_token

CREATE = (
    "ALTER TABLE search_entry ADD COLUMN document tsvector",
    "CREATE INDEX search_document ON search_entry USING gin (document)",
    "CREATE INDEX search_tokens ON search_entry USING gin (string_to_array(tokens, ' '))",
)
DROP = ("ALTER TABLE search_entry DROP COLUMN document", "DROP INDEX IF EXISTS search_tokens")

_WHERE = (
    "document @@ to_tsquery('simple', %s) AND string_to_array(tokens, ' ') && %s::text[] "
    "AND (%s = '' OR string_to_array(tokens, ' ') @> ARRAY[%s])"
)
_COUNT = f"SELECT kind, count(*) FROM (SELECT kind FROM search_entry WHERE {_WHERE} LIMIT %s) hits GROUP BY kind"
_RANKED = (
    f"SELECT id FROM search_entry WHERE {_WHERE} "
    "ORDER BY ts_rank('{0, 0, 0.1, 1}', document, to_tsquery('simple', %s)) DESC, id DESC LIMIT %s OFFSET %s"
)
_NEWEST = f"SELECT id FROM search_entry WHERE {_WHERE} ORDER BY id DESC LIMIT %s OFFSET %s"
_DOCUMENT = (
    "UPDATE search_entry SET document = setweight(to_tsvector('simple', %s), 'A') "
    "|| setweight(to_tsvector('simple', %s), 'B') WHERE id = %s"
)
_LETTERS = 400_000  # a tsvector holds at most a megabyte


def tsquery(terms: Sequence[Term], weight: str = "") -> str:
    """The terms in the language of to_tsquery; words hold nothing but letters and numbers, so none is an
    operator.
    """
    return " & ".join(filter(None, (_phrase(term, weight) for term in terms)))


def _phrase(term: Term, weight: str) -> str:
    marks = [f"'{word}'{_mark(weight)}" for word in term.words]
    if marks and term.prefix:
        marks[-1] = f"'{term.words[-1]}':*{weight}"
    return f"({' <-> '.join(marks)})" if marks else ""


def _mark(weight: str) -> str:
    return f":{weight}" if weight else ""


def _rows(sql: str, args: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return list(cursor.fetchall())


class PostgreSQL:
    """The engine of the large database."""

    def find(self, terms: Sequence[Term], audiences: Sequence[str], *, kind: str, limit: int, offset: int) -> Found:
        """As in SQLite: count by kind, then rank what can be ranked in time, else the newest."""
        asked, tokens = tsquery(terms), list(audiences)
        if not asked:
            return Found([], {}, False)
        by_kind: dict[str, int] = dict(_rows(_COUNT, [asked, tokens, "", "", MOST_COUNTED + 1]))
        total, wanted = sum(by_kind.values()), kind_token(kind) if kind else ""
        telling = [term for term in terms if term not in COMMON] if 0 < total <= MOST_COUNTED else []
        if telling:
            rows = _rows(_RANKED, [asked, tokens, wanted, wanted, tsquery(telling), limit, offset])
        else:
            rows = _rows(_NEWEST, [asked, tokens, wanted, wanted, limit, offset]) if total else []
        return Found([row[0] for row in rows], by_kind, total > MOST_COUNTED)

    def titles(self, terms: Sequence[Term], audiences: Sequence[str], *, limit: int) -> list[int]:
        """The newest with all terms in the title."""
        asked = tsquery(terms, "A")
        return [row[0] for row in _rows(_NEWEST, [asked, list(audiences), "", "", limit, 0])] if asked else []

    def add(self, ids: Iterable[int]) -> None:
        """Write the documents of entries that have just been written."""
        from .models import SearchEntry

        rows = SearchEntry.objects.filter(pk__in=list(ids)).values_list("title", "text", "id")
        folded = [(" ".join(words_of(t)), " ".join(words_of(x[:_LETTERS])), ident) for t, x, ident in rows]
        with connection.cursor() as cursor:
            cursor.executemany(_DOCUMENT, folded)

    def remove(self, ids: Iterable[int]) -> None:
        """Nothing: a document goes with its row."""

    def rebuild(self) -> None:
        """Write all documents anew."""
        from .models import SearchEntry

        self.add(SearchEntry.objects.values_list("id", flat=True))
        COMMON.forget()


def _total() -> int:
    return int(_rows("SELECT count(*) FROM search_entry", [])[0][0])


def _reaches(term: Term, number: int) -> bool:
    hits = "SELECT 1 FROM search_entry WHERE document @@ to_tsquery('simple', %s) LIMIT %s"
    count = f"SELECT count(*) FROM ({hits}) hits"
    return bool(_rows(count, [tsquery([term]), number])[0][0] >= number)


COMMON = CommonWords(_total, _reaches)
