"""Choosing whom to ask: from a side, by name, from a list."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.records.models import Call, Person
from ecotone_web.rooms.call.invitations.acts import choose_people
from ecotone_web.rooms.call.invitations.forms import Pasted
from ecotone_web.rooms.call.invitations.reads.people import find_choosable
from ecotone_web.rooms.call.invitations.views.here import find_call, list_sides, read_side, show_panel
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.landscape.reads import list_boundaries
from ecotone_web.rooms.landscape.reads.people import list_sides_of
from ecotone_web.rooms.space.addresses import find_way_back, read_uids
from ecotone_web.rooms.space.door import SpaceRequest, in_space

ON_A_PAGE = 50

MOST_LEFT = 20
"""Names of those who cannot be chosen; more are counted."""


@in_space(check_call)
@require_GET
def show_choosing(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who is not in the call yet, of a side or of a name; and a place for a list."""
    call = find_call(request, pk)
    boundaries = list_boundaries(request.space)
    side, name = read_side(request), _read_name(request)
    people = find_choosable(call, side=side, name=name)
    page = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
    sides = list_sides_of(page.object_list, list(call.boundaries.all()))
    return render(
        request,
        "invitations/choose.html",
        {
            "call": call,
            "side": side,
            "name": name,
            "page": page,
            "rows": [(person, ", ".join(sides.get(person.pk, []))) for person in page],
            "sides": list_sides(boundaries),
            "query": request.GET.urlencode(),
            **show_panel(request, call),
        },
    )


def _read_name(request: SpaceRequest) -> str:
    return " ".join(request.GET.get("q", "").split())[:100]


@in_space(check_call)
@require_POST
def choose(request: SpaceRequest, pk: int) -> HttpResponse:
    """The marked ones, or all that are listed, are in the call as drafts."""
    call = find_call(request, pk)
    people = list(_find_marked(request, call))
    _choose(request, call, people)
    address = reverse("invitations:choosing", args=[request.space.slug, pk])
    query = request.GET.urlencode()
    return redirect(find_way_back(request, f"{address}?{query}" if query else address))


def _find_marked(request: SpaceRequest, call: Call) -> QuerySet[Person]:
    if request.POST.get("all") == "yes":
        return find_choosable(call, side=read_side(request), name=_read_name(request))
    uids = read_uids(request.POST.getlist("person"))
    return Person.objects.filter(space=request.space, uid__in=uids)


def _choose(request: SpaceRequest, call: Call, people: list[Person]) -> None:
    """Say how many are new in the call, and why the others are not; nobody's name is in a message."""
    if call.closed_at is not None:
        messages.error(request, _("This call is closed, so nobody more can be asked."))
        return
    n = len(choose_people(by=request.member, call=call, people=people))
    left = len(people) - n
    if n:
        said = ngettext(
            "One person is in the call now, as a draft.", "%(n)s people are in the call now, as drafts.", n
        )
        messages.success(request, said % {"n": n})
    if left:
        said = ngettext(
            "One was left: in the call already, asks with us, or wants no more letters.",
            "%(n)s were left: in the call already, ask with us, or want no more letters.",
            left,
        )
        messages.info(request, said % {"n": left})
    if not people:
        messages.info(request, _("Nobody was marked, so nothing changed."))


@in_space(check_call)
@require_POST
def paste(request: SpaceRequest, pk: int) -> HttpResponse:
    """A list is read; what is not clear is said back, and nobody is in the call before that was looked at."""
    call = find_call(request, pk)
    pasted = Pasted(request.POST, call)
    if request.POST.get("do") == "choose":
        _choose(request, call, pasted.found)
        n = len(pasted.unclear)
        if n:
            said = ngettext("One line was left out.", "%(n)s lines were left out.", n)
            messages.info(request, said % {"n": n})
        return redirect("invitations:all", request.space.slug, pk)
    shown = {"call": call, "pasted": pasted, "asked": _tell_apart(request, pasted), "most": MOST_LEFT}
    return render(request, "invitations/pasted.html", shown)


def _tell_apart(request: SpaceRequest, pasted: Pasted) -> list[tuple[str, list[tuple[Person, str, bool]]]]:
    """Each line that may mean several, with these: what tells them apart, and whether they can be chosen."""
    people = [person for read in pasted.asked for person in read.people]
    sides = list_sides_of(people, list_boundaries(request.space)) if people else {}
    return [
        (read.line, [_describe(person, sides, pasted) for person in read.people]) for read in pasted.asked
    ]


def _describe(person: Person, sides: Mapping[int, list[str]], pasted: Pasted) -> tuple[Person, str, bool]:
    left = pasted.why_left.get(person.pk)
    known = [*sides.get(person.pk, []), person.email, str(left or "")]
    return person, " · ".join(filter(None, known)), left is None
