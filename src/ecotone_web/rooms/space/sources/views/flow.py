"""How one page follows another; on the first visit, which has four steps, and at any later time."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from ecotone_web.records.models import Source
from ecotone_web.rooms.space.door import SpaceRequest


def is_first(request: SpaceRequest) -> bool:
    """Whether this is the first visit."""
    return (request.POST.get("first") or request.GET.get("first")) == "yes"


def go(request: SpaceRequest, name: str, *args: Any) -> HttpResponseRedirect:
    """On to a page of the space; a first visit stays one."""
    address = reverse(name, args=[request.space.slug, *args])
    return redirect(f"{address}?{urlencode({'first': 'yes'})}" if is_first(request) else address)


def show(request: SpaceRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of this room, with the frame of the first visit or the usual one."""
    first = is_first(request)
    frame = {
        "first": first,
        "base": "bare.html" if first else "base.html",
        "query": "?first=yes" if first else "",
    }
    return render(request, template, {**frame, **context}, status=status)


def find_source(request: SpaceRequest, pk: int) -> Source:
    """A source of this space."""
    sources = Source.objects.exclude(
        kind=Source.Kind.ARCHIVE
    )  # an archive is no source: what is in it has its own
    return get_object_or_404(
        sources.select_related("space", "added_by", "undone_by"), pk=pk, space=request.space
    )
