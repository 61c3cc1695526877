"""Addresses of European files, recommendations and outreach."""

from __future__ import annotations

from django.urls import path

from . import views, views_files, views_following, views_outreach

app_name = "policy"
urlpatterns = [
    path("policy/", views.list_, name="list"),
    path("policy/new/", views.new, name="new"),
    path("policy/<str:file>/", views.page, name="page"),
    path("policy/<str:file>/change/", views.change, name="change"),
    path("policy/<str:file>/stage/", views_files.milestone, name="milestone"),
    path("policy/<str:file>/stage/<str:milestone>/remove/", views_files.remove_milestone, name="remove_milestone"),
    path("policy/<str:file>/window/", views_files.window, name="window"),
    path("policy/<str:file>/window/<str:window>/remove/", views_files.remove_window, name="remove_window"),
    path("policy/<str:file>/followers/", views_files.followers, name="followers"),
    path("policy/<str:file>/papers/", views_files.papers, name="papers"),
    path("policy/<str:file>/papers/<str:paper>/", views_files.numbers, name="numbers"),
    path("policy/<str:file>/papers/<str:paper>/remove/", views_files.part, name="part"),
    path("recommendations/", views_following.list_, name="recommendations"),
    path("recommendations/<str:followed>/", views_following.page, name="recommendation"),
    path("recommendations/<str:followed>/follow-up/", views_following.follow_up, name="follow_up"),
    path("outreach/", views_outreach.list_, name="outreach"),
    path("outreach/new/", views_outreach.new, name="log_outreach"),
    path("outreach/<str:outreach>/change/", views_outreach.change, name="change_outreach"),
    path("outreach/<str:outreach>/remove/", views_outreach.remove, name="remove_outreach"),
]
