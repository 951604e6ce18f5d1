"""Where her pages are."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse


def find_address(request: HttpRequest, name: str, *args: Any, **words: str) -> str:
    """One of her pages, with the language that the address of this one asks for."""
    token, language = request.token, request.said_language  # type: ignore[attr-defined]  # set by the door
    said = {**({"lang": language} if language else {}), **words}
    return reverse(name, args=[token, *args]) + (f"?{urlencode(said)}" if said else "")
