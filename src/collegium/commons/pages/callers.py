"""From where a request comes, past the proxies that this installation trusts."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def caller_of(request: HttpRequest) -> str:
    """The address of the caller: the last one in X-Forwarded-For that is no proxy of ours, else the peer's.

    The header is believed only when the peer is one of `settings.PROXIES`: anybody can write one.
    """
    caller = str(request.META.get("REMOTE_ADDR", ""))
    for named in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        if not _is_ours(caller) or not named.strip():
            break
        caller = named.strip()[:64]
    return caller


def _is_ours(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in ipaddress.ip_network(network) for network in settings.PROXIES)
