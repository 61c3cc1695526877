"""Kinds of bodies, bodies, mandates, seats and who holds them."""

from django.db import models
from django.db.models import F, Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Role, SeatOwner, State


class BodyKind(Kept):
    """A kind of body is a row of features; code asks for features, never for names."""

    KIND = "body_kind"
    slug = models.SlugField(max_length=30, unique=True)
    names = models.JSONField(default=dict)
    seat_owner = models.CharField(max_length=12, choices=as_choices(SeatOwner))
    has_chairs = models.BooleanField(default=False)
    has_mandate = models.BooleanField(default=False)
    drafts_papers = models.BooleanField(default=False)
    adopts_challenges = models.BooleanField(default=False)
    decides = models.BooleanField(default=False)
    every_member_sits = models.BooleanField(default=False)
    cycle_months = models.PositiveIntegerField(default=0)
    order = models.PositiveIntegerField(default=50)


class Body(Kept):
    KIND = "group"
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.ForeignKey(BodyKind, models.PROTECT, related_name="bodies")
    names = models.JSONField(default=dict)
    short = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.ACTIVE)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        ordering = ["kind__order", "short"]


class Mandate(Kept):
    """What a body is asked to do; a new version leaves the old one readable."""

    KIND = "mandate"
    body = models.ForeignKey(Body, models.PROTECT, related_name="mandates")
    version = models.PositiveIntegerField()
    mission = models.JSONField(default=dict)
    themes = models.JSONField(default=list)
    objectives = models.JSONField(default=list)
    deliverables = models.JSONField(default=list)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "version"], name="one_mandate_of_a_version")]


class Seat(Kept):
    """A mandate to sit and vote. It outlives its holders. Owned by an institution, or by the body itself."""

    KIND = "seat"
    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    institution = models.ForeignKey("members.Institution", models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="one_seat_of_a_number"),
            models.UniqueConstraint(
                fields=["body", "institution"],
                name="one_open_seat_for_an_institution",
                condition=Q(until__isnull=True, institution__isnull=False),
            ),
        ]


class Holding(Kept):
    """A person holds a seat from a day to a day."""

    KIND = "holding"
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="holdings")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=as_choices(Role))
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="holding_ends_after_it_began", condition=Q(until__isnull=True) | Q(until__gte=F("since"))
            ),
            models.UniqueConstraint(
                fields=["seat"],
                name="one_holder_of_a_seat",
                condition=Q(until__isnull=True) & ~Q(role=Role.DEPUTY),
            ),
        ]
