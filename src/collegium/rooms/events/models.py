"""Events with sessions and speakers, registrations with places in sessions, needs that can be erased, feeds."""

from django.db import models
from django.db.models import F, Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import Answer, Audience, Mode, Seat, State


class EventKind(Kept):
    """A kind of event as a row of features: the office may change and add kinds."""

    KIND = "event_kind"
    slug = models.SlugField(max_length=40, unique=True)
    names = models.JSONField(default=dict)
    order = models.PositiveSmallIntegerField(default=50)
    registers = models.BooleanField(default=True)
    certifies = models.BooleanField(default=False)
    of_a_body = models.BooleanField(default=False)
    audience = models.CharField(max_length=8, choices=as_choices(Audience), default=Audience.PUBLIC)

    class Meta:
        ordering = ["order", "slug"]


class Event(Kept):
    """`taken` counts places; only guarded updates write it, and it never passes `capacity`."""

    KIND = "event"
    slug = models.SlugField(max_length=90, unique=True)
    kind = models.ForeignKey(EventKind, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=8, default="en")
    audience = models.CharField(max_length=8, choices=as_choices(Audience), default=Audience.PUBLIC)
    body = models.ForeignKey("groups.Body", models.PROTECT, null=True, related_name="+")
    host = models.ForeignKey("members.Institution", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=160, blank=True)
    city = models.CharField(max_length=80, blank=True)
    practical = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    registration_until = models.DateField(null=True)
    capacity = models.PositiveIntegerField(null=True)
    taken = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.DRAFT)
    reason = models.TextField(blank=True)
    planned_at = models.DateTimeField()
    announced_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(name="event_ends_after_it_began", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="event_is_never_oversold", condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity"))
            ),
            models.CheckConstraint(
                name="open_event_has_its_last_day",
                condition=~Q(state=State.OPEN) | Q(registration_until__isnull=False),
            ),
            models.CheckConstraint(
                name="announced_event_has_its_moment",
                condition=~Q(state__in=[State.ANNOUNCED, State.OPEN, State.CLOSED]) | Q(announced_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cancelled_event_has_its_reason", condition=~Q(state=State.CANCELLED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="event_for_a_body_has_it", condition=~Q(audience=Audience.BODY) | Q(body__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["state", "starts_on"], name="event_state_start"),
            models.Index(fields=["ends_on"], name="event_end"),
        ]


class Session(Kept):
    """One part of a programme. `track` is "" for what is for all; with a capacity a place in it is chosen."""

    KIND = "session"
    event = models.ForeignKey(Event, models.PROTECT, related_name="sessions")
    title = models.CharField(max_length=160)
    about = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    track = models.CharField(max_length=60, blank=True)
    room = models.CharField(max_length=80, blank=True)
    public = models.BooleanField(default=True)
    is_break = models.BooleanField(default=False)
    capacity = models.PositiveIntegerField(null=True)
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_at", "track", "id"]
        constraints = [
            models.CheckConstraint(name="session_ends_after_it_began", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="session_is_never_oversold", condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity"))
            ),
            models.CheckConstraint(name="break_has_no_places", condition=Q(is_break=False) | Q(capacity__isnull=True)),
        ]


class Speaker(Kept):
    """Who speaks: a person of the register, or a name from outside with what she is."""

    KIND = "speaker"
    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                name="speaker_is_a_person_or_a_name",
                condition=Q(person__isnull=False, name="") | Q(person__isnull=True) & ~Q(name=""),
            ),
        ]


class Registration(Kept):
    """One person's answer to one event. `queued_at` orders the queue; `attended` is None until it is recorded."""

    KIND = "registration"
    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    institution = models.ForeignKey("members.Institution", models.PROTECT, null=True, related_name="+")
    registered_by = models.CharField(max_length=26)
    state = models.CharField(max_length=10, choices=as_choices(Answer))
    mode = models.CharField(max_length=8, choices=as_choices(Mode), default=Mode.ON_SITE)
    queued_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    attended = models.BooleanField(null=True)

    class Meta:
        ordering = ["queued_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="one_registration_of_a_person"),
            models.CheckConstraint(
                name="only_who_has_a_place_attends", condition=Q(attended__isnull=True) | Q(state=Answer.GOING)
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state", "queued_at"], name="registration_queue"),
            models.Index(fields=["person", "state"], name="registration_of_person"),
        ]


class Choice(Kept):
    """A place in a session: booked, waited for in the order of `at`, or wished for."""

    KIND = "choice"
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="choices")
    session = models.ForeignKey(Session, models.PROTECT, related_name="choices")
    state = models.CharField(max_length=8, choices=as_choices(Seat))
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "session"], name="one_place_in_a_session"),
        ]
        indexes = [models.Index(fields=["session", "state", "at"], name="choice_queue")]


class Need(Kept):
    """What somebody must not eat, or needs to take part. Apart from everything else, so that it can be erased."""

    KIND = "need"
    registration = models.OneToOneField(Registration, models.CASCADE, related_name="need")
    diet = models.TextField(blank=True)
    access = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_need_says_something", condition=~Q(diet="", access="")),
        ]


class CalendarFeed(Kept):
    """The secret address of a person's calendar: made from the installation's key and `salt`; the digest finds it."""

    KIND = "calendar_feed"
    person = models.OneToOneField("people.Person", models.PROTECT, related_name="+")
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
