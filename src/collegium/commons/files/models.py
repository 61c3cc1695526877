"""One kept file of one object; its bytes lie in the store under their SHA-256."""

from django.db import models

from collegium.commons.journal.models import Kept


class File(Kept):
    KIND = "file"
    name = models.CharField(max_length=160)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    type = models.CharField(max_length=100)
    about_kind = models.CharField(max_length=30)
    about = models.CharField(max_length=26)
    at = models.DateTimeField()
    by = models.CharField(max_length=26, blank=True)

    class Meta:
        indexes = [models.Index(fields=["about", "at"], name="files_about")]
