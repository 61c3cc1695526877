"""Addresses of members."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "members"
urlpatterns = [
    path("members/", views.list_, name="list"),
    path("members/<str:slug>/", views.page, name="page"),
]
