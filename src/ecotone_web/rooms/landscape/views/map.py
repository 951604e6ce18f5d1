"""The map of a boundary, its strips, its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ecotone_web.bridge.landscapes import nouns_of
from ecotone_web.bridge.pictures import (
    ALL_PAIRS,
    ALL_ROADS,
    ChosenSide,
    Content,
    Ground,
    draw_again,
    find_largest_side,
    read_side,
)
from ecotone_web.bridge.readings import WHOLE, about_boundary
from ecotone_web.bridge.rings import order_named
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Boundary, Side
from ecotone_web.rooms.landscape.acts.readings import move_sides
from ecotone_web.rooms.landscape.reads import find_grounds, list_boundaries, list_kinds
from ecotone_web.rooms.landscape.rules import check_change_landscape, check_see_map
from ecotone_web.rooms.landscape.tasks import Shown, provide_reading
from ecotone_web.rooms.landscape.views.choosing import answer_waiting, read_selection, write_query
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.team.rules import can_work

TABS = (("map", gettext_lazy("Map")), ("strips", gettext_lazy("Strips")), ("table", gettext_lazy("Table")))
STEP = 0.25
"""How far a side goes at one press."""


@dataclass(frozen=True)
class View:
    """What the page shows: the boundary, as what, and by the roads of which side."""

    selection: Selection
    boundary: Boundary | None
    show: str
    side: Side | None

    def address(self, **words: object) -> str:
        """The address of the same view, with some of it otherwise."""
        held = {
            "boundary": self.boundary.pk if self.boundary else None,
            "side": self.side.pk if self.side else None,
            "show": self.show if self.show != "map" else None,
        }
        return "?" + write_query(self.selection, **{**held, **words})


@in_space(check_see_map)
def show_map(request: SpaceRequest) -> HttpResponse:
    """One boundary, as it is looked at; everything that is chosen stands in the address."""
    selection = read_selection(request)
    whole = provide_reading(request.space, WHOLE, selection)
    boundaries = list_boundaries(request.space)
    if whole.content and selection.hide_small:
        boundaries = [each for each in boundaries if each.pk in whole.content["shown"]]
    view = _read_view(request, selection, boundaries, whole)
    shown = Shown(None, is_pending=whole.is_pending)
    if view.boundary is not None:
        shown = provide_reading(request.space, about_boundary(view.boundary.pk), selection)
    waiting = answer_waiting(request, shown)
    if waiting is not None:
        return waiting
    slug = request.space.slug
    return render(
        request,
        "landscape/map.html",
        {
            "whole": whole.content,
            "shown": shown,
            "content": shown.content,
            "view": view,
            "boundaries": [(each, view.address(boundary=each.pk, side=None)) for each in boundaries],
            "tabs": [(name, said, view.address(show=name if name != "map" else None)) for name, said in TABS],
            "kinds": list_kinds(request.space),
            "here": request.get_full_path(),
            "links": _find_links(request, view),
            "add": reverse("sources:begin", args=[slug]),
            **draw_figure(request, view, shown.content),
        },
    )


def _read_view(request: SpaceRequest, selection: Selection, boundaries: list[Boundary], whole: Shown) -> View:
    key = read_key(request.GET, "boundary")
    boundary: Boundary | None
    if key is not None:
        found = Boundary.objects.filter(space=request.space)
        # what was set aside is no other people's business
        boundary = get_object_or_404(
            found if can_work(request.member) else found.filter(is_used=True), pk=key
        )
    else:
        lead = (whole.content or {}).get("lead")
        boundary = next(
            (each for each in boundaries if each.pk == lead), boundaries[0] if boundaries else None
        )
    side_key = read_key(request.GET, "side")
    side = None
    if boundary is not None and side_key is not None:
        side = boundary.sides.filter(pk=side_key).first()
    show = request.GET.get("show", "map")
    return View(selection, boundary, show if show in dict(TABS) else "map", side)


def draw_figure(request: SpaceRequest, view: View, content: Content | None) -> dict[str, Any]:
    """The pictures of the view, and the sides that can be chosen in it, with how to choose them."""
    nothing: dict[str, Any] = {"map": None, "chosen": None, "sides": [], "chosen_name": "", "rows": []}
    if content is None or view.boundary is None:
        return nothing
    works = can_work(request.member)
    keys = {side.name: side.pk for side in order_named(view.boundary.sides.all())}
    names = {side["name"] for side in content["numbers"]["sides"]}
    rows = [
        (row, view_side(request, view, keys[str(row["name"])]) if works and str(row["name"]) in keys else "")
        for row in content["sides"]
    ]
    if not content["has_ties"]:
        return {**nothing, "map": content["map"], "rows": rows}
    return {
        **_choose(request, view, content),
        "rows": rows,
        "sides": [(name, key) for name, key in keys.items() if name in names]
        if len(names) > ALL_ROADS
        else [],
    }


def view_side(request: SpaceRequest, view: View, key: int) -> str:
    """The page of a side, as it is looked at."""
    address, query = reverse("landscape:side", args=[request.space.slug, key]), view.selection.as_query
    return f"{address}?{query}" if query else address


def _choose(request: SpaceRequest, view: View, content: Content) -> dict[str, Any]:
    """The map by the roads of the chosen side, and, where there are many sides, its strips alone."""
    n_sides = len(content["numbers"]["sides"])
    named = {side["name"] for side in content["numbers"]["sides"]}
    name = view.side.name if view.side is not None and view.side.name in named else None
    picture = content["map"]
    nouns = nouns_of(request.space)
    chosen: ChosenSide | None = None
    if n_sides > ALL_PAIRS:
        name = name or find_largest_side(content)
        chosen = read_side(content, nouns, name, _find_ground(request, view))
    elif name is not None and n_sides > ALL_ROADS:
        picture = draw_again(content, nouns, _find_ground(request, view), chosen=name)
    return {"map": picture, "chosen": chosen, "chosen_name": name or find_largest_side(content)}


def _find_ground(request: SpaceRequest, view: View) -> Ground:
    """Where the sides of the boundary stand; anywhere where it has been set aside meanwhile."""
    grounds = find_grounds(request.space, hide_small=view.selection.hide_small)
    return grounds.get(view.boundary.pk, Ground()) if view.boundary else Ground()


def _find_links(request: SpaceRequest, view: View) -> dict[str, str]:
    """Where one may go with this view."""
    if view.boundary is None or not can_work(request.member):
        return {}
    slug, key = request.space.slug, view.boundary.pk
    query = write_query(view.selection, boundary=key)
    found = {
        "boundary": reverse("boundaries:one", args=[slug, key]),
        "change": reverse("boundaries:change", args=[slug]),
        "share": reverse("reports:share", args=[slug]),
        "arrange": reverse("landscape:arrange", args=[slug, key]),
    }
    return {name: f"{address}?{query}" for name, address in found.items()}


@in_space(check_change_landscape)
def arrange(request: SpaceRequest, pk: int) -> HttpResponse:
    """Move the sides of a boundary on its map: a step at a press."""
    boundary = get_object_or_404(Boundary.objects.filter(space=request.space), pk=pk)
    shown = provide_reading(request.space, about_boundary(pk), Selection())
    sides = order_named(boundary.sides.exclude(x=None))
    if request.method == "POST":
        side = get_object_or_404(boundary.sides.exclude(x=None), pk=read_key(request.POST, "side"))
        across, down = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.get(
            request.POST.get("way", ""), (0, 0)
        )
        place = (_within((side.x or 0) + STEP * across), _within((side.y or 0) + STEP * down))
        move_sides(by=request.member, boundary=boundary, places={side.pk: place})
        messages.success(request, _("%(side)s was moved.") % {"side": side.name})
        return redirect("landscape:arrange", request.space.slug, pk)
    ways = (("left", _("left")), ("right", _("right")), ("up", _("up")), ("down", _("down")))
    context = {"boundary": boundary, "content": shown.content, "sides": sides, "ways": ways}
    return render(request, "landscape/arrange.html", context)


def _within(place: float) -> float:
    return min(max(place, 0.0), 1.0)
