"""Addresses of challenges."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "challenges"
urlpatterns = [
    path("challenges/", views.list_, name="list"),
    path("challenges/new/", views.raise_, name="raise"),
    path("challenges/<str:challenge>/", views.page, name="page"),
    path("challenges/<str:challenge>/change/", views.change, name="change"),
    path("challenges/<str:challenge>/support/", views.support, name="support"),
    path("challenges/<str:challenge>/withdraw/", views.withdraw, name="withdraw"),
    path("challenges/<str:challenge>/adopt/", views.adopt, name="adopt"),
    path("challenges/<str:challenge>/settle/<slug:move>/", views.settle, name="settle"),
]
