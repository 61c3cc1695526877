"""Addresses of discussions."""

from __future__ import annotations

from django.urls import path

from . import views, views_keeping, views_saying

app_name = "discussions"
urlpatterns = [
    path("discussions/at/<str:contribution>/", views.at, name="at"),
    path("discussions/at/<str:contribution>/change/", views_saying.change, name="change"),
    path("discussions/at/<str:contribution>/wordings/", views.wordings, name="wordings"),
    path("discussions/at/<str:contribution>/answered/", views_saying.answered, name="answered"),
    path("discussions/at/<str:contribution>/hide/", views_keeping.hide, name="hide"),
    path("discussions/at/<str:contribution>/show/", views_keeping.show, name="show"),
    path("discussions/<str:kind>/<str:host>/", views.page, name="page"),
    path("discussions/<str:kind>/<str:host>/write/", views_saying.write, name="write"),
    path("discussions/<str:kind>/<str:host>/follow/", views_saying.follow, name="follow"),
    path("discussions/<str:kind>/<str:host>/lock/", views_keeping.lock, name="lock"),
]
