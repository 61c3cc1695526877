"""Addresses of events and calendars."""

from __future__ import annotations

from django.urls import path

from . import views, views_calendar, views_people, views_planning, views_programme, views_registering

app_name = "events"
EVENT = "events/<str:event>"
urlpatterns = [
    path("events/", views.list_, name="list"),
    path("events/new/", views_planning.new, name="new"),
    path("events/<str:event>.ics", views.ics, name="ics"),
    path(f"{EVENT}/", views.page, name="page"),
    path(f"{EVENT}/change/", views_planning.change, name="change"),
    path(f"{EVENT}/move/<slug:move>/", views_planning.move, name="move"),
    path(f"{EVENT}/programme/", views_programme.programme, name="programme"),
    path(f"{EVENT}/programme/new/", views_programme.new, name="new_session"),
    path(f"{EVENT}/programme/<str:session>/", views_programme.change, name="session"),
    path(f"{EVENT}/programme/<str:session>/remove/", views_programme.remove, name="remove_session"),
    path(f"{EVENT}/discussed/", views_programme.discussed, name="discussed"),
    path(f"{EVENT}/register/", views_registering.register, name="register"),
    path(f"{EVENT}/registration/", views_registering.registration, name="registration"),
    path(f"{EVENT}/registration/cancel/", views_registering.cancel, name="cancel_registration"),
    path(f"{EVENT}/decline/", views_registering.decline, name="decline"),
    path(f"{EVENT}/participants/", views_people.participants, name="participants"),
    path(f"{EVENT}/participants.csv", views_people.participants_csv, name="participants_csv"),
    path(f"{EVENT}/attendance/", views_people.attendance, name="attendance"),
    path(f"{EVENT}/needs/erase/", views_people.erase_needs, name="erase_needs"),
    path(f"{EVENT}/certificate.pdf", views_people.certificate, name="certificate"),
    path("calendar/", views_calendar.calendar, name="calendar"),
    path("calendar/address/", views_calendar.make, name="make_feed"),
    path("calendar/address/end/", views_calendar.end, name="end_feed"),
    path("calendar/<str:token>.ics", views_calendar.feed, name="feed"),
]
