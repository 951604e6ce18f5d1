"""What every page knows: the space, who is looking, and the places she may go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import can_run_team, can_work

PLACES = (
    (_("Home"), "reports:home", False),
    (_("Landscape"), "landscape:map", False),
    (_("Boundaries"), "boundaries:all", False),
    (_("People"), "people:all", True),
    (_("Notebook"), "notebook:all", True),
    (_("Call"), "call:all", True),
    (_("Space"), "team_space:space", True),
)
"""The five places, those that come when they hold something, and the space: name, address, whether the team alone goes
there."""

CALL_ROOMS = {"call", "invitations", "letters", "hearing", "paper", "legitimacy"}

SPACE_PLACES = (
    (_("The space"), "team_space:space"),
    (_("Team"), "team_space:team"),
    (_("Sources"), "sources:all"),
    (_("History"), "privacy:history"),
    (_("Privacy"), "privacy:overview"),
    (_("Export and backup"), "export:ways"),
)


@dataclass(frozen=True)
class Place:
    """A place in the menu."""

    name: str | Promise
    address: str
    is_here: bool
    is_later: bool = False


LOCAL = ("localhost", "127.0.0.1", "::1")
"""Where the workbench is reached from this computer alone: a link to it opens nothing elsewhere."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Space, rights and places for the frame of a page; outside a space None, False and nothing."""
    member: Member | None = getattr(request, "member", None)
    works = member is not None and can_work(member)
    return {
        "space": getattr(request, "space", None),
        "member": member,
        "can_work": works,
        "can_run_team": member is not None and can_run_team(member),
        "is_shared": _is_shared(request),
        "prints_letters": settings.PRINTS_LETTERS,
        "is_local": urlsplit(settings.PUBLIC_URL).hostname in LOCAL,
        "places": list(_list_places(request, works)) if member else [],
        "space_places": list(_list_space_places(request)) if works else [],
    }


def _list_places(request: HttpRequest, works: bool) -> Iterable[Place]:
    here = _where(request)
    for name, address, is_team in PLACES:
        room = address.partition(":")[0]
        if (is_team and not works) or (room == "call" and not _has_call(request, here)):
            continue
        is_here = here in ROOMS_OF.get(room, {room}) and not _is_shared(request)
        yield Place(name, _reverse(address, request), is_here, is_later=room == "team_space")


def _has_call(request: HttpRequest, here: str) -> bool:
    """Whether there is a call, or she is about to word one."""
    return bool(getattr(request.member, "has_call", False)) or here in CALL_ROOMS  # type: ignore[attr-defined]


def _list_space_places(request: HttpRequest) -> Iterable[Place]:
    for name, address in SPACE_PLACES:
        place = _reverse(address, request)
        is_here = request.path == place if address == "team_space:space" else request.path.startswith(place)
        yield Place(name, place, is_here)


def _is_shared(request: HttpRequest) -> bool:
    """Whether this is a page of what is shown to others: it has a button of its own, and is none of the places."""
    match = request.resolver_match
    return match is not None and match.view_name in ("reports:share", "reports:sheet")


ROOMS_OF = {
    "team_space": {"team_space", "sources", "privacy", "export", "keys"},
    "call": CALL_ROOMS,
}
"""Rooms that are reached through a place of another name."""


def _where(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.namespace if match else ""


def _reverse(address: str, request: HttpRequest) -> str:
    return reverse(address, args=[request.space.slug])  # type: ignore[attr-defined]
