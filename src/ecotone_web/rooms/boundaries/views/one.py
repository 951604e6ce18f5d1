"""One boundary: what can be said of it, what the team knows of it, and how it was worked out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ecotone_web.bridge.effects import about_beside
from ecotone_web.bridge.pairs import say_each_pair
from ecotone_web.bridge.readings import Content, about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import KNOWLEDGE, Boundary
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.boundaries.forms import KnowledgeForm
from ecotone_web.rooms.boundaries.reads.boundaries import (
    ask_of,
    find_wanting_groups,
    list_earlier,
)
from ecotone_web.rooms.boundaries.reads.groups import count_ungrouped, find_grouping
from ecotone_web.rooms.boundaries.rules import (
    can_see_knowledge,
    check_change_boundaries,
    check_see_boundaries,
)
from ecotone_web.rooms.boundaries.views.boundaries import find_here
from ecotone_web.rooms.landscape.reads import list_boundaries as list_used
from ecotone_web.rooms.landscape.reads import list_kinds
from ecotone_web.rooms.landscape.tasks import Shown, provide_reading
from ecotone_web.rooms.landscape.views.choosing import answer_waiting, read_selection, write_query
from ecotone_web.rooms.landscape.views.map import TABS, View, draw_figure
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space

BARRED = ("several_belongings", "two_mode", "few_meetings", "too_few", "our_memory", "nobody_asked")
"""Reasons for which nothing can be said of what goes with a boundary, either."""


@in_space(check_see_boundaries)
@require_GET
def show_one(request: SpaceRequest, pk: int) -> HttpResponse:
    """Everything about one boundary."""
    boundary, selection = find_here(request, pk), read_selection(request)
    if not (boundary.is_used or can_see_knowledge(request.member)):
        raise Http404  # what was set aside is no other people's business
    shown = provide_reading(request.space, about_boundary(pk), selection)
    content = shown.content
    beside = _provide_beside(request, pk, selection, content)
    waiting = answer_waiting(request, shown, beside)
    if waiting is not None:
        return waiting
    view = _read_view(request, boundary, selection)
    query = write_query(selection)
    context = {
        "boundary": boundary,
        "shown": shown,
        "content": content,
        "beside": beside,
        "view": view,
        "tabs": [
            (name, said, view.address(boundary=None, show=name if name != "map" else None))
            for name, said in TABS
        ],
        "kinds": list_kinds(request.space),
        "boundaries": [
            (each, f"{reverse('boundaries:one', args=[request.space.slug, each.pk])}?{query}")
            for each in list_used(request.space)
        ],
        "here": request.get_full_path(),
        "query": f"?{query}" if query else "",
        **_draw(request, view, content),
        **_sort_sentences(content),
        **_know(request, boundary),
    }
    return render(request, "boundaries/one.html", context)


def _provide_beside(request: SpaceRequest, pk: int, selection: Selection, content: Content | None) -> Shown:
    """What goes with it, where anything can be said of that."""
    if content is None or not content["has_ties"] or content["reason"] in BARRED:
        return Shown(None)
    return provide_reading(request.space, about_beside(pk), selection)


def _read_view(request: SpaceRequest, boundary: Boundary, selection: Selection) -> View:
    key = read_key(request.GET, "side")
    side = boundary.sides.filter(pk=key).first() if key is not None else None
    show = request.GET.get("show", "map")
    return View(selection, boundary, show if show in dict(TABS) else "map", side)


def _draw(request: SpaceRequest, view: View, content: Content | None) -> dict[str, Any]:
    """The figure, and what is said of each two sides; of very many those of the side whose strips are drawn."""
    figure = draw_figure(request, view, content)
    chosen = figure["chosen"]
    if content is None or not content["has_ties"]:
        said: dict[str, Any] = {"side": "", "said": [], "n_more": 0}
    elif chosen is not None:
        of_side = [each["said"] for each in chosen.said]
        said = {"side": figure["chosen_name"], "said": of_side, "n_more": chosen.n_more}
    else:
        side, sentences = say_each_pair(content, view.side.name if view.side else "")
        said = {"side": side, "said": sentences, "n_more": 0}
    return {**figure, "each_pair": said}


def _sort_sentences(content: Content | None) -> dict[str, Any]:
    """The likely range stands with the counts; how long what crosses lasts, by itself."""
    rest = content["rest"] if content else []
    return {
        "likely": [said for said in rest if said["key"].startswith("boundary.likely")],
        "lasting": [said for said in rest if said["key"].startswith("staying.")],
    }


def _know(request: SpaceRequest, boundary: Boundary) -> dict[str, Any]:
    """What the team alone sees."""
    if not can_see_knowledge(request.member):
        return {"knowledge": [], "earlier": [], "n_ungrouped": 0, "wants_groups": False, "grouping": None}
    return {
        "knowledge": [(ask_of(name), getattr(boundary, name)) for name in KNOWLEDGE],
        "earlier": list_earlier(boundary),
        "n_ungrouped": count_ungrouped(boundary),
        "wants_groups": bool(find_wanting_groups(Boundary.objects.filter(pk=boundary.pk))),
        "grouping": find_grouping(boundary),
    }


@in_space(check_change_boundaries)
def write_on(request: SpaceRequest, pk: int) -> HttpResponse:
    """The four fields."""
    boundary = find_here(request, pk)
    held = {name: getattr(boundary, name) for name in KNOWLEDGE}
    form = KnowledgeForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        acts.write_on(by=request.member, boundary=boundary, **form.cleaned_data)
        messages.success(request, _("Kept. Only your team reads it."))
        return redirect("boundaries:one", request.space.slug, pk)
    return render(request, "boundaries/write_on.html", {"boundary": boundary, "form": form})
