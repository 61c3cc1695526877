"""Kept pages: who is answered from memory, and who goes past it."""

import pytest

from collegium.config.keeping import Keeping

pytestmark = pytest.mark.usefixtures("world")


class Site:
    """An application that counts how often it is asked."""

    asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        environ["collegium.stamp"] = {"counters": {"papers:public": 0}, "until": None}
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"<p>page</p>"]


def twice(keeping, **headers):
    for _ in range(2):
        environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "a.example", "PATH_INFO": "/", "QUERY_STRING": "", **headers}
        keeping(environ, lambda status, headers, exc_info=None: None)
    return keeping.app.asked


def test_an_unchanged_page_is_drawn_once():
    assert twice(Keeping(Site(), None)) == 1


def test_behind_a_proxy_too():
    assert twice(Keeping(Site(), None), HTTP_X_FORWARDED_FOR="203.0.113.7", HTTP_X_FORWARDED_PROTO="https") == 1


def test_a_demonstration_sees_each_request_that_came_through_a_proxy():
    assert twice(Keeping(Site(), None, forwarded=False), HTTP_X_FORWARDED_FOR="203.0.113.7") == 2


def test_who_may_be_somebody_goes_past():
    assert twice(Keeping(Site(), None), HTTP_COOKIE="a=b") == 2
