"""A person of the network, or an outside contact."""

from django.db import models
from django.db.models.functions import Lower

from collegium.commons.journal.models import Kept, as_choices

from .choices import State


class Person(Kept):
    KIND = "person"
    name = models.CharField(max_length=120)
    given = models.CharField(max_length=60, blank=True)
    family = models.CharField(max_length=80, blank=True)
    sort_name = models.CharField(max_length=160, db_index=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=8, default="en")
    orcid = models.CharField(max_length=19, blank=True)
    state = models.CharField(max_length=10, choices=as_choices(State), default=State.ACTIVE)
    outside = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="one_person_for_an_address", condition=~models.Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return self.name
