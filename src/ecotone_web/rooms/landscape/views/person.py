"""One person: what is held of her, apart by who said it, and how to put it right."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.bridge.rings import order_named
from ecotone_web.bridge.words import call_side
from ecotone_web.records.models import Boundary, Person
from ecotone_web.rooms.landscape.acts.people import confirm_person, correct_person
from ecotone_web.rooms.landscape.forms import PersonForm
from ecotone_web.rooms.landscape.reads.person import (
    Held,
    find_own_words,
    gather_ring,
    list_belongings,
    list_met,
    list_notes,
    list_presences,
    list_ties,
    list_told,
    list_wished,
)
from ecotone_web.rooms.landscape.reads.sides import choose_boundary
from ecotone_web.rooms.landscape.rules import check_change_landscape, check_see_people
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space

MOST_MEETINGS = 50


def find_person(request: SpaceRequest, uid: UUID) -> Person:
    """A person in this space."""
    people = Person.objects.filter(space=request.space).select_related("source__added_by", "space")
    return get_object_or_404(people, uid=uid)


@in_space(check_see_people)
@require_GET
def show_person(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """What she told us, apart from what we noted; where she belongs, whom we know her to know."""
    person = find_person(request, uid)
    every = order_named(
        request.space.boundaries.all()
    )  # a boundary that is set aside is still where she belongs
    boundaries = [boundary for boundary in every if boundary.is_used]
    held, ended = list_belongings(person, every)
    ties = list_ties(person)
    presences = list_presences(person)
    by = _choose_ring(request, boundaries)
    return render(
        request,
        "people/person.html",
        {
            "person": person,
            "headline": _say_where(request, person, held),
            "held": held,
            "ended": ended,
            "told_belongings": [row for each in held for row in each.belongings if row.is_told],
            "told_ties": list_told(person, ties),
            "wished": list_wished(person, ties),
            "own": find_own_words(person),
            "notes": list_notes(person, request.member),
            "presences": presences[:MOST_MEETINGS],
            "ring": gather_ring(person, by, ties, list_met(person) if presences else []),
            "ring_by": by,
            "boundaries": boundaries,
            "links": _find_links(request.space.slug, person),
        },
    )


def _choose_ring(request: SpaceRequest, boundaries: list[Boundary]) -> Boundary | None:
    key = read_key(request.GET, "by")
    return next((each for each in boundaries if each.pk == key), choose_boundary(boundaries))


def _say_where(request: SpaceRequest, person: Person, held: list[Held]) -> str:
    """Where she is, by her organisation if that is known."""
    for each in held:
        if each.boundary.kind == "organisational" and each.belongings:
            side = call_side(each.boundary.name, each.belongings[0].side.name)
            return _("%(name)s is with %(side)s.") % {"name": person.name, "side": side}
    return _("%(name)s is among your %(people)s.") % {
        "name": person.name,
        "people": request.space.noun_people,
    }


def _find_links(slug: str, person: Person) -> dict[str, str]:
    """The pages of privacy and history about her."""
    pages = ("person", "told", "forget")
    links = {name: reverse(f"privacy:{name}", args=[slug, person.uid]) for name in pages}
    return {**links, "history": f"{reverse('privacy:history', args=[slug])}?person={person.uid}"}


@in_space(check_change_landscape)
def change_person(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Put right her name, her address, our note, since when and until when she is here."""
    person = find_person(request, uid)
    held = {name: getattr(person, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        correct_person(by=request.member, person=person, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:person", request.space.slug, uid)
    return render(request, "people/change.html", {"person": person, "form": form})


@in_space(check_change_landscape)
@require_POST
def confirm(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """What is held of her still holds."""
    confirm_person(by=request.member, person=find_person(request, uid))
    messages.success(request, _("Confirmed as of today."))
    return redirect("people:person", request.space.slug, uid)
