"""Acts, their erasable texts, the seals, the counters; and Kept, the base of everything that has a history."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from collegium.kernel.ids import Ref, new_id


class Act(models.Model):
    id = models.CharField(primary_key=True, max_length=26)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=60)
    actor = models.CharField(max_length=26, blank=True)
    member = models.CharField(max_length=26, blank=True)
    subject_kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=26)
    params = models.JSONField(default=dict)
    text_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-at"], name="act_subject"),
            models.Index(fields=["actor", "-at"], name="act_actor"),
            models.Index(fields=["member", "-at"], name="act_member"),
            models.Index(fields=["kind", "-at"], name="act_kind"),
        ]


class ActText(models.Model):
    """Free text of an act; the act holds only SHA-256(salt + text). Erasing removes both."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="words")
    salt = models.CharField(max_length=32)
    text = models.TextField()


class Unsealed(models.Model):
    """Acts that wait for the sealer."""

    act = models.OneToOneField(Act, models.PROTECT, primary_key=True, related_name="+")


class Seal(models.Model):
    """One link of the chain: hash = SHA-256(previous hash + canonical bytes of the acts in this order)."""

    n = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    acts = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class Counter(models.Model):
    """The version clock: `papers:public`, `papers:members`, `01J...` -> a number that only rises."""

    key = models.CharField(primary_key=True, max_length=60)
    value = models.BigIntegerField(default=0)


class OutsideAnAct(RuntimeError):
    """Somebody tried to change kept data without an act."""


def _demand_an_act(what: str) -> None:
    from .acting import acting

    if acting() is None:
        raise OutsideAnAct(f"{what} belongs inside an act")


class KeptQuerySet(models.QuerySet[Any]):
    """A query set whose writes are refused outside an act."""

    def update(self, **kwargs: Any) -> int:
        _demand_an_act("update")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        _demand_an_act("delete")
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        _demand_an_act("bulk_create")
        return super().bulk_create(objs, *args, **kwargs)


class Kept(models.Model):
    """Base of everything that has a history: a ULID, and writes only inside an act."""

    KIND: ClassVar[str] = ""
    id = models.CharField(primary_key=True, max_length=26, default=new_id, editable=False)

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def ref(self) -> Ref:
        """The name of this object for threads, acts and links."""
        return Ref(self.KIND or self._meta.model_name or "", self.id)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store it. Raises OutsideAnAct."""
        _demand_an_act(f"saving a {self._meta.model_name}")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove it. Raises OutsideAnAct."""
        _demand_an_act(f"deleting a {self._meta.model_name}")
        return super().delete(*args, **kwargs)


def as_choices(enum: Any) -> list[tuple[str, str]]:
    """The values of a StrEnum as Django choices."""
    return [(str(item), str(item)) for item in enum]
