"""European files, recommendations that are followed up, outreach."""

from django.db import models
from django.db.models import F, Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Institution, Occasion, Stage, State


class File(Kept):
    """A dossier of the European institutions that the network follows. `stage` is that of its latest milestone."""

    KIND = "policy_file"
    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True)
    institution = models.CharField(max_length=12, choices=as_choices(Institution))
    summary = models.TextField()
    source = models.URLField(max_length=400)
    compiled = models.BooleanField(default=True)
    internal = models.TextField(blank=True)
    group = models.ForeignKey("groups.Body", models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=10, choices=as_choices(Stage))
    stage_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-stage_on", "id"]
        indexes = [models.Index(fields=["stage", "-stage_on"], name="policy_file_stage")]


class Milestone(Kept):
    """The day on which a file came to a stage, with the public source that says so."""

    KIND = "milestone"
    file = models.ForeignKey(File, models.PROTECT, related_name="milestones")
    stage = models.CharField(max_length=10, choices=as_choices(Stage))
    on = models.DateField()
    said = models.CharField(max_length=240)
    source = models.URLField(max_length=400, blank=True)

    class Meta:
        ordering = ["on", "id"]


class Window(Kept):
    """A consultation of an institution on a file: first and last day."""

    KIND = "window"
    file = models.ForeignKey(File, models.PROTECT, related_name="windows")
    title = models.CharField(max_length=160)
    opens_on = models.DateField()
    closes_on = models.DateField()
    source = models.URLField(max_length=400, blank=True)

    class Meta:
        ordering = ["closes_on", "id"]
        constraints = [
            models.CheckConstraint(name="window_closes_after_it_opens", condition=Q(closes_on__gte=F("opens_on")))
        ]
        indexes = [models.Index(fields=["closes_on"], name="policy_window_closes")]


class Follower(Kept):
    """A person who follows a file for the network, with the days on which that began and ended."""

    KIND = "follower"
    file = models.ForeignKey(File, models.PROTECT, related_name="followers")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "person"], condition=Q(until__isnull=True), name="one_following_at_a_time"
            )
        ]


class Asked(Kept):
    """What the network asks on a file: a paper, and which of its recommendations (numbers; none: all of them)."""

    KIND = "asked"
    file = models.ForeignKey(File, models.PROTECT, related_name="asked")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, related_name="+")
    numbers = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["file", "paper"], name="one_paper_of_a_file")]


class Followed(Kept):
    """A published recommendation and where it stands; `looked_on` is the day of the latest follow-up."""

    KIND = "followed"
    recommendation = models.OneToOneField("papers.Recommendation", models.PROTECT, related_name="+")
    paper = models.ForeignKey("papers.Paper", models.PROTECT, related_name="+")
    group = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    asked_on = models.DateField()
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.OPEN)
    looked_on = models.DateField(null=True)

    class Meta:
        ordering = ["-asked_on", "paper", "number"]
        constraints = [
            models.CheckConstraint(name="answered_on_a_day", condition=Q(state=State.OPEN) | Q(looked_on__isnull=False))
        ]
        indexes = [models.Index(fields=["state", "-asked_on"], name="policy_followed_state")]


class FollowUp(Kept):
    """One look at a recommendation: what came of it, who says so, where; never changed, the next one stands."""

    KIND = "follow_up"
    followed = models.ForeignKey(Followed, models.PROTECT, related_name="follow_ups")
    state = models.CharField(max_length=10, choices=as_choices(State))
    on = models.DateField()
    publisher = models.CharField(max_length=160, blank=True)
    source = models.URLField(max_length=400, blank=True)
    quotation = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="en")
    note = models.TextField(blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="answered_with_evidence",
                condition=Q(state=State.OPEN) | (~Q(source="") & ~Q(quotation="")),
            )
        ]


class Outreach(Kept):
    """What the office said to somebody outside, and heard: a meeting, a letter, an event."""

    KIND = "outreach"
    occasion = models.CharField(max_length=10, choices=as_choices(Occasion))
    on = models.DateField()
    subject = models.CharField(max_length=160)
    with_whom = models.CharField(max_length=240)
    organisation = models.CharField(max_length=160)
    ours = models.CharField(max_length=240, blank=True)
    said = models.TextField()
    paper = models.ForeignKey("papers.Paper", models.PROTECT, null=True, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, related_name="outreach")
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["-on"], name="policy_outreach_on")]
