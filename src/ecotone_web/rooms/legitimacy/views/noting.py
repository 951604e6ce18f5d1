"""Grounds, vouchers and sponsors are noted, put right, and taken away."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form, model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ecotone_web.bridge.words import call_side
from ecotone_web.records.models import Ground, Side, Sponsor, Voucher
from ecotone_web.rooms.legitimacy import acts
from ecotone_web.rooms.legitimacy.forms import GroundForm, Named, SponsorForm, VoucherForm
from ecotone_web.rooms.legitimacy.rules import check_weigh_standing
from ecotone_web.rooms.legitimacy.views.standing import find_world
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.people import offer_all_names


@in_space(check_weigh_standing)
def add_ground(request: SpaceRequest, pk: int) -> HttpResponse:
    """By what the team counts in a world."""
    world = find_world(request, pk)
    form = GroundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.note_ground(by=request.member, world=world, **form.cleaned_data)
        return _go_back(request, _point_to(request, world))
    title = _("By what do we count in %(world)s?") % {"world": _call(world)}
    return _ask(request, form, title, back=_point_to(request, world))


@in_space(check_weigh_standing)
def add_voucher(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who was asked to vouch in a world."""
    world = find_world(request, pk)
    form = VoucherForm(request.POST or None, space=request.space)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data.pop("name")
        acts.note_voucher(by=request.member, world=world, person=person, **form.cleaned_data)
        return _go_back(request, _point_to(request, world))
    title = _("Who could vouch for us in %(world)s?") % {"world": _call(world)}
    return _ask(request, form, title, back=_point_to(request, world))


@in_space(check_weigh_standing)
def add_sponsor(request: SpaceRequest) -> HttpResponse:
    """Who backs the team."""
    back = reverse("legitimacy:all", args=[request.space.slug])
    form = SponsorForm(request.POST or None, space=request.space)
    if request.method == "POST" and form.is_valid():
        acts.note_sponsor(by=request.member, person=form.cleaned_data.pop("name"), **form.cleaned_data)
        return _go_back(request, back)
    return _ask(request, form, _("Who gives us a mandate, cover or money?"), back=back)


@in_space(check_weigh_standing)
def change_ground(request: SpaceRequest, pk: int) -> HttpResponse:
    """Put a ground right, or take it away."""
    rows = Ground.objects.filter(world__boundary__space=request.space).select_related("world__boundary")
    ground = get_object_or_404(rows, pk=pk)
    held = model_to_dict(ground, ("basis", "strength", "words", "risk"))
    title = _("By what do we count in %(world)s?") % {"world": _call(ground.world)}
    return _change(
        request,
        ground,
        GroundForm(request.POST or None, initial=held),
        title,
        _point_to(request, ground.world),
    )


@in_space(check_weigh_standing)
def change_voucher(request: SpaceRequest, pk: int) -> HttpResponse:
    """What came of asking somebody to vouch."""
    rows = Voucher.objects.filter(world__boundary__space=request.space)
    voucher = get_object_or_404(rows.select_related("world__boundary", "person"), pk=pk)
    held = model_to_dict(voucher, ("answer", "on", "words"))
    form = VoucherForm(request.POST or None, initial=held, space=request.space, person=voucher.person)
    title = _("Does %(name)s vouch for us in %(world)s?") % {
        "name": voucher.person.name,
        "world": _call(voucher.world),
    }
    return _change(request, voucher, form, title, _point_to(request, voucher.world))


@in_space(check_weigh_standing)
def change_sponsor(request: SpaceRequest, pk: int) -> HttpResponse:
    """What somebody gives, and for how long."""
    sponsor = get_object_or_404(Sponsor.objects.select_related("person"), space=request.space, pk=pk)
    held = model_to_dict(sponsor, ("gives", "since", "until", "words"))
    form = SponsorForm(request.POST or None, initial=held, space=request.space, person=sponsor.person)
    title = _("What does %(name)s give us?") % {"name": sponsor.person.name}
    return _change(request, sponsor, form, title, reverse("legitimacy:all", args=[request.space.slug]))


def _change(
    request: SpaceRequest, row: Ground | Voucher | Sponsor, form: Form, title: str, back: str
) -> HttpResponse:
    if request.method == "POST" and "remove" in request.POST:
        acts.take_away(by=request.member, row=row)
        messages.success(request, _("Taken away. The history keeps it."))
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        acts.correct(by=request.member, row=row, **form.cleaned_data)
        return _go_back(request, back)
    return _ask(request, form, title, back=back, can_remove=True)


def _ask(
    request: SpaceRequest, form: Form, title: str, *, back: str, can_remove: bool = False
) -> HttpResponse:
    names = isinstance(form, Named) and "name" in form.fields
    offered = offer_all_names(request.space) if names else []
    if isinstance(form, Named) and not offered:
        form.ask_for_names(reverse("people:names", args=[request.space.slug]))
    context = {
        "form": form,
        "title": title,
        "back": back,
        "can_remove": can_remove,
        "names": names,
        "offered": offered,
    }
    return render(request, "legitimacy/write.html", context, status=422 if form.is_bound else 200)


def _go_back(request: SpaceRequest, address: str) -> HttpResponse:
    messages.success(request, _("Kept."))
    return redirect(address)


def _point_to(request: SpaceRequest, world: Side) -> str:
    return reverse("legitimacy:world", args=[request.space.slug, world.pk])


def _call(world: Side) -> str:
    return call_side(world.boundary.name, world.name)
