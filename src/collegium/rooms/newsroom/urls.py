"""Addresses of news."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "newsroom"
urlpatterns = [
    path("news/", views.list_, name="list"),
    path("news/new/", views.new, name="new"),
    path("news/<str:slug>/", views.page, name="page"),
    path("news/<str:slug>/edit/", views.edit, name="edit"),
    path("news/<str:slug>/edit/<str:language>/remove/", views.remove_language, name="remove_language"),
    path("news/<str:slug>/publish/", views.publish, name="publish"),
    path("news/<str:slug>/withdraw/", views.withdraw, name="withdraw"),
]
