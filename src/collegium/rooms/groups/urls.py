"""Addresses of bodies."""

from __future__ import annotations

from django.urls import path

from . import views, views_founding

app_name = "groups"
urlpatterns = [
    path("groups/", views.list_, name="list"),
    path("groups/new/", views_founding.found, name="found"),
    path("groups/<str:slug>/", views.page, name="page"),
    path("groups/<str:slug>/seats/", views.seats, name="seats"),
    path("groups/<str:slug>/seats/<str:seat>/", views.seat, name="seat"),
    path("groups/<str:slug>/holdings/<str:holding>/end/", views.end, name="end"),
    path("groups/<str:slug>/mandate/", views.mandate, name="mandate"),
]
