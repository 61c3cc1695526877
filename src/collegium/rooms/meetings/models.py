"""Meetings, agenda, who is invited and was there, decisions, actions, frozen minutes."""

from django.db import models
from django.db.models import F, Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import ActionState, Answer, ItemKind, Presence, State


class Meeting(Kept):
    """A meeting of a body. `host` names the event within which it takes place, "" when it stands alone."""

    KIND = "meeting"
    title = models.CharField(max_length=160)
    group = models.ForeignKey("groups.Body", models.PROTECT, related_name="+")
    host_kind = models.CharField(max_length=30, blank=True)
    host_id = models.CharField(max_length=26, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.PLANNED)
    reason = models.TextField(blank=True)
    planned_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    held_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-begins_at"]
        constraints = [
            models.CheckConstraint(name="meeting_ends_after_it_began", condition=Q(ends_at__gt=F("begins_at"))),
            models.CheckConstraint(
                name="cancelled_meeting_has_its_reason", condition=~Q(state=State.CANCELLED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="sent_agenda_has_its_moment", condition=~Q(state=State.SENT) | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="frozen_minutes_have_their_moment", condition=~Q(state=State.FROZEN) | Q(frozen_at__isnull=False)
            ),
            models.CheckConstraint(name="meeting_has_a_place_or_a_link", condition=~Q(place="") | ~Q(link="")),
            models.CheckConstraint(
                name="host_of_a_meeting_is_whole",
                condition=Q(host_kind="", host_id="") | (~Q(host_kind="") & ~Q(host_id="")),
            ),
        ]
        indexes = [
            models.Index(fields=["group", "-begins_at"], name="meeting_of_a_body"),
            models.Index(fields=["host_id"], name="meeting_of_a_host"),
            models.Index(fields=["state", "begins_at"], name="meeting_state"),
        ]


class Item(Kept):
    """An item of an agenda; `said` are its minutes."""

    KIND = "agenda_item"
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=as_choices(ItemKind), default=ItemKind.DISCUSSION)
    length = models.PositiveSmallIntegerField(null=True)
    lead = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    said = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["meeting", "position"], name="agenda_in_order")]


class Paper(Kept):
    """An object of another room that lies beside an item, named by kind and ULID."""

    KIND = "agenda_paper"
    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    about_kind = models.CharField(max_length=30)
    about = models.CharField(max_length=26)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "about_kind", "about"], name="one_paper_beside_an_item")]


class Invitation(Kept):
    """A seat at a meeting: who holds it, what was answered, who was there. `seat`: ULID of the seat, or of the member
    where every member sits without a seat of its own. Nobody (`person` null) where it is vacant.
    """

    KIND = "invitation"
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    seat = models.CharField(max_length=26)
    number = models.PositiveIntegerField()
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("members.Institution", models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=6, choices=as_choices(Answer), blank=True)
    answered_at = models.DateTimeField(null=True)
    presence = models.CharField(max_length=10, choices=as_choices(Presence), blank=True)
    substitute = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="one_invitation_of_a_seat"),
            models.CheckConstraint(
                name="substitute_has_a_name", condition=~Q(presence=Presence.SUBSTITUTE) | ~Q(substitute="")
            ),
            models.CheckConstraint(name="answer_has_its_moment", condition=Q(answer="") | Q(answered_at__isnull=False)),
        ]
        indexes = [models.Index(fields=["person", "answer"], name="invitation_of_a_person")]


class Resolution(Kept):
    """What was decided on an item; `ballot` is the vote behind it, "" when there was none."""

    KIND = "resolution"
    item = models.ForeignKey(Item, models.PROTECT, related_name="resolutions")
    text = models.TextField()
    ballot = models.CharField(max_length=26, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Action(Kept):
    """Who does what until when."""

    KIND = "action"
    item = models.ForeignKey(Item, models.PROTECT, related_name="actions")
    text = models.TextField()
    owner = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    due = models.DateField()
    state = models.CharField(max_length=8, choices=as_choices(ActionState), default=ActionState.OPEN)
    outcome = models.TextField(blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                name="settled_action_has_its_moment",
                condition=Q(state=ActionState.OPEN, settled_at__isnull=True)
                | (~Q(state=ActionState.OPEN) & Q(settled_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="dropped_action_has_its_reason", condition=~Q(state=ActionState.DROPPED) | ~Q(outcome="")
            ),
        ]
        indexes = [models.Index(fields=["owner", "state", "due"], name="action_of_an_owner")]


class Minutes(Kept):
    """A version of the minutes as it was frozen: the file, its fingerprint, and from the second on why it was made."""

    KIND = "minutes"
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    number = models.PositiveIntegerField()
    file = models.CharField(max_length=26)
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    frozen_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_version_of_minutes"),
            models.CheckConstraint(name="corrected_minutes_have_a_reason", condition=Q(number=1) | ~Q(reason="")),
        ]
