"""Addresses of benchmarking."""

from __future__ import annotations

from django.urls import path

from . import views, views_office, views_rounds

app_name = "benchmarking"
urlpatterns = [
    path("data/", views.list_, name="list"),
    path("data/new/", views_office.new, name="new"),
    path("data/groups/", views.groups, name="groups"),
    path("data/groups/new/", views_office.new_group, name="new_group"),
    path("data/position/", views.my_position, name="my_position"),
    path("data/position/<str:member>/", views.position, name="position"),
    path("data/rounds/new/", views_office.open_round, name="open_round"),
    path("data/rounds/<str:ident>/", views_rounds.page, name="round"),
    path("data/rounds/<str:ident>/answer/", views_rounds.answer, name="answer"),
    path("data/rounds/<str:ident>/confirm/", views_rounds.confirm, name="confirm"),
    path("data/rounds/<str:ident>/upload/", views_rounds.upload, name="upload"),
    path("data/rounds/<str:ident>/values.csv", views_rounds.own_file, name="own_file"),
    path("data/rounds/<str:ident>/record/<str:member>/", views_office.record, name="record"),
    path("data/rounds/<str:ident>/remind/", views_office.remind, name="remind"),
    path("data/rounds/<str:ident>/move/", views_office.move, name="move"),
    path("data/rounds/<str:ident>/cancel/", views_office.cancel, name="cancel"),
    path("data/<str:indicator>.csv", views.file, name="file"),
    path("data/<str:indicator>/", views.page, name="indicator"),
    path("data/<str:indicator>/change/", views_office.change, name="change"),
    path("data/<str:indicator>/sharing/", views_office.sharing, name="sharing"),
    path("data/<str:indicator>/values/", views_office.take, name="take"),
]
