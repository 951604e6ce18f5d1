"""The spaces of an account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.team.rules import check_see_space


@login_required
def show_spaces(request: HttpRequest) -> HttpResponse:
    """All spaces that she works in."""
    memberships = request.user.memberships.select_related("space").order_by("space__name")
    return render(request, "team/spaces.html", {"memberships": memberships})


@in_space(check_see_space)
def show_space(request: SpaceRequest) -> HttpResponse:
    """To be built."""
    return render(request, "site/soon.html")


@in_space(check_see_space)
def show_team(request: SpaceRequest) -> HttpResponse:
    """To be built."""
    return render(request, "site/soon.html")
