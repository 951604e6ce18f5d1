"""Sources: all of them, one of them, what to put right in it, and taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from ecotone_web.bridge.fitting import UNNAMED
from ecotone_web.bridge.remarks import say_refusal, say_remark
from ecotone_web.records.models import Source, Update
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources import tasks
from ecotone_web.rooms.space.sources.acts import (
    correct,
    give_up,
    reopen,
    settle,
    settle_all,
    sweep_drafts,
    take_back,
)
from ecotone_web.rooms.space.sources.forms.corrections import (
    ROLES,
    guess_sheet,
    list_columns,
    read_corrections,
)
from ecotone_web.rooms.space.sources.reads.conflicts import list_conflicts
from ecotone_web.rooms.space.sources.reads.sources import can_take_back, list_counts, list_sources
from ecotone_web.rooms.space.sources.reads.undoing import weigh_undoing
from ecotone_web.rooms.space.sources.rules import check_bring_in
from ecotone_web.rooms.space.sources.views.flow import find_source, go, is_first, show

EACH = 50


@in_space(check_bring_in)
@require_safe
def show_all(request: SpaceRequest) -> HttpResponse:
    """Everything that was brought in."""
    sweep_drafts(space=request.space)
    page = Paginator(list_sources(request.space), EACH).get_page(request.GET.get("page"))
    return show(request, "sources/all.html", {"page": page})


@in_space(check_bring_in)
@require_safe
def show_one(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """A source: to look at before it is kept, on its way, or as it was taken in."""
    source = find_source(request, pk)
    if source.state in (Source.State.DRAFT, Source.State.FAILED):
        return _show_draft(request, source)
    if source.state == Source.State.WORKING:
        return _show_working(request, source, tasks.find_percent(source))
    if request.htmx:
        return HttpResponseClientRefresh()
    if is_first(request) and source.state == Source.State.READY:
        return go(request, "sources:differences")
    conflicts = list_conflicts(source)
    context = {
        "source": source,
        "counts": list_counts(source),
        "sheets": [_tell_sheet(sheet, number, {}) for number, sheet in enumerate(source.account)],
        "conflicts": conflicts,
        "n_open": sum(conflict.is_open for conflict in conflicts),
        "can_take_back": can_take_back(source),
    }
    return show(request, "sources/one.html", context)


def _show_working(request: SpaceRequest, source: Source, percent: int | None) -> HttpResponseBase:
    """How far it is; asked for again by the page itself, or by a link."""
    is_reading = source.state == Source.State.DRAFT
    context = {"source": source, "percent": percent, "is_reading": is_reading, "has_stopped": percent is None}
    template = "sources/progress.html" if request.htmx else "sources/working.html"
    return show(request, template, context)


def _show_draft(request: SpaceRequest, source: Source) -> HttpResponseBase:
    look = tasks.look_at(source)
    if look.percent is not None:
        return _show_working(request, source, look.percent)
    if request.htmx:
        return HttpResponseClientRefresh()
    sheets = look.sheets or (guess_sheet(look.refused) if look.refused else [])
    context: dict[str, Any] = {
        "source": source,
        "refused": say_refusal(look.refused) if look.refused else "",
        "sheets": [_tell_sheet(sheet, number, source.hints) for number, sheet in enumerate(sheets)],
        "preview": look.preview,
        "unknown": ", ".join(source.hints.get("unknown", [])),
        "is_corrected": bool({name for name in source.hints if name != "day"}),
        "has_failed": source.state == Source.State.FAILED,
        "can_correct": any(sheet["columns"] for sheet in sheets) or bool(source.hints.get("unknown")),
    }
    if look.preview:
        counts = look.preview["counts"]
        context["kinds"] = [
            {"field": f"k-{place}", "found": "" if kind == UNNAMED else kind, "name": name}
            for place, (kind, name) in enumerate(
                zip(look.preview["kinds"], look.preview["names"], strict=True)
            )
        ]
        context["counts"] = list_counts(source, counts)
        context["n_understood"] = look.preview["n_lines"] - len(look.preview["problems"])
    return show(request, "sources/draft.html", context)


def _tell_sheet(sheet: dict[str, Any], number: int, hints: dict[str, Any]) -> dict[str, Any]:
    """A file or sheet as a page shows it."""
    roles = [str(ROLES.get(role, role)) for role in sheet["role"].split(" and ") if role != "any"]
    return {
        "file": sheet["file"],
        "sheet": sheet["sheet"],
        "role": _(" and ").join(roles),
        "rows": sheet.get("rows"),
        "columns": list_columns(sheet, number, hints),
        "left_out": [say_remark(remark) for remark in sheet.get("left_out", [])],
        "repaired": [say_remark(remark) for remark in sheet.get("repaired", [])],
    }


@in_space(check_bring_in)
@require_POST
def correct_one(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """Read it as was chosen, or as at first."""
    source = find_source(request, pk)
    look = tasks.look_at(source)
    if look.percent is None:
        kept = {"day": source.hints["day"]} if source.hints.get("day") else {}
        if "afresh" in request.POST:
            correct(by=request.member, source=source, hints=kept)
        else:
            sheets = look.sheets or (guess_sheet(look.refused) if look.refused else [])
            kinds = look.preview["kinds"] if look.preview else []
            hints = read_corrections(request.POST, sheets, kinds, source.hints)
            correct(by=request.member, source=source, hints={**kept, **hints})
    return go(request, "sources:one", source.pk)


@in_space(check_bring_in)
@require_POST
def keep_one(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """Take it in, once."""
    source = find_source(request, pk)
    tasks.keep(by=request.member, source=source)
    source.refresh_from_db()
    if source.state == Source.State.READY:
        messages.success(request, _say_kept(source.counts.get("people", 0)))
    return go(request, "sources:one", source.pk)


def _say_kept(n: int) -> str:
    if n == 0:
        return _("Kept. Everybody in it was here already.")
    return ngettext("Kept. %(n)s person is new.", "Kept. %(n)s people are new.", n) % {"n": n}


@in_space(check_bring_in)
@require_POST
def give_up_one(request: SpaceRequest, pk: int) -> HttpResponseBase:
    """Keep nothing of it."""
    if give_up(by=request.member, source=find_source(request, pk)):
        messages.success(request, _("Nothing was kept."))
    return go(request, "sources:begin" if is_first(request) else "sources:all")


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
