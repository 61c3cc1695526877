"""The addresses of a demonstration: all others of `notify`, and the page of mail that never leaves."""

from django.urls import path

from . import views_demo
from .urls import app_name
from .urls import urlpatterns as usual

__all__ = ["app_name", "urlpatterns"]

urlpatterns = [
    *usual,
    path("outbox/", views_demo.outbox, name="outbox"),
    path("outbox/<slug:letter>/", views_demo.letter, name="letter"),
]
