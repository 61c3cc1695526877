"""Cards of good practices, who tried them, and their confirmations."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Scale, State, Verdict, Visibility


class Practice(Kept):
    KIND = "practice"
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=160)
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    unit = models.CharField(max_length=160, blank=True)
    theme = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, default="en")
    summary = models.TextField(blank=True)
    context = models.TextField(blank=True)
    difficulty = models.TextField(blank=True)
    done = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    posts = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    euros = models.PositiveIntegerField(null=True)
    tools = models.TextField(blank=True)
    results = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    failed = models.TextField(blank=True)
    transferability = models.TextField(blank=True)
    scale = models.CharField(max_length=12, choices=as_choices(Scale), default=Scale.UNIVERSITY)
    links = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    contact = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    visibility = models.CharField(max_length=8, choices=as_choices(Visibility), default=Visibility.MEMBERS)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.DRAFT)
    reason = models.TextField(blank=True)
    written_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    shared_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-shared_at"]
        constraints = [
            models.CheckConstraint(
                name="shared_has_its_dates",
                condition=~Q(state=State.SHARED) | Q(shared_at__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="review_has_its_date", condition=~Q(state=State.REVIEW) | Q(submitted_at__isnull=False)
            ),
            models.CheckConstraint(
                name="sent_back_or_withdrawn_has_its_reason",
                condition=~Q(state__in=[State.SENT_BACK, State.WITHDRAWN]) | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-shared_at"], name="practice_state"),
            models.Index(fields=["state", "confirmed_at"], name="practice_confirmed"),
        ]


class Trial(Kept):
    """Another university tried it: when, what it changed, what came of it."""

    KIND = "trial"
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="trials")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    began = models.DateField()
    changed = models.TextField()
    outcome = models.TextField(blank=True)
    verdict = models.CharField(max_length=10, choices=as_choices(Verdict), default=Verdict.TOO_EARLY)
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["began"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "institution"], name="one_trial_of_an_institution"),
            models.CheckConstraint(
                name="verdict_has_its_outcome", condition=Q(verdict=Verdict.TOO_EARLY) | ~Q(outcome="")
            ),
        ]


class Confirmation(Kept):
    """A year later it still holds; `changed` says what is different now, "" when nothing is."""

    KIND = "confirmation"
    practice = models.ForeignKey(Practice, models.PROTECT, related_name="confirmations")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    changed = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
