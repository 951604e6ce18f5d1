"""What an address, or a form, says of rows; and how one goes back to where one came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST_KEY = 18
"""Digits of a key that every database can hold."""


def read_key(words: Mapping[str, str], name: str) -> int | None:
    """A key; None where there is none, or none that could be one."""
    return next(iter(read_keys([words.get(name, "")])), None)


def read_keys(texts: Iterable[str]) -> list[int]:
    """Those of these that could be keys."""
    return [int(text) for text in texts if text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY]


def read_uids(texts: Iterable[str]) -> list[UUID]:
    """Those of these that could be numbers of people."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def find_way_back(request: HttpRequest, otherwise: str) -> str:
    """The page that a form names as `next`, if it is one of ours."""
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if is_ours else otherwise
