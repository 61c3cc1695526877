"""Which part of a list a page shows, and the links to the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

ROWS = 200


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to one page; a gap between pages has no number and no address."""

    number: int
    query: str
    current: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Rows `first` to `last` (counted from 1) of `total`; `start` and `stop` cut a list."""

    page: int
    pages: int
    first: int
    last: int
    total: int
    links: tuple[PageLink, ...]

    @property
    def start(self) -> int:
        """For slicing: rows[paging.start:paging.stop]."""
        return max(self.first - 1, 0)

    @property
    def stop(self) -> int:
        """For slicing: rows[paging.start:paging.stop]."""
        return self.last


def paging(total: int, asked: str | int, params: Mapping[str, str], *, rows: int = ROWS) -> Paging:
    """The page that was asked for (anything else than a number is the first, too high is the last).

    `params` are the other parameters of the address (filters, order); empty ones are left out.
    """
    pages = max(1, -(-total // rows))
    page = min(max(_number(asked), 1), pages)
    first, last = min((page - 1) * rows + 1, total), min(page * rows, total)
    links = tuple(_link(number, page, params) for number in _shown(page, pages))
    return Paging(page, pages, first, last, total, links)


def _number(asked: str | int) -> int:
    text = str(asked).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _shown(page: int, pages: int) -> list[int]:
    """First, last, and two on each side of the present one; 0 stands for a gap of more than one page."""
    near = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    shown: list[int] = []
    for number in near:
        before = shown[-1] if shown else number - 1
        if number - before == 2:
            shown.append(number - 1)
        elif number - before > 2:
            shown.append(0)
        shown.append(number)
    return shown


def _link(number: int, page: int, params: Mapping[str, str]) -> PageLink:
    if not number:
        return PageLink(0, "", False)
    kept = {name: value for name, value in params.items() if value and name != "page"}
    if number > 1:
        kept["page"] = str(number)
    return PageLink(number, f"?{urlencode(kept)}", number == page)
