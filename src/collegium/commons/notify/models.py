"""Lines of inboxes, preferences, letters, signed links. None of them is kept history: the acts are."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import as_choices
from collegium.kernel.ids import new_id

from .choices import LetterState, Pace


class Notification(models.Model):
    """One line of one inbox. `digest` is the pace at which it still waits for a letter, "" when it does
    not.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id)
    person = models.CharField(max_length=26)
    kind = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=30)
    about = models.CharField(max_length=26)
    url = models.CharField(max_length=400, blank=True)
    params = models.JSONField(default=dict)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=8, blank=True)
    key = models.CharField(max_length=255, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="inbox_of_a_person"),
            models.Index(fields=["person"], name="inbox_unread", condition=Q(read_at__isnull=True)),
            models.Index(fields=["digest", "person"], name="inbox_for_a_digest", condition=~Q(digest="")),
        ]


class Preference(models.Model):
    """What a person chose for a kind; without a row the kind's own pace holds."""

    person = models.CharField(max_length=26)
    kind = models.CharField(max_length=60)
    pace = models.CharField(max_length=8, choices=as_choices(Pace))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_pace_for_a_kind")]


class Letter(models.Model):
    """One mail to one person: queued with the act it tells of, sent by the background."""

    id = models.CharField(primary_key=True, max_length=26, default=new_id)
    person = models.CharField(max_length=26, blank=True)
    name = models.CharField(max_length=120, blank=True)
    address = models.EmailField()
    language = models.CharField(max_length=8)
    kind = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    headers = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=as_choices(LetterState), default=LetterState.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    try_after = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=255, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sent_letter_has_its_time",
                condition=Q(state=LetterState.SENT, sent_at__isnull=False)
                | (~Q(state=LetterState.SENT) & Q(sent_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["at"], name="letter_queued", condition=Q(state=LetterState.QUEUED)),
            models.Index(fields=["person", "-at"], name="letter_of_a_person"),
        ]


class SignedLink(models.Model):
    """A link that lets one person do one act on one thing without signing in. Only the token's hash is
    kept.
    """

    id = models.CharField(primary_key=True, max_length=26, default=new_id)
    hash = models.CharField(max_length=64, unique=True)
    act = models.CharField(max_length=60)
    person = models.CharField(max_length=26)
    mandate = models.CharField(max_length=26, blank=True)
    about_kind = models.CharField(max_length=30)
    about = models.CharField(max_length=26)
    at = models.DateTimeField()
    expires = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["about", "person"], name="links_about")]
