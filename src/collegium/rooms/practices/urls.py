"""Addresses of good practices."""

from __future__ import annotations

from django.urls import path

from . import views, views_review, views_using, views_writing

app_name = "practices"
urlpatterns = [
    path("practices/", views.list_, name="list"),
    path("practices/travels/", views.travels, name="travels"),
    path("practices/new/", views_writing.new, name="new"),
    path("practices/<str:practice>/", views.page, name="page"),
    path("practices/<str:practice>/change/", views_writing.change, name="change"),
    path("practices/<str:practice>/files/", views_writing.files, name="files"),
    path("practices/<str:practice>/files/<str:file>/remove/", views_writing.remove_file, name="remove_file"),
    path("practices/<str:practice>/submit/", views_review.submit, name="submit"),
    path("practices/<str:practice>/review/", views_review.review, name="review"),
    path("practices/<str:practice>/withdraw/", views_review.withdraw, name="withdraw"),
    path("practices/<str:practice>/reopen/", views_review.reopen, name="reopen"),
    path("practices/<str:practice>/confirm/", views_using.confirm, name="confirm"),
    path("practices/<str:practice>/tried/", views_using.tried, name="tried"),
    path("practices/<str:practice>/tried/withdraw/", views_using.withdraw_trial, name="withdraw_trial"),
    path("practices/<str:practice>/write/", views_using.write, name="write"),
    path("practices/<str:practice>/messages/", views_using.messages, name="messages"),
]
