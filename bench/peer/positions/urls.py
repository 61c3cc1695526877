"""Addresses of the peer."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.models import Page


def search(request: HttpRequest) -> HttpResponse:
    """The first twenty hits, as Wagtail's own template of a project searches."""
    words = request.GET.get("q", "")
    hits = Paginator(Page.objects.live().search(words), 20).get_page(1)
    return render(request, "positions/search.html", {"hits": hits, "words": words})


urlpatterns = [path("admin/", include(admin_urls)), path("search/", search), path("", include(wagtail_urls))]
