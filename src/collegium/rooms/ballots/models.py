"""Rule objects, decisions, the frozen electorate, votes."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Choice, Excluded, Openness, State


class RuleObject(Kept):
    """How a body decides, as data; a change is a new version."""

    KIND = "rule"
    slug = models.SlugField(max_length=40)
    version = models.PositiveIntegerField()
    names = models.JSONField(default=dict)
    rule = models.JSONField()
    minimum_days = models.PositiveIntegerField(default=0)
    closes_early = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug", "version"], name="one_rule_of_a_version")]


class Decision(Kept):
    KIND = "decision"
    reference = models.CharField(max_length=40, unique=True)
    question = models.CharField(max_length=240)
    body = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=30, blank=True)
    subject = models.CharField(max_length=26, blank=True, db_index=True)
    fingerprint = models.CharField(max_length=80, blank=True)
    rule = models.ForeignKey(RuleObject, models.PROTECT, related_name="+")
    frozen_rule = models.JSONField()
    openness = models.CharField(max_length=10, choices=as_choices(Openness), default=Openness.OPEN)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.OPEN)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True)
    electorate_hash = models.CharField(max_length=64)
    adopted = models.BooleanField(null=True)
    result = models.JSONField(null=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                name="closed_has_its_result",
                condition=~Q(state=State.CLOSED)
                | Q(closed_at__isnull=False, adopted__isnull=False, result__isnull=False),
            ),
            models.CheckConstraint(
                name="only_closed_has_a_result", condition=Q(state=State.CLOSED) | Q(result__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject"],
                name="one_open_vote_on_a_subject",
                condition=Q(state=State.OPEN) & ~Q(subject=""),
            ),
        ]


class Elector(Kept):
    """One seat on the roll, as it stood at the cut-off. `excluded` says why it has no vote."""

    KIND = "elector"
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="electors")
    seat = models.CharField(max_length=26)
    number = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("members.Institution", models.PROTECT, null=True, related_name="+")
    country = models.CharField(max_length=2, blank=True)
    weight = models.PositiveIntegerField(default=1)
    excluded = models.CharField(max_length=12, choices=as_choices(Excluded), blank=True)
    recused = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "seat"], name="one_elector_for_a_seat"),
            models.CheckConstraint(name="who_votes_is_named", condition=~Q(excluded="") | Q(person__isnull=False)),
        ]


class Vote(Kept):
    """What a seat votes; replaced until closing. Its history is in the journal."""

    KIND = "vote"
    elector = models.OneToOneField(Elector, models.PROTECT, related_name="vote")
    choice = models.CharField(max_length=10, choices=as_choices(Choice))
    cast_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    by_office = models.BooleanField(default=False)
    ground = models.CharField(max_length=26, blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="recorded_has_its_ground", condition=Q(by_office=False) | ~Q(ground="")),
        ]
