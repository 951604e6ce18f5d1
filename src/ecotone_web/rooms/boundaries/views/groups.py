"""Sides are put into groups: a field for each, or lines; guesses are offered, and a person decides."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ecotone_web.records.models import Boundary, Side
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.boundaries.forms import GroupForm
from ecotone_web.rooms.boundaries.reads.groups import find_grouping, list_sides
from ecotone_web.rooms.boundaries.reads.guesses import guess_kinds
from ecotone_web.rooms.boundaries.rules import check_change_boundaries
from ecotone_web.rooms.boundaries.views.boundaries import find_here
from ecotone_web.rooms.space.door import SpaceRequest, in_space

MOST_FIELDS = 1_000
"""Sides that have a field of their own; more can be written in lines."""


@in_space(check_change_boundaries)
def group(request: SpaceRequest, pk: int) -> HttpResponse:
    """Name the groups, and put sides into them. Nothing is kept until it is sent with `keep`."""
    boundary = find_here(request, pk)
    if boundary.grouped_from_id is not None:
        return redirect("boundaries:group", request.space.slug, boundary.grouped_from_id)
    grouping, sides = find_grouping(boundary), list_sides(boundary)
    held = {"name": grouping.name if grouping else _suggest_name(boundary)}
    form = GroupForm(request.POST or None, space=request.space, boundary=grouping, sides=sides, initial=held)
    wants_guesses = request.POST.get("do") == "guess"
    if wants_guesses:
        form.errors.clear()  # nothing is to be kept yet, so nothing can be wrong yet
    if request.method == "POST" and not wants_guesses and form.is_valid():
        found = acts.group_sides(
            by=request.member,
            boundary=boundary,
            name=form.cleaned_data["name"],
            groups=form.cleaned_data["groups"],
        )
        messages.success(request, _("Kept. The groups are a boundary of their own."))
        return redirect(_find_next(request, found))
    is_first = request.GET.get("first") == "yes"
    context = {
        "base": "bare.html" if is_first else "base.html",
        "boundary": boundary,
        "grouping": grouping,
        "form": form,
        "is_first": is_first,
        "skip_address": _find_differences(request),
        **_list_fields(form, sides, wants_guesses=wants_guesses),
    }
    return render(request, "boundaries/group.html", context)


def _suggest_name(boundary: Boundary) -> str:
    return _("Kind of %(boundary)s") % {"boundary": boundary.name[:100].lower()}


def _list_fields(form: GroupForm, sides: list[Side], *, wants_guesses: bool) -> dict[str, object]:
    """A field a side, with what is typed, and with a guess where nothing is; the groups that there are so far."""
    guesses, typed = guess_kinds(side.name for side in sides), form.typed
    rows = [
        (
            side,
            typed[side.pk] or (guesses.get(side.name, "") if wants_guesses else ""),
            guesses.get(side.name, ""),
        )
        for side in sides[:MOST_FIELDS]
    ]
    known = {*(group for _side, group, _guess in rows), *guesses.values()} - {""}
    return {
        "rows": rows,
        "known": sorted(known, key=str.casefold),
        "n_sides": len(sides),
        "n_beyond": max(len(sides) - MOST_FIELDS, 0),
        "n_open": sum(not typed[side.pk] for side in sides),
        "n_guesses": sum(1 for _side, group, guess in rows if guess and not group),
        "has_guessed": wants_guesses,
    }


def _find_next(request: SpaceRequest, grouping: Boundary) -> str:
    """In the first visit on to the differences that matter; else to the new boundary."""
    if request.GET.get("first") == "yes":
        return _find_differences(request)
    return reverse("boundaries:one", args=[request.space.slug, grouping.pk])


def _find_differences(request: SpaceRequest) -> str:
    """Step 3 of the first visit, which stays one."""
    return reverse("sources:differences", args=[request.space.slug]) + "?first=yes"
