"""Institutions and the hats that they give."""

from django.db import models
from django.db.models import F, Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Category, HatKind, State


class Institution(Kept):
    KIND = "member"
    slug = models.SlugField(max_length=80, unique=True)
    ror = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    name_local = models.CharField(max_length=300, blank=True)
    short = models.CharField(max_length=40)
    country = models.CharField(max_length=2)
    city = models.CharField(max_length=80)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    website = models.URLField(blank=True)
    established = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=12, choices=as_choices(State), default=State.APPLICANT)
    category = models.CharField(max_length=12, choices=as_choices(Category), default=Category.FULL)
    member_since = models.DateField(null=True)
    suspended_on = models.DateField(null=True)
    evidence = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["country", "name"]
        constraints = [
            models.CheckConstraint(
                name="only_a_suspended_one_has_its_day",
                condition=Q(state=State.SUSPENDED) | Q(suspended_on__isnull=True),
            ),
            models.CheckConstraint(
                name="a_place_is_on_the_globe",
                condition=Q(lat__isnull=True, lon__isnull=True)
                | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InstitutionHat(Kept):
    """A hat that an institution gives to a person, with its dates. Never removed: it ends."""

    KIND = "hat"
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="hats")
    kind = models.CharField(max_length=16, choices=as_choices(HatKind))
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hat_ends_after_it_began", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                fields=["person", "institution", "kind"],
                name="one_open_hat_of_a_kind",
                condition=Q(until__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["institution", "kind"],
                name="one_open_head_delegate_liaison",
                condition=Q(until__isnull=True, kind__in=[HatKind.HEAD, HatKind.DELEGATE, HatKind.LIAISON]),
            ),
        ]
        indexes = [models.Index(fields=["institution", "kind"], name="hat_of_institution")]
