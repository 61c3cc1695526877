"""A demonstration of the small world, made once for a module and taken back after it."""

import pytest
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """A Site. Tests that use it bear the mark `django_db`, so that there is a database."""
    from collegium.commons.network.settings import forget
    from collegium.commons.pages.kept import forget_kept
    from collegium.kernel import clock
    from factories.site import Site
    from factories.world import World

    demonstration = override_settings(ROOT_URLCONF="collegium.config.urls_demo", DEMONSTRATION=True)
    with django_db_blocker.unblock(), demonstration, transaction.atomic(), clock.frozen_at(World.now):
        forget()
        forget_kept()
        yield Site(World())
        transaction.set_rollback(True)
    forget()
    forget_kept()
