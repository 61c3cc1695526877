"""Addresses without words, hence without a language: signed links."""

from django.urls import path

from .views_signed import signed

app_name = "notify_plain"
urlpatterns = [path("a/<str:token>", signed, name="signed")]
