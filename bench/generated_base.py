"""What every piece of the generated network writes with: chosen words, rows in bulk, and the act of each row."""

from __future__ import annotations

import hashlib
import random
import secrets
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

YEARS = 10


def _listed(words: str) -> list[str]:
    return words.split()


COUNTRIES = _listed(
    "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO RS SE SI SK TR"
)
GIVEN = _listed(
    "Anna Jean Marta Luís Piotr Eva Søren Zoë Márta Tomás Ilse Hugo Nuria Jakub Aino Chiara Léa Émile Ondřej Gitte"
)
FAMILY = _listed(
    "Novák Lindqvist Ferreira Kowalski Müller Rossi Dupont García Virtanen Jensen Papadopoulos Nagy Maes O’Brien"
)
WORDS = _listed(
    "laboratories funding doctoral contracts instruments access data security open science degrees recognition "
    "teaching machines energy costs careers mobility cooperation industry evaluation infrastructure shared European"
)


def some(number: int, things: Iterable[Any]) -> Iterator[list[Any]]:
    """The things in lists of at most `number`."""
    source = iter(things)
    while part := list(islice(source, number)):
        yield part


class Generator:
    """Writes rows and their acts in bulk; every choice comes from one seeded source."""

    def __init__(self, institutions: int, people: int) -> None:
        from django.db.models import QuerySet

        self.bulk = QuerySet.bulk_create
        self.random = random.Random(2026)
        self.institutions, self.people = institutions, people
        self.now = datetime.now(UTC)
        self.acts: list[Any] = []
        self.texts: list[Any] = []

    def moment(self) -> datetime:
        """Some moment of the ten years."""
        return self.now - timedelta(days=self.random.uniform(1, 365 * YEARS))

    def links(self, rows: Iterable[tuple[str, str, str, str, str, datetime]]) -> None:
        """Threads in bulk: from (kind, ULID), relation, to (kind, ULID), since when."""
        from collegium.commons.thread.models import Link

        names = ("from_kind", "from_id", "relation", "to_kind", "to_id", "at")
        self.store(Link(**dict(zip(names, row, strict=True))) for row in rows)

    def words(self, number: int) -> str:
        """So many words of the trade."""
        return " ".join(self.random.choice(WORDS) for _ in range(number))

    def act(
        self, kind: str, at: datetime, subject: str, ident: str, member: str = "", *, text: str = "", **params: Any
    ) -> None:
        """The act that goes with a row, with its free text beside it; written with the others by `flush`."""
        from collegium.commons.journal.models import Act, ActText
        from collegium.kernel.ids import new_id

        salt = secrets.token_hex(16) if text else ""
        row = Act(
            id=new_id(at), at=at, kind=kind, actor="operator", member=member, subject_kind=subject, subject=ident,
            params=params, text_hash=hashlib.sha256((salt + text).encode()).hexdigest() if text else "",
        )  # fmt: skip
        self.acts.append(row)
        if text:
            self.texts.append(ActText(act_id=row.id, salt=salt, text=text))

    def store(self, rows: Iterable[Any]) -> None:
        """Rows of one model in bulk, past the guard that asks for an act: their acts follow in the same transaction."""
        from django.db import transaction

        for part in some(2000, rows):
            with transaction.atomic():
                self.bulk(type(part[0])._default_manager.all(), part)
                self.flush()

    def flush(self) -> None:
        """Write the acts that have gathered, and put them in line for the sealer."""
        from collegium.commons.journal.models import Act, ActText, Unsealed

        for part in some(2000, self.acts):
            self.bulk(Act.objects.all(), part)
            self.bulk(Unsealed.objects.all(), [Unsealed(act_id=act.id) for act in part])
        for part in some(2000, self.texts):
            self.bulk(ActText.objects.all(), part)
        self.acts, self.texts = [], []
