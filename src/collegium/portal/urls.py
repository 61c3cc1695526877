"""Addresses of the portal."""

from __future__ import annotations

from django.urls import path

from . import views, views_drafting, views_settings

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("activity/", views.activity, name="activity"),
    path("privacy/", views.privacy, name="privacy"),
    path("imprint/", views.imprint, name="imprint"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("about/", views.about, name="about"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("challenges/<str:challenge>/draft/", views_drafting.draft_from_challenge, name="draft_from_challenge"),
    path("settings/", views_settings.settings, name="settings"),
    path("settings/<slug:section>/", views_settings.section, name="settings_section"),
]
