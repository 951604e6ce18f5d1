"""The address with which one enters a demonstration. It exists nowhere else."""

from __future__ import annotations

import os

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from ecotone_web.records.models import Space, User
from ecotone_web.rooms.space.team.joining_views import sign_in


def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in and go Home."""
    if not constant_time_compare(token, os.environ["ECOTONE_DEMO_TOKEN"]):
        raise Http404
    sign_in(request, User.objects.get())
    first = Space.objects.order_by("pk").values_list("slug", flat=True)[0]
    return redirect("reports:home", first)
