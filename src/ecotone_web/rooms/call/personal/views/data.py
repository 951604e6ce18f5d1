"""Everything that is held of her: to look at, put right, take along, take back, and erase."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ecotone_web.records.models import Belonging, Person
from ecotone_web.rooms.call.links.acts import end_own_links
from ecotone_web.rooms.call.personal import acts
from ecotone_web.rooms.call.personal.forms import OneselfForm
from ecotone_web.rooms.call.personal.reads.addresses import find_address
from ecotone_web.rooms.call.personal.reads.calls import find_asked
from ecotone_web.rooms.call.personal.reads.held import gather_held
from ecotone_web.rooms.call.personal.reads.people import find_other
from ecotone_web.rooms.call.personal.tasks import prepare_map
from ecotone_web.rooms.call.personal.views.door import PersonalRequest, with_link
from ecotone_web.rooms.space.privacy.reads.holdings import write_plainly
from ecotone_web.rooms.space.privacy.tasks import forget_herself_now

WRONG = 422


@with_link()
def show_data(request: PersonalRequest) -> HttpResponse:
    """All of it, by source, with what can be done about each."""
    return render(request, "me/data.html", {"held": gather_held(request.person)})


@with_link()
def hand_over(request: PersonalRequest) -> HttpResponse:
    """All of it, for a program."""
    told = write_plainly(gather_held(request.person).as_dict())
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="about-me-{day}.json"'
    return response


@with_link()
def correct(request: PersonalRequest) -> HttpResponse:
    """Her name and her address."""
    person = request.person
    before = {"name": person.name, "email": person.email}
    form = OneselfForm(request.POST if request.method == "POST" else None, initial=before)
    if request.method == "POST" and form.is_valid():
        acts.correct_oneself(person=person, **form.cleaned_data)
        return redirect(find_address(request, "me:data", saved="data"))
    return render(request, "me/correct.html", {"form": form}, status=WRONG if form.is_bound else 200)


@with_link(is_leaving=True)
def take_back(request: PersonalRequest) -> HttpResponse:
    """One thing that she said; what is not hers is not found."""
    if request.method == "POST":
        what, _colon, key = request.POST.get("what", "").partition(":")
        _take_back(request, what, key)
        prepare_map(request.person)
        return redirect(find_address(request, "me:data", saved="data"))
    return redirect(find_address(request, "me:data"))


def _take_back(request: PersonalRequest, what: str, key: str) -> None:
    person = request.person
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    if what == "text":
        acts.take_back_text(person=person, name=key)
    elif what == "consent":
        acts.take_back_consent(person=person, use=key)
    elif what == "belonging":
        for row in Belonging.objects.filter(person=person, pk=number):
            acts.take_back_belonging(person=person, belonging=row)
    elif what == "words" and (asked := find_asked(person, number)):
        acts.take_back_words(invitation=asked.invitation)
    elif what == "somebody" and (other := _find_somebody(request, key)):
        tie = acts.SaidTie(other, ())
        acts.say_ties(person=person, source=acts.find_told(person.space), ties=[tie])


def _find_somebody(request: PersonalRequest, key: str) -> Person | None:
    try:
        return find_other(request.person, UUID(key))
    except ValueError:
        return None


@with_link(is_leaving=True)
def close(request: PersonalRequest) -> HttpResponse:
    """Ask once; then no link of hers opens anything."""
    if request.method != "POST":
        return render(request, "me/close.html", {})
    end_own_links(person=request.person)
    return render(request, "me/closed.html", {})


@with_link(is_leaving=True)
def erase(request: PersonalRequest) -> HttpResponse:
    """Ask once, in plain words; then everything goes, as when the team forgets somebody."""
    if request.method != "POST":
        return render(request, "me/erase.html", {})
    forget_herself_now(person=request.person)
    return redirect(f"{reverse('me:goodbye')}?lang={request.language}")
