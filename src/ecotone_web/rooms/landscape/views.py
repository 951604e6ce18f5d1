"""Pages of this room."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.team.rules import check_see_space


@in_space(check_see_space)
def show_map(request: SpaceRequest) -> HttpResponse:
    """To be built."""
    return render(request, "site/soon.html")


@in_space(check_see_space)
def show_all(request: SpaceRequest) -> HttpResponse:
    """To be built."""
    return render(request, "site/soon.html")
