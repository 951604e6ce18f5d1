"""Whom she knows: found by name, or named by her."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ecotone_web.rooms.call.personal import acts
from ecotone_web.rooms.call.personal.forms import NameForm, SomebodyForm
from ecotone_web.rooms.call.personal.reads.addresses import find_address
from ecotone_web.rooms.call.personal.reads.people import find_listed, find_other, list_said, look_for
from ecotone_web.rooms.call.personal.rules import MOST_LISTED
from ecotone_web.rooms.call.personal.tasks import prepare_map
from ecotone_web.rooms.call.personal.views.door import PersonalRequest, with_link

WRONG = 422
LONGEST_SEARCH = 100


@with_link()
def show_people(request: PersonalRequest) -> HttpResponse:
    """Whom she has named, and a list to look in."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    said = list_said(request.person)
    named = {each.other.pk for each in said}
    found = look_for(request.person, words)
    shown = {
        "words": words,
        "said": said,
        "found": [each for each in found[:MOST_LISTED] if each.pk not in named],
        "has_more": len(found) > MOST_LISTED,
        "has_names": bool(found) or find_listed(request.person).exists(),
    }
    return render(request, "me/people.html", shown)


@with_link()
def name_somebody(request: PersonalRequest) -> HttpResponse:
    """Somebody by name, whether she is here already or not: the page never says."""
    form = NameForm(request.person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _say(request, form, form.cleaned_data["name"])
        return redirect(find_address(request, "me:people", saved="people"))
    return render(
        request, "me/somebody.html", {"form": form, "other": None}, status=WRONG if form.is_bound else 200
    )


@with_link()
def show_somebody(request: PersonalRequest, uid: UUID) -> HttpResponse:
    """How she knows one other; nothing ticked takes it back."""
    other = find_other(request.person, uid)
    if other is None:
        raise Http404
    said = next((each for each in list_said(request.person) if each.other == other), None)
    before = {
        "kinds": said.kinds if said else (),
        "often": f"{said.a_year:.0f}" if said and said.a_year else "",
        "since": said.since.year if said and said.since else None,
    }
    form = SomebodyForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        _say(request, form, other)
        return redirect(find_address(request, "me:people", saved="people"))
    shown = {"form": form, "other": other, "said": said}
    return render(request, "me/somebody.html", shown, status=WRONG if form.is_bound else 200)


def _say(request: PersonalRequest, form: SomebodyForm, other: object) -> None:
    person = request.person
    acts.say_ties(person=person, source=acts.find_told(person.space), ties=[form.as_tie(other)])  # type: ignore[arg-type]
    prepare_map(person)
