"""All boundaries on one scale; adding, settling and taking away one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.bridge.readings import SILOS, WHOLE
from ecotone_web.records.models import Boundary
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.boundaries.forms import NewBoundaryForm, SettingsForm, SureForm
from ecotone_web.rooms.boundaries.reads.boundaries import (
    came_in_with_others,
    find_boundaries,
    find_hanging,
    list_boundaries,
)
from ecotone_web.rooms.boundaries.reads.parts import list_parts
from ecotone_web.rooms.boundaries.rules import (
    can_see_knowledge,
    check_change_boundaries,
    check_see_boundaries,
)
from ecotone_web.rooms.landscape.reads import list_kinds
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.landscape.views.choosing import answer_waiting, read_selection, write_query
from ecotone_web.rooms.landscape.views.map import View
from ecotone_web.rooms.space.door import SpaceRequest, in_space


def find_here(request: SpaceRequest, pk: int) -> Boundary:
    """A boundary of this space."""
    return get_object_or_404(find_boundaries(request.space), pk=pk)


@in_space(check_see_boundaries)
@require_GET
def show_all(request: SpaceRequest) -> HttpResponse:
    """All boundaries on one scale; for the team the closely tied parts at the end."""
    selection = read_selection(request)
    whole = provide_reading(request.space, WHOLE, selection)
    content = whole.content
    listed, aside = list_boundaries(request.space, content["scale_rows"] if content else [])
    if not can_see_knowledge(request.member):
        listed = [each for each in listed if each.row is not None]  # others are too small to be shown
    silos = None
    if can_see_knowledge(request.member) and content and content["n_ties"]:
        silos = provide_reading(request.space, SILOS, selection)
    waiting = answer_waiting(request, whole, *([silos] if silos else []))
    if waiting is not None:
        return waiting
    query = write_query(selection)
    context = {
        "whole": whole,
        "content": content,
        "listed": listed,
        "view": View(selection, None, "map", None),
        "kinds": list_kinds(request.space),
        "boundaries": (),
        "aside": aside if can_see_knowledge(request.member) else [],
        "query": f"?{query}" if query else "",
        "here": request.get_full_path(),
        "silos": silos,
        "parts": list_parts(request.space, silos.content["rows"]) if silos and silos.content else [],
    }
    return render(request, "boundaries/all.html", context)


@in_space(check_change_boundaries)
def add(request: SpaceRequest) -> HttpResponse:
    """A boundary by hand."""
    form = NewBoundaryForm(request.POST or None, space=request.space)
    if request.method == "POST" and form.is_valid():
        boundary = acts.add_boundary(by=request.member, **form.cleaned_data)
        messages.success(request, _("Kept. Next: say who is on which side, on the page of each person."))
        return redirect("boundaries:one", request.space.slug, boundary.pk)
    return render(request, "boundaries/add.html", {"form": form})


@in_space(check_change_boundaries)
def settle(request: SpaceRequest, pk: int) -> HttpResponse:
    """Name, kind, and whether it matters here."""
    boundary = find_here(request, pk)
    held = {"name": boundary.name, "kind": boundary.kind, "is_used": boundary.is_used}
    form = SettingsForm(request.POST or None, space=request.space, boundary=boundary, initial=held)
    if request.method == "POST" and form.is_valid():
        acts.settle(by=request.member, boundary=boundary, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("boundaries:one", request.space.slug, pk)
    return render(request, "boundaries/settings.html", {"boundary": boundary, "form": form})


@in_space(check_change_boundaries)
@require_POST
def use(request: SpaceRequest, pk: int) -> HttpResponse:
    """One step: it matters here, or it does not."""
    boundary = find_here(request, pk)
    acts.settle(by=request.member, boundary=boundary, is_used=request.POST.get("use") == "yes")
    said = _("It is weighed again.") if boundary.is_used else _("It is set aside. Nothing of it is lost.")
    messages.success(request, said)
    return redirect("boundaries:all", request.space.slug)


@in_space(check_change_boundaries)
def take_away(request: SpaceRequest, pk: int) -> HttpResponse:
    """What hangs on it is said first; what came in with others needs a word more."""
    boundary = find_here(request, pk)
    came_in = came_in_with_others(boundary)
    form = SureForm(request.POST or None)
    if request.method == "POST" and (not came_in or form.is_valid()):
        acts.take_away(by=request.member, boundary=boundary)
        messages.success(request, _("The boundary was taken away."))
        return redirect("boundaries:all", request.space.slug)
    slug, source = request.space.slug, boundary.source_id
    context = {
        "boundary": boundary,
        "hanging": find_hanging(boundary),
        "came_in": came_in,
        "source_address": reverse("sources:one", args=[slug, source]),
        "form": form,
    }
    return render(request, "boundaries/take_away.html", context)
