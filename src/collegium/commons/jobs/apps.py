"""Background work as a Django app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Schedules and their heartbeats."""

    name = "collegium.commons.jobs"
    label = "jobs"
