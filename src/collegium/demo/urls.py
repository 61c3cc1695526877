"""Addresses of the switcher; included only where the database bears the mark."""

from __future__ import annotations

from django.urls import path

from collegium.commons.pages.shell import register_shell

from . import views
from .bar import bar

app_name = "demo"
register_shell(demo_bar=bar)

urlpatterns = [
    path("demo/", views.parts, name="parts"),
    path("demo/as/<str:who>/", views.take_part, name="take_part"),
]
