"""Where somebody belongs: add, put right, end, take away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ecotone_web.records.models import Belonging
from ecotone_web.rooms.landscape.acts.people import (
    add_belonging,
    confirm_belonging,
    correct_belonging,
    end_belonging,
    remove_belonging,
)
from ecotone_web.rooms.landscape.forms import HeldBelongingForm, NewBelongingForm
from ecotone_web.rooms.landscape.reads.sides import offer_sides
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.landscape.views.person import find_person
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space

QUICK = {"confirm": confirm_belonging, "end": end_belonging, "remove": remove_belonging}
"""What one press does."""


@in_space(check_change_landscape)
def add(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """A side more."""
    person = find_person(request, uid)
    asked = {"boundary": read_key(request.GET, "boundary")}
    form = NewBelongingForm(request.POST or None, space=request.space, initial=asked)
    if request.method == "POST" and form.is_valid():
        add_belonging(by=request.member, person=person, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:person", request.space.slug, uid)
    sides = offer_sides(request.space, asked["boundary"])
    context = {"person": person, "form": form, "sides": sides, "belonging": None}
    return render(request, "people/belonging.html", context)


@in_space(check_change_landscape)
def change(request: SpaceRequest, uid: UUID, pk: int) -> HttpResponse:
    """Another side, other days; or, with one press, confirmed, ended, taken away."""
    person = find_person(request, uid)
    rows = Belonging.objects.filter(person=person).select_related("side__boundary", "source")
    belonging = get_object_or_404(rows, pk=pk)
    act = QUICK.get(request.POST.get("do", ""))
    if request.method == "POST" and act is not None:
        act(by=request.member, belonging=belonging)
        messages.success(request, _("Kept."))
        return redirect("people:person", request.space.slug, uid)
    held = {
        "side": belonging.side.name,
        "is_told": belonging.is_told,
        "since": belonging.since,
        "until": belonging.until,
    }
    form = HeldBelongingForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        correct_belonging(by=request.member, belonging=belonging, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:person", request.space.slug, uid)
    sides = offer_sides(request.space, belonging.side.boundary_id)
    context = {"person": person, "form": form, "sides": sides, "belonging": belonging}
    return render(request, "people/belonging.html", context)
