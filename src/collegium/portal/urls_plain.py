"""Addresses without a language."""

from __future__ import annotations

from django.urls import path

from . import views_maps

urlpatterns = [
    path("sitemap.xml", views_maps.sitemap, name="sitemap"),
    path("robots.txt", views_maps.robots, name="robots"),
]
