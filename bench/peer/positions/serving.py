"""How the peer is served: pages for everybody are kept for a minute, whoever signed in gets hers made."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "positions.settings")

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.middleware.cache import CacheMiddleware


class Kept(CacheMiddleware):
    """Django's own cache of whole pages, for those who send no cookie."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page from memory, or made."""
        answer: Any = self.get_response(request) if request.COOKIES else super().__call__(request)
        return answer


application = get_wsgi_application()
