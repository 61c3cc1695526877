"""Facts that wait for their reactions, and what was delivered."""

from django.db import models


class Announcement(models.Model):
    id = models.CharField(primary_key=True, max_length=26)
    name = models.CharField(max_length=60)
    payload = models.JSONField()
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    try_after = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["id"], name="announcement_waiting", condition=models.Q(done_at__isnull=True))]


class Delivery(models.Model):
    """One reaction heard one fact: what makes `at least once` idempotent."""

    announcement = models.ForeignKey(Announcement, models.CASCADE)
    reaction = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["announcement", "reaction"], name="delivered_once"),
        ]
