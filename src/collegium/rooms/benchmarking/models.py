"""Indicators, their editions by period, fixed comparison groups, rounds, answers and values."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import AnswerState, Flag, RoundState, Sharing, Unit


class Indicator(Kept):
    """What is compared: `names` and `definitions` by language, `source` and `licence` in words."""

    KIND = "indicator"
    slug = models.SlugField(max_length=60, unique=True)
    names = models.JSONField(default=dict)
    definitions = models.JSONField(default=dict)
    unit = models.CharField(max_length=8, choices=as_choices(Unit))
    source = models.CharField(max_length=300)
    source_url = models.URLField(blank=True)
    licence = models.CharField(max_length=120)
    sharing = models.CharField(max_length=10, choices=as_choices(Sharing), default=Sharing.AGGREGATE)
    order = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["order", "slug"]


class Comparison(Kept):
    """A fixed comparison group of the network."""

    KIND = "comparison"
    slug = models.SlugField(max_length=40, unique=True)
    names = models.JSONField(default=dict)
    order = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["order", "slug"]


class Compared(Kept):
    """One university of a fixed comparison group."""

    KIND = "compared"
    comparison = models.ForeignKey(Comparison, models.PROTECT, related_name="places")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comparison", "institution"], name="once_in_a_comparison")]


class Round(Kept):
    """A round in which members give values of one period; `asked` counts them when it ends."""

    KIND = "data_round"
    title = models.CharField(max_length=120)
    period = models.CharField(max_length=9)
    state = models.CharField(max_length=10, choices=as_choices(RoundState), default=RoundState.OPEN)
    opened_at = models.DateTimeField()
    deadline = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    asked = models.PositiveIntegerField(default=0)
    reminders = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                name="ended_round_has_its_moment", condition=Q(state=RoundState.OPEN) | Q(ended_at__isnull=False)
            ),
            models.CheckConstraint(
                name="cancelled_round_has_its_reason", condition=~Q(state=RoundState.CANCELLED) | ~Q(reason="")
            ),
        ]
        indexes = [models.Index(fields=["state", "deadline"], name="data_round_state")]


class Edition(Kept):
    """One indicator in one period. Frozen once: `figures` hold the quartiles of each group, `base` the members then.

    `sharing` is the rule under which its values were given. Not frozen while its round is open.
    """

    KIND = "edition"
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="editions")
    period = models.CharField(max_length=9)
    data_round = models.ForeignKey(Round, models.PROTECT, related_name="editions", null=True)
    sharing = models.CharField(max_length=10, choices=as_choices(Sharing))
    frozen_at = models.DateTimeField(null=True)
    base = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=list)

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [models.UniqueConstraint(fields=["indicator", "period"], name="one_edition_of_a_period")]


class Answer(Kept):
    """What a university gives in a round: a draft, or confirmed by whoever speaks for it, or by the office for it."""

    KIND = "data_answer"
    data_round = models.ForeignKey(Round, models.PROTECT, related_name="answers")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=as_choices(AnswerState), default=AnswerState.DRAFT)
    entered_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)
    entered_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)
    by_office = models.BooleanField(default=False)
    ground = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["data_round", "institution"], name="one_answer_of_an_institution"),
            models.CheckConstraint(
                name="confirmed_answer_has_its_moment",
                condition=Q(state=AnswerState.DRAFT) | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(name="by_office_has_its_ground", condition=Q(by_office=False) | ~Q(ground="")),
        ]


class Value(Kept):
    """One university's value in one edition; of a public source it has no answer."""

    KIND = "data_value"
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="values_given")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, models.PROTECT, related_name="values_given", null=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    flag = models.CharField(max_length=14, choices=as_choices(Flag), blank=True)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "institution"], name="one_value_of_an_institution"),
            models.CheckConstraint(
                name="no_value_when_not_available", condition=Q(value__isnull=False) | Q(flag=Flag.NOT_AVAILABLE)
            ),
            models.CheckConstraint(
                name="not_available_has_no_value", condition=~Q(flag=Flag.NOT_AVAILABLE) | Q(value__isnull=True)
            ),
        ]
