"""Addresses of the portal."""

from __future__ import annotations

from django.urls import path

from . import views, views_drafting, views_maps, views_settings, views_year

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("activity/", views.activity, name="activity"),
    path("privacy/", views.privacy, name="privacy"),
    path("imprint/", views.imprint, name="imprint"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("about/", views.about, name="about"),
    path("our-year/", views_year.our_year, name="our_year"),
    path("our-year/<int:year>/", views_year.our_year, name="our_year_of"),
    path("our-year/<int:year>/figures.csv", views_year.figures_file, name="our_year_file"),
    path("feeds/<slug:name>.atom", views_maps.feed, name="feed"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("challenges/<str:challenge>/draft/", views_drafting.draft_from_challenge, name="draft_from_challenge"),
    path("settings/", views_settings.settings, name="settings"),
    path("settings/<slug:section>/", views_settings.section, name="settings_section"),
]
