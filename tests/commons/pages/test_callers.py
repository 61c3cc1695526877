"""Who asks, past the proxies: a header that anybody can write is believed of our own proxies only."""

import pytest
from django.test import Client, RequestFactory

from collegium.commons.pages.callers import caller_of


@pytest.mark.parametrize(
    ("peer", "header", "caller"),
    [
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("127.0.0.1", "203.0.113.7, 10.0.0.4", "203.0.113.7"),
        ("10.0.0.4", "2001:db8::1", "2001:db8::1"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("127.0.0.1", "unknown", "unknown"),
        ("127.0.0.1", "198.51.100.1, nonsense", "nonsense"),
        ("", "198.51.100.1", ""),
    ],
)
def test_the_caller(settings, peer, header, caller):
    settings.PROXIES = ("127.0.0.1/32", "10.0.0.0/24")
    more = {"HTTP_X_FORWARDED_FOR": header} if header else {}
    assert caller_of(RequestFactory().get("/", REMOTE_ADDR=peer, **more)) == caller


def test_behind_a_proxy_one_caller_does_not_stop_another(world, settings):
    client = Client(REMOTE_ADDR="127.0.0.1")
    settings.DEMONSTRATION = False

    def ask(number, caller):
        return client.post("/sign-in/", {"email": f"n{number}@b.example"}, HTTP_X_FORWARDED_FOR=caller).status_code

    assert {ask(number, "203.0.113.7") for number in range(30)} == {200}
    assert ask(30, "203.0.113.7") == 429
    assert ask(31, "198.51.100.1, 203.0.113.7") == 429
    assert ask(32, "203.0.113.8") == 200
