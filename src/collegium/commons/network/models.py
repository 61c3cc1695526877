"""Settings that the office changes on pages, and the mark of a demonstration."""

from django.db import models


class Setting(models.Model):
    name = models.CharField(primary_key=True, max_length=60)
    value = models.JSONField()


class Mark(models.Model):
    """Written when the database is created, or never: triggers refuse it once there is any act."""

    name = models.CharField(primary_key=True, max_length=30)
    value = models.JSONField(default=dict)
