"""The sealer: gives committed acts their place in a hash chain. It never assumes that ids commit in order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from .models import Act, ActText, Seal, Unsealed
from .triggers import triggers_stand

BATCH = 500
_FIELDS = ("id", "at", "kind", "actor", "member", "subject_kind", "subject", "params", "text_hash")


def canonical(row: dict[str, Any]) -> bytes:
    """The bytes of an act that are sealed: JSON with sorted keys, UTC time to the microsecond."""
    data = {**row, "at": row["at"].astimezone(UTC).isoformat(timespec="microseconds")}
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def chain(previous: str, rows: Iterable[dict[str, Any]]) -> str:
    """SHA-256 over the previous hash and the acts in their sealed order, in hex."""
    digest = hashlib.sha256(previous.encode())
    for row in rows:
        digest.update(b"\n" + canonical(row))
    return digest.hexdigest()


def seal_waiting(now: datetime) -> int:
    """Seal all committed acts that wait, in batches; returns how many. Safe beside other writers."""
    total = 0
    while done := _seal_batch(now):
        total += done
    return total


def _seal_batch(now: datetime) -> int:
    with transaction.atomic():
        last = Seal.objects.select_for_update().order_by("-n").first()
        ids = list(Unsealed.objects.order_by("act_id").values_list("act_id", flat=True)[:BATCH])
        if not ids:
            return 0
        found = {row["id"]: row for row in Act.objects.filter(id__in=ids).values(*_FIELDS)}
        previous = last.hash if last else "0" * 64
        Seal.objects.create(
            n=last.n + 1 if last else 1,
            at=now,
            acts=ids,
            previous=previous,
            hash=chain(previous, (found[ident] for ident in ids)),
        )
        Unsealed.objects.filter(act_id__in=ids).delete()
    return len(ids)


def verify() -> dict[str, Any]:
    """Recompute the whole chain and every text; the object of `collegium verify`."""
    faults: list[dict[str, str]] = []
    sealed: set[str] = set()
    previous, seals = "0" * 64, 0
    for seal in Seal.objects.order_by("n").iterator(chunk_size=200):
        seals += 1
        faults += _faults_of(seal, previous, seals, sealed)
        sealed.update(seal.acts)
        previous = seal.hash
    waiting = set(Unsealed.objects.values_list("act_id", flat=True))
    acts = Act.objects.count()
    for ident in Act.objects.values_list("id", flat=True).iterator(chunk_size=5000):
        if (ident in sealed) == (ident in waiting):
            faults.append({"code": "act_not_sealed_once", "act": ident})
    erased, text_faults = _check_texts()
    faults += text_faults
    triggers = triggers_stand()
    if not triggers:
        faults.append({"code": "triggers_missing"})
    return {
        "schema": "collegium.verify/1",
        "whole": not faults,
        "acts": acts,
        "sealed": len(sealed),
        "open": len(waiting),
        "seals": seals,
        "head": f"sha256:{previous}",
        "erased": erased,
        "triggers": triggers,
        "faults": faults[:100],
    }


def was_sealed(head: str) -> bool:
    """Whether this head (with or without `sha256:`), kept outside at an earlier time, is a seal of the chain.

    64 zeros are the head before the first seal.
    """
    digest = head.strip().lower().removeprefix("sha256:")
    return digest == "0" * 64 or Seal.objects.filter(hash=digest).exists()


def _faults_of(seal: Seal, previous: str, number: int, sealed: set[str]) -> list[dict[str, str]]:
    faults = []
    if seal.n != number:
        faults.append({"code": "seal_missing", "seal": str(number)})
    if seal.previous != previous:
        faults.append({"code": "chain_broken", "seal": str(seal.n)})
    rows = {row["id"]: row for row in Act.objects.filter(id__in=seal.acts).values(*_FIELDS)}
    missing = [ident for ident in seal.acts if ident not in rows]
    faults += [{"code": "act_missing", "act": ident} for ident in missing]
    faults += [{"code": "act_sealed_twice", "act": ident} for ident in seal.acts if ident in sealed]
    if not missing and chain(seal.previous, (rows[ident] for ident in seal.acts)) != seal.hash:
        faults.append({"code": "hash_differs", "seal": str(seal.n)})
    return faults


def _check_texts() -> tuple[int, list[dict[str, str]]]:
    """How many texts were erased, and the faults: a text that does not fit its hash, or is gone without an act."""
    hashes = dict(Act.objects.exclude(text_hash="").values_list("id", "text_hash"))
    faults, kept = [], set()
    for text in ActText.objects.iterator(chunk_size=1000):
        kept.add(text.act_id)
        if hashlib.sha256((text.salt + text.text).encode()).hexdigest() != hashes.get(text.act_id):
            faults.append({"code": "text_differs", "act": text.act_id})
    gone = set(hashes) - kept
    told = {
        ident
        for params in Act.objects.filter(kind="journal.erased").values_list("params", flat=True)
        for ident in params.get("acts", [])
    }
    faults += [{"code": "text_gone_without_an_act", "act": ident} for ident in sorted(gone - told)]
    return len(gone & told), faults
