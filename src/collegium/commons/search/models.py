"""The entries and what waits to be read again. The full-text index beside them is made by a migration."""

from django.db import models


class SearchEntry(models.Model):
    """One thing to be found. Short columns come first: SQLite reads them without touching the long text.

    `tokens`: the audience tokens, any of which suffices, and one token for the kind.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=30)
    ident = models.CharField(max_length=26)
    tokens = models.CharField(max_length=4000, blank=True)
    at = models.DateTimeField(null=True)
    language = models.CharField(max_length=8)
    url = models.CharField(max_length=400)
    title = models.CharField(max_length=400)
    detail = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        db_table = "search_entry"
        constraints = [models.UniqueConstraint(fields=["kind", "ident"], name="one_entry_for_a_thing")]
        indexes = [models.Index(fields=["id", "kind"], name="search_kind_of_entry")]


class SearchTouch(models.Model):
    """Something changed; rows are never merged, so that a change during a reading is not lost."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=30)
    ident = models.CharField(max_length=26)

    class Meta:
        db_table = "search_touch"
