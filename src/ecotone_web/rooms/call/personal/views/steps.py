"""Who she is here, who may see what, and what comes back to her."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ecotone_web.rooms.call.personal import acts
from ecotone_web.rooms.call.personal.forms import UsesForm, YouForm
from ecotone_web.rooms.call.personal.reads.addresses import find_address
from ecotone_web.rooms.call.personal.reads.thanks import draw_own_ring, find_map
from ecotone_web.rooms.call.personal.rules import LABELS
from ecotone_web.rooms.call.personal.tasks import prepare_map
from ecotone_web.rooms.call.personal.views.door import PersonalRequest, with_link

WRONG = 422


@with_link()
def show_you(request: PersonalRequest) -> HttpResponse:
    """Where she belongs, and herself in her own words."""
    form = YouForm(request.person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        acts.say_herself(
            person=request.person,
            source=acts.find_told(request.person.space),
            sides=form.find_chosen("sides"),
            among=form.boundaries,
            drawn_to=form.find_chosen("drawn"),
            **{name: form.cleaned_data[name] for name in LABELS},
        )
        prepare_map(request.person)
        return redirect(find_address(request, "me:page", saved="you"))
    return render(request, "me/you.html", {"form": form}, status=WRONG if form.is_bound else 200)


@with_link()
def show_uses(request: PersonalRequest) -> HttpResponse:
    """To which uses she agrees."""
    form = UsesForm(request.person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        acts.say_consents(person=request.person, uses=form.uses)
        return redirect(find_address(request, "me:page", saved="uses"))
    return render(request, "me/uses.html", {"form": form}, status=WRONG if form.is_bound else 200)


@with_link()
def show_thanks(request: PersonalRequest) -> HttpResponse:
    """Her ring, and the map of sides."""
    shown = {"ring": draw_own_ring(request.person), "shown": find_map(request.person)}
    return render(request, "me/thanks.html", shown)
