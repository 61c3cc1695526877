"""Addresses of decisions."""

from __future__ import annotations

from django.urls import path

from . import views, views_files, views_office

app_name = "ballots"
urlpatterns = [
    path("decisions/", views.list_, name="list"),
    path("decisions/new/", views_office.open_, name="open"),
    path("decisions/<str:decision>/", views.page, name="page"),
    path("decisions/<str:decision>/vote/", views.vote, name="vote"),
    path("decisions/<str:decision>/record/", views_office.record_, name="record"),
    path("decisions/<str:decision>/move/", views_office.move, name="move"),
    path("decisions/<str:decision>/cancel/", views_office.cancel, name="cancel"),
    path("decisions/<str:decision>/close/", views_office.close, name="close"),
    path("decisions/<str:decision>/recuse/", views_office.recuse, name="recuse"),
    path("decisions/<str:decision>/result.json", views_files.result_json, name="result"),
    path("decisions/<str:decision>/ballots.json", views_files.ballots_json, name="ballots"),
    path("decisions/<str:decision>/roll.csv", views_files.roll_csv, name="roll"),
    path("decisions/<str:decision>/record.pdf", views_files.record_pdf, name="record_pdf"),
]
