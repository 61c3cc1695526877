"""The thread as a Django app."""

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """Links between objects of all rooms."""

    name = "collegium.commons.thread"
    label = "thread"
