"""Sources: all of them, one of them, what to put right in it, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from ecotone_web.records.models import Source, Update
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources import tasks
from ecotone_web.rooms.space.sources.acts import reopen, settle, settle_all, sweep_drafts, take_back
from ecotone_web.rooms.space.sources.reads.conflicts import list_conflicts
from ecotone_web.rooms.space.sources.reads.duplicates import count_pairs
from ecotone_web.rooms.space.sources.reads.sources import (
    can_take_back,
    find_brought,
    list_counts,
    list_sources,
    list_unfinished,
)
from ecotone_web.rooms.space.sources.reads.undoing import weigh_undoing
from ecotone_web.rooms.space.sources.rules import check_bring_in
from ecotone_web.rooms.space.sources.views.drafts import show_draft, show_working, tell_sheet
from ecotone_web.rooms.space.sources.views.flow import find_source, go, is_first, show

EACH = 50


@in_space(check_bring_in)
@require_safe
def show_all(request: SpaceRequest) -> HttpResponse:
    """Everything that was brought in."""
    sweep_drafts(space=request.space)
    page = Paginator(list_sources(request.space), EACH).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "n_brought": find_brought(request.space).count(),
        "unfinished": list_unfinished(request.space),
    }
    return show(request, "sources/all.html", context)


@in_space(check_bring_in)
@require_safe
def show_one(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """A source: to look at before it is kept, on its way, or as it was taken in."""
    source = find_source(request, pk)
    if source.state in (Source.State.DRAFT, Source.State.FAILED):
        return show_draft(request, source)
    if source.state == Source.State.WORKING:
        return show_working(request, source, tasks.find_percent(source))
    if request.htmx:
        return HttpResponseClientRefresh()
    if is_first(request) and source.state == Source.State.READY:
        return go(request, "sources:differences")
    conflicts = list_conflicts(source)
    context = {
        "source": source,
        "counts": list_counts(source),
        "sheets": [tell_sheet(sheet, number, {}) for number, sheet in enumerate(source.account)],
        "conflicts": conflicts,
        "n_open": sum(conflict.is_open for conflict in conflicts),
        "can_take_back": can_take_back(source),
        "n_pairs": count_pairs(request.space) if source.state == Source.State.READY else 0,
    }
    return show(request, "sources/one.html", context)


@in_space(check_bring_in)
def undo(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """What goes and what stays; then take it back."""
    source = find_source(request, pk)
    if request.method == "POST":
        if take_back(by=request.member, source=source):
            messages.success(request, _("Taken back."))
        return go(request, "sources:one", source.pk)
    if not can_take_back(source):
        return go(request, "sources:one", source.pk)
    weighed = weigh_undoing(source)
    context = {
        "source": source,
        "weighed": weighed,
        "goes": list_counts(source, weighed.goes),
        "stays": list_counts(source, weighed.stays),
    }
    return show(request, "sources/undo.html", context)


@in_space(check_bring_in)
@require_POST
def settle_one(request: SpaceRequest, pk: int, update: int) -> HttpResponseBase:
    """Decide about one thing that differs, or go back on it."""
    source = find_source(request, pk)
    found = get_object_or_404(source.updates, pk=update, is_conflict=True)
    decision = request.POST.get("decision", "")
    if decision == "reopen":
        reopen(by=request.member, update=found)
    elif decision in Update.Decision.values:
        settle(by=request.member, update=found, decision=decision)
    return go(request, "sources:one", source.pk)


@in_space(check_bring_in)
@require_POST
def settle_rest(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """The same decision for all that still waits."""
    source = find_source(request, pk)
    decision = request.POST.get("decision", "")
    if decision in Update.Decision.values:
        settle_all(by=request.member, source=source, decision=decision)
    return go(request, "sources:one", source.pk)
