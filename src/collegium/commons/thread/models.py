"""The one table of links: from, relation, to; ends are kind and ULID."""

from django.db import models


class Link(models.Model):
    from_kind = models.CharField(max_length=30)
    from_id = models.CharField(max_length=26)
    relation = models.CharField(max_length=30)
    to_kind = models.CharField(max_length=30)
    to_id = models.CharField(max_length=26)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["from_kind", "from_id", "relation", "to_kind", "to_id"], name="linked_once"
            ),
        ]
        indexes = [
            models.Index(fields=["from_id"], name="link_from"),
            models.Index(fields=["to_id"], name="link_to"),
        ]
