"""Every address says who may come in."""

from django.urls import URLPattern, URLResolver, get_resolver

from architecture.house import load_all
from collegium.commons.access import PERMITS


def patterns(resolver: URLResolver, prefix: str = ""):
    for item in resolver.url_patterns:
        address = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from patterns(item, address)
        elif isinstance(item, URLPattern):
            yield address, item.callback


def all_addresses():
    load_all()
    return list(patterns(get_resolver("collegium.config.urls_demo")))


def test_every_address_has_a_door():
    found = all_addresses()
    assert len(found) > 40
    open_ones = [address for address, view in found if not hasattr(view, "door")]
    assert not open_ones


def test_every_door_is_public_signed_in_or_a_permission():
    doors = {view.door for _, view in all_addresses() if hasattr(view, "door")}
    assert not doors - {"public", "signed_in", "signed_link"} - set(PERMITS)


def test_the_switcher_stands_in_no_other_address_table():
    load_all()
    usual = [address for address, _ in patterns(get_resolver("collegium.config.urls"))]
    assert usual and not [address for address in usual if address.startswith("demo")]
