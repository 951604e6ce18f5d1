"""A draft: what was understood of it, to be put right, kept or given up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from ecotone_web.bridge.fitting import UNNAMED
from ecotone_web.bridge.remarks import say_refusal, say_remark
from ecotone_web.records.models import Source
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources import tasks
from ecotone_web.rooms.space.sources.acts import correct, give_up
from ecotone_web.rooms.space.sources.forms.corrections import (
    ROLES,
    guess_sheet,
    list_columns,
    read_corrections,
)
from ecotone_web.rooms.space.sources.reads.sources import list_counts
from ecotone_web.rooms.space.sources.rules import check_bring_in
from ecotone_web.rooms.space.sources.views.flow import find_source, go, is_first, show

FORMS: dict[str, str] = {
    Source.Kind.PASTED: "sources:paste",
    Source.Kind.FILE: "sources:file",
    Source.Kind.MEETING: "sources:meeting",
}
"""Where a draft comes from."""

FIRST_ROWS = 8
EACH = 100


def show_draft(request: SpaceRequest, source: Source) -> HttpResponseBase:
    """What was understood and what is wrong, to be put right before it is kept."""
    look = tasks.look_at(source)
    if look.percent is not None:
        return show_working(request, source, look.percent)
    if request.htmx:
        return HttpResponseClientRefresh()
    sheets = look.sheets or (guess_sheet(look.refused) if look.refused else [])
    context: dict[str, Any] = {
        "source": source,
        "refused": say_refusal(look.refused) if look.refused else "",
        "sheets": [tell_sheet(sheet, number, source.hints) for number, sheet in enumerate(sheets)],
        "preview": look.preview,
        "unknown": ", ".join(source.hints.get("unknown", [])),
        "is_corrected": bool({name for name in source.hints if name != "day"}),
        "has_failed": source.state == Source.State.FAILED,
        "can_correct": any(sheet["columns"] for sheet in sheets) or bool(source.hints.get("unknown")),
    }
    if look.preview:
        rows = look.preview["rows"]
        context["is_whole"] = request.GET.get("rows") == "all"
        context["page"] = Paginator(rows, EACH if context["is_whole"] else FIRST_ROWS).get_page(
            request.GET.get("page")
        )
        counts = look.preview["counts"]
        context["kinds"] = [
            {"field": f"k-{place}", "found": "" if kind == UNNAMED else kind, "name": name}
            for place, (kind, name) in enumerate(
                zip(look.preview["kinds"], look.preview["names"], strict=True)
            )
        ]
        context["coded"] = [
            codes["boundary"]
            for codes in look.preview["codes"]
            if not all(called for _code, called in codes["sides"])
        ]
        context["counts"] = list_counts(source, counts)
        context["n_understood"] = look.preview["n_lines"] - len(look.preview["problems"])
    return show(request, "sources/draft.html", context)


def show_working(request: SpaceRequest, source: Source, percent: int | None) -> HttpResponseBase:
    """How far it is; asked for again by the page itself, or by a link."""
    is_reading = source.state == Source.State.DRAFT
    context = {"source": source, "percent": percent, "is_reading": is_reading, "has_stopped": percent is None}
    template = "sources/progress.html" if request.htmx else "sources/working.html"
    return show(request, template, context)


def tell_sheet(sheet: dict[str, Any], number: int, hints: dict[str, Any]) -> dict[str, Any]:
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
            hints = read_corrections(request.POST, sheets, look.preview, source.hints)
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
    """Keep nothing of it; what could not be read leads back to the form that it came from."""
    source = find_source(request, pk)
    if give_up(by=request.member, source=source):
        messages.success(request, _("Nothing was kept."))
    if "another" in request.POST and source.kind in FORMS:
        return go(request, FORMS[source.kind])
    return go(request, "sources:begin" if is_first(request) else "sources:all")
