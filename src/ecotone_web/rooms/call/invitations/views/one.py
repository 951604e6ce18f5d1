"""One invitation: who, why, in whose name, with which words, and how it went."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.records.models import Call, Invitation, Person, Wording
from ecotone_web.rooms.call.invitations.acts import choose_inviter, choose_wording
from ecotone_web.rooms.call.invitations.reads.invitations import get_invitation, list_past
from ecotone_web.rooms.call.invitations.reads.people import list_inviters
from ecotone_web.rooms.call.invitations.rules import TEAM_STEPS, can_do, say_way
from ecotone_web.rooms.call.invitations.tasks import provide_ways
from ecotone_web.rooms.call.invitations.views.here import find_call
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.states import UNHEARD
from ecotone_web.rooms.call.wording.reads import choose_wordings, find_wordings, list_boundaries
from ecotone_web.rooms.landscape.reads.people import list_sides_of
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space


@in_space(check_call)
@require_GET
def show_one(request: SpaceRequest, pk: int, invitation: int) -> HttpResponse:
    """All that belongs to one invitation."""
    call = find_call(request, pk)
    row = get_invitation(call, invitation)
    inviters = list_inviters(request.space)
    sides = list_sides_of([row.person], list_boundaries(call))
    return render(
        request,
        "invitations/one.html",
        {
            "call": call,
            "row": row,
            "why": sides.get(row.person_id, []),
            "can_change": row.state in UNHEARD,
            "offered": _offer(request, row, inviters),
            "is_inviter_gone": row.inviter is not None and row.inviter not in inviters,
            "past": list_past(row),
            "steps": [step for step in TEAM_STEPS if can_do(row, step.name)],
            **_find_words(call, row),
        },
    )


def _offer(request: SpaceRequest, row: Invitation, inviters: list[Person]) -> list[tuple[Person, Any]]:
    """Who may ask her, each with the way to her."""
    ways = provide_ways(request.space, inviters)
    return [
        (each, say_way(ways.find(row.person_id, each.pk))) for each in inviters if each.pk != row.person_id
    ]


def _find_words(call: Call, row: Invitation) -> dict[str, Any]:
    """The wording that she reads, and those that there are."""
    wordings = find_wordings(call)
    everybody = next((each for each in wordings if each.world_id is None), None)
    by_world = choose_wordings(call, [row.person])[row.person_id] if row.wording is None else None
    return {"wordings": wordings, "read": row.wording or by_world or everybody}


@in_space(check_call)
@require_POST
def change(request: SpaceRequest, pk: int, invitation: int) -> HttpResponse:
    """In whose name she is asked, or with which words."""
    call = find_call(request, pk)
    row = get_invitation(call, invitation)
    if "inviter" in request.POST:
        key = read_key(request.POST, "inviter")
        inviter = Person.objects.filter(space=request.space, pk=key).first() if key else None
        is_done = choose_inviter(by=request.member, invitation=row, inviter=inviter)
    else:
        key = read_key(request.POST, "wording")
        wording = Wording.objects.filter(call=call, pk=key).first() if key else None
        is_done = choose_wording(by=request.member, invitation=row, wording=wording)
    if is_done:
        messages.success(request, _("Kept."))
    else:
        messages.info(request, _("That stays as it is: the invitation has gone out, or is withdrawn."))
    return redirect("invitations:one", request.space.slug, pk, invitation)
