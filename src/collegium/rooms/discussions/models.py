"""Discussions, what was said in them, who was named, and what each has read."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import State


class Discussion(Kept):
    """The discussion of one object of another room; begun with its first contribution."""

    KIND = "discussion"
    host_kind = models.CharField(max_length=30)
    host = models.CharField(max_length=26)
    begun_at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host", "host_kind"], name="one_discussion_of_an_object")]


class Contribution(Kept):
    """What somebody said. `root` is what it answers, so that a thread has one level; `latest_at` orders threads.

    `mentions` says where the text names a person: [[start, stop, ULID], ...].
    """

    KIND = "contribution"
    discussion = models.ForeignKey(Discussion, models.PROTECT, related_name="contributions")
    root = models.ForeignKey("self", models.PROTECT, null=True, related_name="answers")
    author = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    institution = models.ForeignKey("members.Institution", models.PROTECT, null=True, related_name="+")
    office = models.BooleanField(default=False)
    text = models.TextField()
    mentions = models.JSONField(default=list)
    said_at = models.DateTimeField()
    latest_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=as_choices(State), default=State.SHOWN)
    reason = models.TextField(blank=True)
    hidden_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hidden_has_its_reason",
                condition=~Q(state=State.HIDDEN) | ~Q(reason=""),
            ),
            models.CheckConstraint(name="something_was_said", condition=~Q(text="")),
        ]
        indexes = [
            models.Index(fields=["discussion", "root", "-latest_at"], name="contribution_threads"),
            models.Index(fields=["discussion", "-said_at"], name="contribution_latest"),
        ]


class Mention(Kept):
    """A person who is named in a contribution; `asked` when an answer of hers is wanted, until `answered_at`."""

    KIND = "mention"
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="named")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    asked = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "person"], name="named_once_in_a_contribution")]
        indexes = [
            models.Index(fields=["person"], name="mention_to_answer", condition=Q(asked=True, answered_at__isnull=True))
        ]


class Reading(models.Model):
    """One row for a person and a discussion: until when it was read, and whether it is followed (null: never said)."""

    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="readings")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True)
    follows = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "person"], name="one_reading_of_a_person")]
