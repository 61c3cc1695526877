"""The address of a file; it has no words, hence no language."""

from django.urls import path

from .views import download

app_name = "files"
urlpatterns = [path("files/<slug:file>/", download, name="download")]
