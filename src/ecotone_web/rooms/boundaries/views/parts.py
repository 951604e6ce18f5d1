"""A closely tied part gets a name."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ecotone_web.bridge.readings import SILOS
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.boundaries.forms import PartForm
from ecotone_web.rooms.boundaries.reads.boundaries import find_nameable
from ecotone_web.rooms.boundaries.reads.parts import find_part, list_parts
from ecotone_web.rooms.boundaries.rules import check_change_boundaries
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.landscape.views.choosing import read_selection, write_query
from ecotone_web.rooms.space.door import SpaceRequest, in_space


@in_space(check_change_boundaries)
def name(request: SpaceRequest) -> HttpResponse:
    """The part that the address marks: as a boundary of its own, or as a side of one that is there."""
    selection = read_selection(request)
    shown = provide_reading(request.space, SILOS, selection)
    row = find_part(shown.content, request.GET.get("part", ""))
    if row is None:
        messages.error(request, _("These parts are not as they were. Here they are as of now."))
        back = reverse("boundaries:all", args=[request.space.slug])
        return redirect(f"{back}?{write_query(selection)}#parts")
    form = PartForm(request.POST or None, space=request.space, nameable=find_nameable(request.space))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        is_own = words["boundary"] is None
        boundary = acts.name_part(
            by=request.member,
            people=row["people"],
            side=words["side"],
            boundary=words["boundary"],
            name=words["name"],
            kind=words["kind"],
            others=_("Others") if is_own and words["has_others"] else "",
        )
        messages.success(
            request,
            _(
                "Kept. It was found by looking who knows whom, so it divides by the way it was found; its name is new."
            ),
        )
        return redirect("boundaries:one", request.space.slug, boundary.pk)
    context = {"form": form, "part": list_parts(request.space, [row])[0]}
    return render(request, "boundaries/part.html", context)
