"""How an address says what is looked at, and how pages lead to others that may not be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch, reverse

from ecotone_web.bridge.selection import Selection
from ecotone_web.rooms.landscape.reads import list_kinds
from ecotone_web.rooms.landscape.tasks import Shown
from ecotone_web.rooms.space.door import SpaceRequest
from ecotone_web.rooms.space.team.rules import can_work

Row = TypeVar("Row", bound=Model)


def read_selection(request: SpaceRequest) -> Selection:
    """What the address asks for, of what there is; small sides together for observers."""
    selection = Selection.from_query(request.GET.dict(), request.GET.getlist("kind"))
    if selection.kinds:
        selection = selection.among(list_kinds(request.space))
    return selection.now if can_work(request.member) else selection.now.for_others()


def read_key(words: Mapping[str, str], name: str) -> int | None:
    """A key in an address; None where there is none, or none that could be one."""
    text = words.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def find_or_404(rows: QuerySet[Row], **fields: Any) -> Row:
    """One row of these; Http404 where it is not among them."""
    row = rows.filter(**fields).first()
    if row is None:
        raise Http404
    return row


def find_address(name: str, *args: object) -> str:
    """The address of a page; nothing where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def answer_waiting(request: SpaceRequest, *shown: Shown) -> HttpResponse | None:
    """What a page that waits for figures is told when it asks again: nothing yet, or to load itself anew."""
    if not request.headers.get("HX-Request"):
        return None
    if any(each.is_pending for each in shown):
        return HttpResponse(status=204)
    return HttpResponse(headers={"HX-Refresh": "true"})


def write_query(selection: Selection, **words: object) -> str:
    """The words of an address: what is looked at, and what else is said."""
    more = urlencode({name: value for name, value in words.items() if value not in (None, "")})
    return "&".join(part for part in (more, selection.as_query) if part)
