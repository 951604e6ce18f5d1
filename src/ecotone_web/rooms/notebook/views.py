"""The notebook and its lines."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.records.models import AREAS, Note
from ecotone_web.rooms.notebook import acts
from ecotone_web.rooms.notebook.forms import NoteForm
from ecotone_web.rooms.notebook.reads import (
    Wanted,
    count_areas,
    find_notes,
    group_by_day,
    list_months,
)
from ecotone_web.rooms.notebook.rules import can_change, check_write
from ecotone_web.rooms.space.addresses import find_way_back
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.people import offer_all_names

LINES = 40
"""Lines on one page."""


@in_space(check_write)
def show_all(request: SpaceRequest) -> HttpResponse:
    """The lines by day, and the place to write one."""
    wanted = _read_wanted(request)
    page = Paginator(find_notes(request.member, wanted), LINES).get_page(request.GET.get("page"))
    return _show(request, NoteForm(request.member), wanted, page)


@in_space(check_write)
@require_POST
def keep_line(request: SpaceRequest) -> HttpResponse:
    """Keep a new line, and go back to where it was written."""
    form = NoteForm(request.member, request.POST)
    if not form.is_valid():
        page = Paginator(find_notes(request.member), LINES).get_page(1)
        return _show(request, form, Wanted(), page, status=422)
    acts.write_line(by=request.member, **form.cleaned_data)
    messages.success(request, _("Kept. Only you can read it, until you share it with the team."))
    return redirect(find_way_back(request, reverse("notebook:all", args=[request.space.slug])))


@in_space(check_write)
def show_line(request: SpaceRequest, pk: int) -> HttpResponse:
    """One line, to be worded anew."""
    note = _find_own(request, pk)
    form = NoteForm(
        request.member,
        request.POST or None,
        initial={
            "text": note.text,
            "on": note.on,
            "area": note.area,
            "people": "; ".join(person.name for person in note.people.all()),
            "boundary": note.boundary_id,
        },
    )
    if request.method == "POST" and form.is_valid():
        acts.word_anew(by=request.member, note=note, **form.cleaned_data)
        return redirect("notebook:all", request.space.slug)
    offered = offer_all_names(request.space)
    return render(request, "notebook/line.html", {"note": note, "form": form, "offered": offered})


@in_space(check_write)
@require_POST
def do_with_line(request: SpaceRequest, pk: int, what: str) -> HttpResponse:
    """Share a line, take that back, or take the line away."""
    note = _find_own(request, pk)
    {"share": acts.share, "take-back": acts.take_back, "take-away": acts.take_away}[what](
        by=request.member, note=note
    )
    return redirect("notebook:all", request.space.slug)


def _find_own(request: SpaceRequest, pk: int) -> Note:
    note = find_notes(request.member).filter(pk=pk).first()
    if note is None or not can_change(request.member, note):
        raise Http404
    return note


def _show(
    request: SpaceRequest, form: NoteForm, wanted: Wanted, page: object, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "notebook/all.html",
        {
            "form": form,
            "wanted": wanted,
            "page": page,
            "days": group_by_day(page),  # type: ignore[arg-type]
            "areas": count_areas(request.member),
            "months": list_months(request.member),
            "offered": offer_all_names(request.space),
        },
        status=status,
    )


def _read_wanted(request: SpaceRequest) -> Wanted:
    area = request.GET.get("area", "")
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        month = None
    return Wanted(request.GET.get("q", "").strip(), area if area in dict(AREAS) else "", month)
