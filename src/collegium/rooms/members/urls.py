"""Addresses of members."""

from __future__ import annotations

from django.urls import path

from . import views, views_office, views_people, views_register

app_name = "members"
urlpatterns = [
    path("members/", views.list_, name="list"),
    path("members/members.csv", views.file, name="file"),
    path("members/new/", views_register.register, name="register"),
    path("members/import/", views_register.import_, name="import"),
    path("members/<str:slug>/", views.page, name="page"),
    path("members/<str:slug>/people/", views_people.people, name="people"),
    path("members/<str:slug>/people/<str:hat>/end/", views_people.end, name="end_hat"),
    path("members/<str:slug>/suspend/", views_office.suspend, name="suspend"),
    path("members/<str:slug>/reinstate/", views_office.reinstate, name="reinstate"),
]
