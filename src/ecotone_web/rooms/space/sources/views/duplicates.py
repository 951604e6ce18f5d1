"""Records that may be one person, side by side; a person decides."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecotone_web.records.models import Merge, Person
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.acts import CannotMerge, keep_apart, merge_people, unmerge
from ecotone_web.rooms.space.sources.reads.duplicates import MOST, suggest_duplicates
from ecotone_web.rooms.space.sources.reads.pairs import compare, list_merges
from ecotone_web.rooms.space.sources.rules import check_bring_in
from ecotone_web.rooms.space.sources.views.flow import go, show


@in_space(check_bring_in)
@require_safe
def show_all(request: SpaceRequest) -> HttpResponse:
    """What may be one person, and what was made one."""
    suggestions = suggest_duplicates(request.space)
    context = {
        "suggestions": suggestions,
        "is_cut": len(suggestions) == MOST,
        "merges": list_merges(request.space),
    }
    return show(request, "sources/duplicates.html", context)


@in_space(check_bring_in)
def show_pair(request: SpaceRequest, one: UUID, other: UUID) -> HttpResponseBase:
    """Two records side by side."""
    kept = get_object_or_404(Person, space=request.space, uid=one)
    gone = get_object_or_404(Person, space=request.space, uid=other)
    if kept == gone:
        return go(request, "sources:duplicates")
    if request.method == "POST":
        if request.POST.get("decision") == "one":
            try:
                merge_people(by=request.member, kept=kept, gone=gone, chosen=request.POST.dict())
            except CannotMerge as refusal:
                messages.error(request, str(refusal.sentence))
            else:
                messages.success(request, _("The two records are one now. You can go back on it below."))
        elif request.POST.get("decision") == "two":
            keep_apart(by=request.member, one=kept, other=gone)
            messages.success(request, _("They stay two. You will not be asked again."))
        return go(request, "sources:duplicates")
    return show(request, "sources/pair.html", {"kept": kept, "gone": gone, **compare(kept, gone)})


@in_space(check_bring_in)
@require_POST
def undo(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """Make two records of one again."""
    merge = get_object_or_404(Merge, pk=pk, space=request.space)
    if unmerge(by=request.member, merge=merge):
        messages.success(request, _("They are two records again."))
    else:
        messages.error(request, _("This can no longer be undone."))
    return go(request, "sources:duplicates")
