"""Challenges and their support."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import State


class Challenge(Kept):
    KIND = "challenge"
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=160)
    what = models.TextField()
    who_suffers = models.TextField()
    evidence = models.TextField(blank=True)
    theme = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, default="en")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    raised_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.RAISED)
    group = models.ForeignKey("groups.Body", models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.CheckConstraint(
                name="adopted_has_group_and_date",
                condition=~Q(state__in=[State.ADOPTED, State.SOLVED])
                | Q(group__isnull=False, adopted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="settled_has_its_reason",
                condition=~Q(state__in=[State.PARKED, State.SOLVED]) | ~Q(reason=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "-raised_at"], name="challenge_state")]


class Support(Kept):
    """One institution says: ours too. Its note and evidence may be added later."""

    KIND = "support"
    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="supports")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "institution"], name="one_support_of_an_institution")
        ]
