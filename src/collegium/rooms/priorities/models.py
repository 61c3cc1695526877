"""Rounds, their options, the frozen roll, dots; items of the work plan."""

from django.db import models
from django.db.models import F, Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Excluded, ItemState, State


class Round(Kept):
    """A question to all members with a vote: what comes first. `chosen_at`: something of it is in the work plan."""

    KIND = "round"
    title = models.CharField(max_length=160)
    why = models.TextField()
    language = models.CharField(max_length=8, default="en")
    dots = models.PositiveIntegerField(default=10)
    most = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.PREPARED)
    prepared_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    chosen_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-closes_at", "-id"]
        constraints = [
            models.CheckConstraint(name="round_has_a_dot", condition=Q(dots__gte=1)),
            models.CheckConstraint(
                name="most_is_within_the_dots", condition=Q(most__isnull=True) | Q(most__gte=1, most__lte=F("dots"))
            ),
            models.CheckConstraint(
                name="open_round_was_opened",
                condition=~Q(state__in=[State.OPEN, State.CLOSED]) | Q(opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="closed_round_has_its_moment", condition=~Q(state=State.CLOSED) | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(
                name="chosen_after_closing", condition=Q(chosen_at__isnull=True) | Q(state=State.CLOSED)
            ),
        ]
        indexes = [models.Index(fields=["state", "-closes_at"], name="priorities_round_state")]


class Option(Kept):
    """A challenge in a round; its words as they stood at the opening ("" before), its result from the closing on."""

    KIND = "round_option"
    round = models.ForeignKey(Round, models.PROTECT, related_name="options")
    number = models.PositiveIntegerField()
    challenge = models.ForeignKey("challenges.Challenge", models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=160, blank=True)
    what = models.TextField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    group = models.ForeignKey("groups.Body", models.PROTECT, null=True, related_name="+")
    dots = models.PositiveIntegerField(null=True)
    givers = models.PositiveIntegerField(null=True)
    rank = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "challenge"], name="one_option_for_a_challenge"),
            models.CheckConstraint(
                name="result_is_whole",
                condition=Q(dots__isnull=True, givers__isnull=True, rank__isnull=True)
                | Q(dots__isnull=False, givers__isnull=False, rank__isnull=False),
            ),
        ]


class Asked(Kept):
    """One member on the roll of a round, as it stood at the opening, and whether it has answered."""

    KIND = "round_answer"
    round = models.ForeignKey(Round, models.PROTECT, related_name="roll")
    institution = models.ForeignKey("members.Institution", models.PROTECT, related_name="+")
    excluded = models.CharField(max_length=12, choices=as_choices(Excluded), blank=True)
    given = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    by_link = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "institution"], name="one_answer_for_a_member"),
            models.CheckConstraint(
                name="answer_has_number_and_moment",
                condition=Q(given__isnull=True, answered_at__isnull=True)
                | Q(given__isnull=False, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="excluded_has_no_answer", condition=Q(excluded="") | Q(answered_at__isnull=True)
            ),
        ]


class Dots(Kept):
    """What one member put on one option, with its reason. A later answer takes its place; the journal keeps both."""

    KIND = "dots"
    asked = models.ForeignKey(Asked, models.PROTECT, related_name="dots")
    option = models.ForeignKey(Option, models.PROTECT, related_name="received")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["asked", "option"]
        constraints = [
            models.UniqueConstraint(fields=["asked", "option"], name="dots_once_on_an_option"),
            models.CheckConstraint(name="dots_or_a_reason", condition=Q(number__gt=0) | ~Q(reason="")),
        ]


class Item(Kept):
    """An item of the work plan: what was chosen, who carries it, from which year to which."""

    KIND = "work_item"
    option = models.OneToOneField(Option, models.PROTECT, related_name="item")
    challenge = models.ForeignKey("challenges.Challenge", models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    language = models.CharField(max_length=8, default="en")
    group = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    until = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=as_choices(ItemState), default=ItemState.PLANNED)
    reason = models.TextField(blank=True)
    chosen_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "id"]
        constraints = [
            models.CheckConstraint(name="item_ends_after_it_begins", condition=Q(until__gte=F("year"))),
            models.CheckConstraint(
                name="ended_item_has_its_reason",
                condition=~Q(state__in=[ItemState.DONE, ItemState.DROPPED]) | ~Q(reason=""),
            ),
            models.UniqueConstraint(
                fields=["challenge"],
                name="one_running_item_of_a_challenge",
                condition=Q(state__in=[ItemState.PLANNED, ItemState.UNDER_WAY]),
            ),
        ]
        indexes = [models.Index(fields=["group", "state"], name="priorities_item_group")]
