"""The small world with one sample of each kind, as a demonstration serves it."""

from __future__ import annotations

import re

from django.db import transaction
from django.test import Client
from django.urls import reverse

from architecture.tables import samples

TO_SIGN_IN = "/sign-in/?next="


class Site:
    """Asked for pages in any role; whatever is asked is forgotten."""

    def __init__(self, world):
        self.world = world
        self.samples = {**samples(world), "chair_id": world.person["chair"]}
        self.cookies = {role: world.client(role).cookies.get("collegium_session") for role in world.roles()}

    def path(self, address, absent=None):
        """The path of an address; the sample named `absent` gives way to something of its shape that is nowhere."""
        name, *words = address.split()
        args = [missing(self.samples[word]) if word == absent else self.samples.get(word, word) for word in words]
        return reverse(name, args=args)

    def about(self, address):
        """The samples in an address."""
        return [word for word in address.split()[1:] if word in self.samples]

    def ask(self, role, method, path):
        """The answer, and its status with `in` for the way to the sign-in page."""
        client = Client()
        if self.cookies[role] is not None:
            client.cookies["collegium_session"] = self.cookies[role].value
        with transaction.atomic():
            answer = client.generic(method, path)
            body = b"" if answer.streaming else answer.content
            transaction.set_rollback(True)
        led = answer.headers.get("Location", "").startswith(TO_SIGN_IN)
        return ("in" if led else str(answer.status_code)), body.decode("utf-8", "replace"), dict(answer.headers)


def missing(sample):
    """Something of the shape of a ULID, a number, a token or a slug that nothing is called by."""
    return re.sub(r"[0-9A-Za-z](?=[0-9A-Za-z]{0,3}$)", "0", sample) if len(sample) > 9 else f"{sample}-0"
