"""The door of a space: who comes in, with which role. Every view of a space stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponseBase
from django_htmx.middleware import HtmxDetails

from ecotone_web.records.models import Call, Member, Space, User

P = ParamSpec("P")


class SpaceRequest(HttpRequest):
    """A request inside a space."""

    user: User
    space: Space
    member: Member
    htmx: HtmxDetails


Check = Callable[[Member], None]
View = Callable[Concatenate[SpaceRequest, P], HttpResponseBase]


def find_member(user: Any, slug: str) -> Member:
    """Who she is in the space; raises Http404 for outsiders, as for a space that is not there."""
    calls = Call.objects.filter(space=OuterRef("space"))
    open_call = calls.filter(closed_at=None).values("pk")[:1]
    try:
        return (
            Member.objects.select_related("space", "user")
            # whether the call is among the places, and to which a side leads, without a query of its own
            .annotate(has_call=Exists(calls), open_call=Subquery(open_call))
            .get(space__slug=slug, user=user)
        )
    except Member.DoesNotExist:
        raise Http404 from None


def in_space(check: Check) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """A view behind the door: takes the slug from the address, and sets `request.space` and `request.member`."""

    def wrap(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def inside(request: SpaceRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.member = find_member(request.user, slug)
            request.space = request.member.space
            check(request.member)
            return view(request, *args, **kwargs)

        inside.check = check  # type: ignore[attr-defined]  # the table of addresses and roles reads it
        return login_required(inside)

    return wrap
