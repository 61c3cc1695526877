"""Kinds, papers, drafts and their log, versions, consultations, recommendations."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Adoption, Consulted, Stage, State


class PaperKind(Kept):
    """A kind carries the authority of its papers; all its rules are data."""

    KIND = "paper_kind"
    slug = models.SlugField(max_length=30, unique=True)
    names = models.JSONField(default=dict)
    authority = models.JSONField(default=dict)
    notice = models.JSONField(default=dict)
    starters = models.JSONField(default=list)
    consulted = models.CharField(max_length=10, choices=as_choices(Consulted))
    consult_days = models.PositiveIntegerField(default=0)
    adoption = models.CharField(max_length=10, choices=as_choices(Adoption))
    adopting_body = models.SlugField(max_length=60, blank=True)
    rule = models.SlugField(max_length=40, blank=True)
    members_named = models.BooleanField(default=False)
    authors_named = models.BooleanField(default=False)
    letter = models.CharField(max_length=2, default="P")
    order = models.PositiveIntegerField(default=50)


class Paper(Kept):
    KIND = "paper"
    slug = models.SlugField(max_length=100, unique=True)
    reference = models.CharField(max_length=40, unique=True)
    kind = models.ForeignKey(PaperKind, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    standfirst = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="en")
    translations = models.JSONField(default=dict)
    """Title and standfirst in other languages: language -> {"title", "standfirst"}. The text has one language."""
    group = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    started_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.DRAFTING)
    since = models.DateTimeField()
    reason = models.TextField(blank=True)
    decision = models.CharField(max_length=26, blank=True)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey("groups.Body", models.PROTECT, null=True, related_name="+")
    adoption_ground = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=80, blank=True)
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                name="adopted_paper_has_its_adoption",
                condition=~Q(state__in=[State.ADOPTED, State.PUBLISHED])
                | Q(adopted_at__isnull=False, adopted_by__isnull=False) & ~Q(fingerprint=""),
            ),
            models.CheckConstraint(
                name="published_has_its_day",
                condition=Q(state=State.PUBLISHED, published_at__isnull=False)
                | (~Q(state=State.PUBLISHED) & Q(published_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="put_aside_has_its_reason",
                condition=~Q(state__in=[State.PARKED, State.WITHDRAWN]) | ~Q(reason=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "-since"], name="paper_state")]


class Editor(Kept):
    """A person who may write in a paper, from a day to a day."""

    KIND = "editor"
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="editors")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "person"], name="one_open_editor", condition=Q(until__isnull=True))
        ]


class Author(Kept):
    """A person who is named as an author, where the kind names authors; in the order of printing."""

    KIND = "author"
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="authors")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["paper", "person"], name="one_author_of_a_paper")]


class Draft(models.Model):
    """The text as it stands; saved continuously, outside the journal (unsent drafts are no acts)."""

    paper = models.OneToOneField(Paper, models.PROTECT, primary_key=True, related_name="draft")
    revision = models.PositiveIntegerField(default=1)
    doc = models.JSONField()
    fingerprint = models.CharField(max_length=80)
    words = models.PositiveIntegerField(default=0)
    saved_by = models.CharField(max_length=26, blank=True)
    saved_at = models.DateTimeField()


class DraftSaved(models.Model):
    """The log of savings: what stood before can always be had back. Old ones are thinned by a job."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="savings")
    revision = models.PositiveIntegerField()
    doc = models.JSONField()
    saved_by = models.CharField(max_length=26, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "revision"], name="one_saving_of_a_revision")]


class Version(Kept):
    """A frozen text with its number; never changed."""

    KIND = "version"
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    title = models.CharField(max_length=200)
    standfirst = models.TextField(blank=True)
    doc = models.JSONField()
    fingerprint = models.CharField(max_length=80)
    words = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_version_of_a_number")]


class Reading(Kept):
    """A person from outside is asked to read a version and to say what she thinks, until a moment."""

    KIND = "reading"
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="readings")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person"], name="one_reading_of_a_version"),
            models.CheckConstraint(
                name="answered_has_its_words",
                condition=Q(answered_at__isnull=True, words="") | Q(answered_at__isnull=False) & ~Q(words=""),
            ),
        ]
        indexes = [models.Index(fields=["person", "until"], name="reading_of_person")]


class Consultation(Kept):
    """The office's record of a consultation: dates, who was asked, what came, the file of answers."""

    KIND = "consultation"
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="consultations")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField()
    asked = models.CharField(max_length=240)
    asked_count = models.PositiveIntegerField(null=True)
    answered_count = models.PositiveIntegerField()
    summary = models.TextField()
    file = models.CharField(max_length=26, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consultation_ends_after_it_began", condition=Q(closed_on__gte=models.F("opened_on"))
            ),
            models.CheckConstraint(
                name="no_more_answers_than_asked", condition=Q(answered_count__lte=models.F("asked_count"))
            ),
        ]


class Recommendation(Kept):
    """A numbered recommendation of an adopted text, with its addressees; what lives on after publication."""

    KIND = "recommendation"
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="recommendations")
    number = models.PositiveIntegerField()
    block = models.CharField(max_length=40)
    text = models.TextField()
    addressees = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_recommendation_of_a_number")]
