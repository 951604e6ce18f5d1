"""Then and now: the landscape on two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ecotone_web.bridge.changes import CHANGE
from ecotone_web.bridge.selection import Selection
from ecotone_web.rooms.boundaries.reads.days import find_first_day
from ecotone_web.rooms.boundaries.reads.parts import name_people
from ecotone_web.rooms.boundaries.rules import can_see_knowledge, check_see_boundaries
from ecotone_web.rooms.landscape.reads import list_kinds
from ecotone_web.rooms.landscape.tasks import Shown, provide_reading
from ecotone_web.rooms.landscape.views.choosing import answer_waiting, read_both_days, write_query
from ecotone_web.rooms.space.door import SpaceRequest, in_space

AGO = ((90, _("Three months ago")), (182, _("Half a year ago")), (365, _("A year ago")))
"""Earlier days that are offered, as far as anything is known of them."""


@in_space(check_see_boundaries)
@require_GET
def show_change(request: SpaceRequest) -> HttpResponse:
    """What opened, what closed, who came and who went between two days."""
    selection = read_both_days(request)
    then, now = selection.then, selection.on or timezone.localdate()
    first = find_first_day(request.space)
    can_compare = first is not None and then is not None and then < now
    shown = provide_reading(request.space, CHANGE, selection) if can_compare else Shown(None)
    waiting = answer_waiting(request, shown)
    if waiting is not None:
        return waiting
    context = {
        "here": request.get_full_path(),
        "selection": selection,
        "now": now,
        "first": first,
        "is_backwards": then is not None and then >= now,
        "shown": shown,
        "content": shown.content,
        "kinds": list_kinds(request.space),
        "offered": _offer_days(selection, now, first),
        "query": "?" + write_query(selection.now),
        "meeting_address": reverse("sources:meeting", args=[request.space.slug]),
        **_name_moved(request, shown),
    }
    return render(request, "boundaries/change.html", context)


def _offer_days(selection: Selection, now: date, first: date | None) -> list[tuple[object, str]]:
    if first is None:
        return []
    days = [(now - timedelta(days=ago), said) for ago, said in AGO]
    return [(said, "?" + write_query(replace(selection, then=day))) for day, said in days if first <= day]


def _name_moved(request: SpaceRequest, shown: Shown) -> dict[str, Any]:
    """Who came and who went: names for the team alone."""
    if shown.content is None or not can_see_knowledge(request.member):
        return {"came": None, "went": None}
    came, went = name_people(request.space, [shown.content["came"], shown.content["went"]])
    return {"came": came, "went": went}
