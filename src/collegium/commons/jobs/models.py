"""When each job ran last, and how it went."""

from django.db import models


class Heartbeat(models.Model):
    job = models.CharField(primary_key=True, max_length=80)
    ran_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
