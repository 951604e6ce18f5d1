"""How an address says what is looked at, and what a page is told that waits for figures."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django_htmx.http import HttpResponseClientRefresh

from ecotone_web.bridge.selection import Selection
from ecotone_web.rooms.landscape.reads import list_kinds
from ecotone_web.rooms.landscape.tasks import Shown
from ecotone_web.rooms.space.door import SpaceRequest
from ecotone_web.rooms.space.team.rules import can_work


def read_selection(request: SpaceRequest) -> Selection:
    """What the address asks for, of what there is; without the earlier day, which one page alone compares with."""
    return read_both_days(request).now


def read_both_days(request: SpaceRequest) -> Selection:
    """The same with the earlier day; for observers small sides together, and days no finer than a month."""
    selection = Selection.from_query(request.GET.dict(), request.GET.getlist("kind"))
    if selection.kinds:
        selection = selection.among(list_kinds(request.space))
    return selection if can_work(request.member) else selection.for_observers()


def answer_waiting(request: SpaceRequest, *shown: Shown) -> HttpResponse | None:
    """What a page that waits for figures is told when it asks again: nothing yet, or to load itself anew."""
    if not request.htmx:
        return None
    if any(each.is_pending for each in shown):
        return HttpResponse(status=204)
    return HttpResponseClientRefresh()


def write_query(selection: Selection, **words: object) -> str:
    """The words of an address: what is looked at, and what else is said."""
    more = urlencode({name: value for name, value in words.items() if value not in (None, "")})
    return "&".join(part for part in (more, selection.as_query) if part)
