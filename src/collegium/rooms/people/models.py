"""Persons of the network and outside contacts; and the bookkeeping of signing in, which is no history."""

from django.db import models
from django.db.models.functions import Lower

from collegium.commons.journal.models import Kept, as_choices

from .choices import State


class Person(Kept):
    KIND = "person"
    name = models.CharField(max_length=120)
    given = models.CharField(max_length=60, blank=True)
    family = models.CharField(max_length=80, blank=True)
    sort_name = models.CharField(max_length=160, db_index=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="en")
    orcid = models.CharField(max_length=19, blank=True)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.ACTIVE)
    outside = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_for_an_address", condition=~models.Q(email="")),
            models.CheckConstraint(
                name="who_is_erased_has_no_particulars",
                condition=~models.Q(state=State.ERASED) | models.Q(email="", given="", family="", orcid=""),
            ),
        ]
        indexes = [models.Index(fields=["sort_name", "id", "outside", "state"], name="people_as_listed")]

    def __str__(self) -> str:
        return self.name


class SignInLink(models.Model):
    """A link that signs a person in; only the hash of its token is kept."""

    token_hash = models.CharField(primary_key=True, max_length=64)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    reusable = models.BooleanField(default=False)
    next_path = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_a_reusable_link_has_no_end",
                condition=models.Q(expires_at__isnull=False) | models.Q(reusable=True),
            ),
        ]


class AddressChange(models.Model):
    """The address that a person asked for, until its link is used or too old. Only the hash of the link is kept."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    email = models.EmailField()
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    expires_at = models.DateTimeField()


class SignedIn(models.Model):
    """Where a person is signed in, so that she can end it everywhere."""

    session_key = models.CharField(primary_key=True, max_length=40)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    since = models.DateTimeField()


class SignInAttempt(models.Model):
    """A link was asked for: by the hash of the address or of the caller, at a moment of the real clock."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="attempt_of_a_key")]
