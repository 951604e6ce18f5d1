"""What no honest browser sends, refused before anybody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class RefuseNul:
    """The letter NUL, which nobody can type and PostgreSQL cannot hold, in an address or in a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Goes on; what was sent is looked at when it is known who reads it."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Answers 400 where it is in what was sent."""
        words = chain.from_iterable(
            values for sent in (request.GET, request.POST) for _, values in sent.lists()
        )
        if any("\0" in word for word in words):
            raise BadRequest("NUL")
