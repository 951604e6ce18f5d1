"""Who convenes, how the team stands in each world, and who would bring the others in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.bridge.words import call_side
from ecotone_web.records.models import Boundary, Person, Side
from ecotone_web.rooms.landscape.reads.sides import choose_boundary, list_boundaries
from ecotone_web.rooms.landscape.tasks import Shown
from ecotone_web.rooms.landscape.views.choosing import answer_waiting
from ecotone_web.rooms.legitimacy import acts
from ecotone_web.rooms.legitimacy.forms import ConvenersForm
from ecotone_web.rooms.legitimacy.reads import (
    Cover,
    World,
    find_convening,
    list_sponsors,
    list_worlds,
    read_cover,
    suggest_convening,
)
from ecotone_web.rooms.legitimacy.rules import check_weigh_standing
from ecotone_web.rooms.legitimacy.tasks import SHARES, provide_standing
from ecotone_web.rooms.space.addresses import find_way_back, read_key, read_keys, read_uids
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.people import offer_all_names

HALF = 50


def find_world(request: SpaceRequest, pk: int) -> Side:
    """A side of a boundary that matters here."""
    sides = Side.objects.filter(boundary__space=request.space, boundary__is_used=True)
    return get_object_or_404(sides.select_related("boundary__space"), pk=pk)


@in_space(check_weigh_standing)
@require_GET
def show_all(request: SpaceRequest) -> HttpResponse:
    """Who convenes; then the worlds of one boundary, and who would bring in those that lack somebody."""
    return _show(request, ConvenersForm(space=request.space))


def _show(request: SpaceRequest, form: ConvenersForm, status: int = 200) -> HttpResponse:
    boundaries, convening = list_boundaries(request.space), find_convening(request.space)
    chosen = _read_boundary(request, boundaries)
    wished = read_key(request.GET, "wished")
    wished = wished if wished in SHARES else HALF
    shown = provide_standing(chosen, wished) if chosen and convening else Shown(None)
    waiting = answer_waiting(request, shown)
    if waiting is not None:
        return waiting
    offered = offer_all_names(request.space)
    if not offered:
        form.ask_for_names(reverse("people:names", args=[request.space.slug]))
    context = {
        "form": form,
        "convening": convening,
        "suggested": suggest_convening(request.space),
        "offered": offered,
        "boundaries": boundaries,
        "chosen": chosen,
        "wished": wished,
        "shares": SHARES,
        "shown": shown,
        "here": request.get_full_path(),
        "sponsors": list_sponsors(request.space) if convening else [],
        **_read_shown(chosen, shown),
    }
    return render(request, "legitimacy/all.html", context, status=status)


def _read_boundary(request: SpaceRequest, boundaries: list[Boundary]) -> Boundary | None:
    key = read_key(request.GET, "boundary")
    chosen = next((each for each in boundaries if each.pk == key), None) or choose_boundary(boundaries)
    if chosen is not None:
        chosen.space = request.space
    return chosen


def _read_shown(chosen: Boundary | None, shown: Shown) -> dict[str, Any]:
    """The worlds, those where nobody of the team is known, and the co-conveners."""
    if chosen is None or shown.content is None:
        return {"worlds": [], "lacking": [], "n_peopled": 0, "n_unknown": 0, "cover": None}
    worlds: list[World] = list_worlds(chosen, shown.content)
    peopled = [world for world in worlds if not world.is_empty]
    cover: Cover = read_cover(chosen, shown.content, worlds)
    return {
        "worlds": worlds,
        "lacking": [world for world in peopled if not world.has_standing],
        "n_peopled": len(peopled),
        "n_unknown": shown.content["n_unknown"],
        "cover": cover,
    }


@in_space(check_weigh_standing)
@require_POST
def convene(request: SpaceRequest) -> HttpResponse:
    """People who convene with the team: chosen by name, or as they are suggested."""
    if request.POST.getlist("who"):
        people = Person.objects.filter(space=request.space, uid__in=read_uids(request.POST.getlist("who")))
        n = acts.convene(by=request.member, people=list(people))
    else:
        form = ConvenersForm(request.POST, space=request.space)
        if not form.is_valid():
            return _show(request, form, status=422)
        n = acts.convene(by=request.member, people=form.cleaned_data["name"])
    said = ngettext("Kept: %(n)s more convenes with us.", "Kept: %(n)s more convene with us.", n)
    messages.success(request, said % {"n": n})
    return redirect("legitimacy:all", request.space.slug)


@in_space(check_weigh_standing)
@require_POST
def step_back(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Somebody convenes no longer."""
    acts.step_back(by=request.member, person=get_object_or_404(Person, space=request.space, uid=uid))
    messages.success(request, _("Kept. Invitations so far keep the name."))
    return redirect("legitimacy:all", request.space.slug)


@in_space(check_weigh_standing)
@require_POST
def ask(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Somebody is asked to vouch in some worlds: noted here, asked by yourselves."""
    person = get_object_or_404(Person, space=request.space, uid=uid)
    worlds = Side.objects.filter(
        boundary__space=request.space, pk__in=read_keys(request.POST.getlist("world"))
    )
    n = acts.ask_to_vouch(by=request.member, person=person, worlds=list(worlds))
    said = ngettext(
        "Noted as asked in %(n)s world. Ask yourselves, and note the answer there.",
        "Noted as asked in %(n)s worlds. Ask yourselves, and note the answers there.",
        n,
    )
    messages.success(request, said % {"n": n})
    return redirect(find_way_back(request, reverse("legitimacy:all", args=[request.space.slug])))


@in_space(check_weigh_standing)
@require_GET
def show_world(request: SpaceRequest, pk: int) -> HttpResponse:
    """On what the team stands in one world."""
    side = find_world(request, pk)
    shown = provide_standing(side.boundary, HALF)
    waiting = answer_waiting(request, shown)
    if waiting is not None:
        return waiting
    worlds = list_worlds(side.boundary, shown.content) if shown.content else []
    context = {
        "side": side,
        "boundary": side.boundary,
        "called": call_side(side.boundary.name, side.name),
        "world": next((world for world in worlds if world.side.pk == pk), None),
        "shown": shown,
        "here": request.get_full_path(),
        "grounds": list(side.grounds.all()),
        "vouchers": list(side.vouchers.select_related("person").order_by("person__sorted_as", "person_id")),
        "sponsors": list_sponsors(request.space, side),
    }
    return render(request, "legitimacy/world.html", context)
