"""News and their texts by language."""

from django.db import models
from django.db.models import Q

from collegium.commons.journal.models import Kept, as_choices

from .choices import State


class News(Kept):
    KIND = "news"
    slug = models.SlugField(max_length=100, unique=True)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.DRAFT)
    published_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-published_at"]
        constraints = [
            models.CheckConstraint(
                name="published_news_has_its_day", condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False)
            )
        ]


class NewsText(Kept):
    """One language of a piece of news; `source` is the outline as it was typed, `doc` the canonical text."""

    KIND = "news_text"
    news = models.ForeignKey(News, models.PROTECT, related_name="texts")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=400, blank=True)
    source = models.TextField()
    doc = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["news", "language"], name="one_text_of_a_language")]
