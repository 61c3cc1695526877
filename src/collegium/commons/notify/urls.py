"""Addresses of inbox, preferences and unsubscribing."""

from django.urls import path

from . import views

app_name = "notify"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.read_all, name="read_all"),
    path("inbox/preferences/", views.preferences, name="preferences"),
    path("inbox/mail/", views.waiting, name="waiting"),
    path("inbox/<slug:line>/", views.open_line, name="open"),
    path("inbox/<slug:line>/read/", views.read, name="read"),
    path("unsubscribe/<str:token>", views.unsubscribe_page, name="unsubscribe"),
]
