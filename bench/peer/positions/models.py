"""Pages of the peer: a home, a list of positions and a position."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class Home(Page):
    """The first page, with what is new."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """The page and the latest twelve positions."""
        latest = Position.objects.live().order_by("-on")[:12]
        return {**super().get_context(request), "latest": latest}


class Listing(Page):
    """All positions, 200 on a page."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """The page, its rows and how many there are."""
        rows = Position.objects.child_of(self).live().order_by("title")
        return {**super().get_context(request), "rows": rows[:200], "total": rows.count()}


class Position(Page):
    """A text with its day, place and group."""

    on = models.DateField()
    place = models.CharField(max_length=80)
    group = models.CharField(max_length=80)
    body = RichTextField()
    content_panels = [
        *Page.content_panels,
        FieldPanel("on"),
        FieldPanel("place"),
        FieldPanel("group"),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("body")]
