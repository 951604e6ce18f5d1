"""One side: who is there, what is known between it and the others, its name, and sides that are one with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.bridge.drawings import MOST_DRAWN
from ecotone_web.bridge.landscapes import nouns_of
from ecotone_web.bridge.pictures import ChosenSide, read_side
from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.rings import order_named, say_empty_side
from ecotone_web.bridge.words import call_side
from ecotone_web.records.models import Side
from ecotone_web.rooms.landscape.acts.sides import (
    BothWorded,
    NameTaken,
    merge_sides,
    rename_side,
    undo_merge_of_sides,
)
from ecotone_web.rooms.landscape.forms import SideForm
from ecotone_web.rooms.landscape.reads.people import Choice, Listed, choose_people, list_people
from ecotone_web.rooms.landscape.reads.sides import (
    find_grounds,
    gather_drawing,
    list_merged,
)
from ecotone_web.rooms.landscape.rules import check_change_landscape, check_see_people
from ecotone_web.rooms.landscape.tasks import Shown, provide_contacts, provide_reading
from ecotone_web.rooms.landscape.views.choosing import answer_waiting, read_selection, write_query
from ecotone_web.rooms.landscape.views.people import read_cursor
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space


def find_here(request: SpaceRequest, pk: int) -> Side:
    """A side in this space."""
    sides = Side.objects.filter(boundary__space=request.space).select_related("boundary__space")
    return get_object_or_404(sides, pk=pk)


@in_space(check_see_people)
@require_GET
def show_side(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who is on a side, and what is known between it and the others."""
    side = find_here(request, pk)
    selection = read_selection(request)
    people = choose_people(request.space, Choice(boundary=side.boundary, side=side))
    after, before = read_cursor(request)
    listed = list_people(people, after=after, before=before)
    shown = provide_reading(request.space, about_boundary(side.boundary_id), selection)
    waiting = answer_waiting(request, shown)
    if waiting is not None:
        return waiting
    slug = request.space.slug
    return render(
        request,
        "landscape/side.html",
        {
            "side": side,
            "boundary": side.boundary,
            "listed": listed,
            "is_all": after is None and before is None,
            "most_drawn": MOST_DRAWN,
            "is_drawn_in_part": listed.count > MOST_DRAWN,
            "shown": shown,
            **_read_pairs(request, side, shown, listed),
            "headline": _say_headline(request, side, listed.count),
            "here": request.get_full_path(),
            "query": selection.as_query,
            "map_query": write_query(selection, boundary=side.boundary_id, side=side.pk),
            "merged": list_merged(side),
            "add_address": reverse("sources:begin", args=[slug]),
        },
    )


def _read_pairs(request: SpaceRequest, side: Side, shown: Shown, listed: Listed) -> dict[str, Any]:
    """What the reading says of this side and each other one, with the way there."""
    content = shown.content
    chosen: ChosenSide | None = None
    ground = find_grounds(request.space).get(side.boundary_id)
    if content is not None and content["has_ties"] and listed.count and ground is not None:
        chosen = read_side(content, nouns_of(request.space), side.name, ground)
    if chosen is None or ground is None:
        return {"chosen": None, "pairs": []}
    query = read_selection(request).as_query
    links = {other: f"{link}?{query}" if query else link for other, link in ground.links.items()}
    pairs = [(each["said"], each["other"], links.get(each["other"], "")) for each in chosen.said]
    return {"chosen": chosen, "pairs": pairs}


def _say_headline(request: SpaceRequest, side: Side, count: int) -> str:
    """How many belong to the side; of an empty one that nobody is there yet."""
    if count == 0:
        return say_empty_side(side.name)
    words = {
        "n": count,
        "people": request.space.noun_people,
        "side": call_side(side.boundary.name, side.name),
    }
    said = ngettext(
        "One of your %(people)s belongs to %(side)s.", "%(n)s %(people)s belong to %(side)s.", count
    )
    return said % words


@in_space(check_see_people)
@require_GET
def send_people(request: SpaceRequest, pk: int) -> HttpResponse:
    """The people of a side for the drawing: who, where they lead, whom they know."""
    side = find_here(request, pk)
    drawing = gather_drawing(side, provide_contacts(side, read_selection(request)))
    return JsonResponse({"people": drawing.people, "ties": drawing.ties, "sides": drawing.sides})


@in_space(check_change_landscape)
def change_side(request: SpaceRequest, pk: int) -> HttpResponse:
    """Another name; or the same as another side, which is then put together with it."""
    side = find_here(request, pk)
    form = SideForm(request.POST or None, initial={"name": side.name})
    if request.method == "POST" and form.is_valid():
        try:
            rename_side(by=request.member, side=side, name=form.cleaned_data["name"])
        except NameTaken:
            form.add_error(
                "name", _("Another side has this name. If the two are one, put them together below.")
            )
        else:
            messages.success(request, _("The name is changed."))
            return redirect("landscape:side", request.space.slug, pk)
    others = order_named(side.boundary.sides.exclude(pk=pk))
    context = {"side": side, "boundary": side.boundary, "form": form, "others": others}
    return render(request, "landscape/side_change.html", context)


@in_space(check_change_landscape)
@require_POST
def merge_side(request: SpaceRequest, pk: int) -> HttpResponse:
    """Put another side together with this one; this one's name stays."""
    side = find_here(request, pk)
    other = get_object_or_404(side.boundary.sides.exclude(pk=pk), pk=read_key(request.POST, "other"))
    try:
        merge_sides(by=request.member, kept=side, other=other)
    except BothWorded:
        said = _("A call has a wording for each of these two sides. Take one of the two back first.")
        messages.error(request, said)
    else:
        messages.success(request, _("The two are one side now. Below it can be undone."))
    return redirect("landscape:side", request.space.slug, pk)


@in_space(check_change_landscape)
@require_POST
def undo_merge(request: SpaceRequest, pk: int) -> HttpResponse:
    """Two sides again."""
    kept = find_here(request, pk)
    side = undo_merge_of_sides(by=request.member, kept=kept, other=read_key(request.POST, "other") or 0)
    if side is None:
        messages.error(request, _("That cannot be undone any more: the name is in use again."))
        return redirect("landscape:side", request.space.slug, pk)
    messages.success(request, _("There are two sides again."))
    return redirect("landscape:side", request.space.slug, side.pk)
