"""Who is asked, and steps that many take at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.records.models import Call, Invitation, Person
from ecotone_web.rooms.call.invitations import acts
from ecotone_web.rooms.call.invitations.reads.invitations import SILENT, find_invitations
from ecotone_web.rooms.call.invitations.reads.people import list_inviters
from ecotone_web.rooms.call.invitations.reads.standing import count_states
from ecotone_web.rooms.call.invitations.rules import TEAM_STEPS, explain_steps
from ecotone_web.rooms.call.invitations.views.here import find_call, list_sides, read_side, show_panel
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import list_boundaries
from ecotone_web.rooms.landscape.reads.people import list_sides_of
from ecotone_web.rooms.space.addresses import find_way_back, read_key, read_keys
from ecotone_web.rooms.space.door import SpaceRequest, in_space

ON_A_PAGE = 50
NOBODY = "nobody"

ANSWERS = [*Invitation.Answer.choices, (SILENT, _("No answer yet"))]
"""By which one chooses whom to look at."""

ACTS: dict[str, Callable[..., int]] = {
    "approve": acts.approve,
    "take back": acts.unapprove,
    "drop": acts.drop,
    "withdraw": acts.withdraw,
    "ask again": acts.ask_again,
}


def read_choice(request: SpaceRequest) -> dict[str, Any]:
    """Whom of them one looks at, as the address says."""
    words = request.GET
    inviter = words.get("inviter", "")
    key = read_key(words, "inviter")
    return {
        "state": _one_of(words.get("state", ""), Invitation.State.values),
        "answer": _one_of(words.get("answer", ""), [value for value, _said in ANSWERS]),
        "side": read_side(request),
        "inviter": Person.objects.filter(space=request.space, pk=key).first() if key is not None else None,
        "has_inviter": inviter != NOBODY,
        "name": " ".join(words.get("q", "").split())[:100],
    }


def _one_of(word: str, among: Any) -> str:
    return word if word in among else ""


@in_space(check_call)
@require_GET
def show_all(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who is asked, by name, and how that stands; beside it whom the call reaches."""
    call = find_call(request, pk)
    choice, boundaries = read_choice(request), list_boundaries(call)
    page = Paginator(find_invitations(call, **choice), ON_A_PAGE).get_page(request.GET.get("page"))
    sides = list_sides_of([row.person for row in page], boundaries)
    standing = count_states(call)
    return render(
        request,
        "invitations/all.html",
        {
            "call": call,
            "choice": choice,
            "is_any": any(
                [
                    *(choice[name] for name in ("state", "answer", "side", "inviter", "name")),
                    not choice["has_inviter"],
                ]
            ),
            "page": page,
            "rows": [(row, ", ".join(sides.get(row.person_id, []))) for row in page],
            "standing": standing,
            "chips": _link_states(request, standing.by_state),
            "steps": [step for step in TEAM_STEPS if standing.count(step.before)],
            "answers": ANSWERS,
            "sides": list_sides(boundaries),
            "inviters": list_inviters(request.space),
            "nobody": NOBODY,
            "explained": explain_steps(),
            "query": request.GET.urlencode(),
            **show_panel(request, call),
        },
    )


def _link_states(request: SpaceRequest, by_state: dict[str, int]) -> list[dict[str, Any]]:
    """All, and each state in which somebody is, in the order in which they follow."""
    chips = [("", _("All"), sum(by_state.values()))]
    chips += [
        (value, said, by_state[value]) for value, said in Invitation.State.choices if by_state.get(value)
    ]
    now = request.GET.get("state", "")
    return [
        {"said": said, "n": n, "query": _with(request, state=value), "is_here": value == now}
        for value, said, n in chips
    ]


def _with(request: SpaceRequest, **words: str) -> str:
    query = request.GET.copy()
    for name in (*words, "page"):
        query.pop(name, None)
    query.update({name: value for name, value in words.items() if value})
    return query.urlencode()


@in_space(check_call)
@require_POST
def take(request: SpaceRequest, pk: int) -> HttpResponse:
    """One step for the marked ones, or for all that are listed."""
    call = find_call(request, pk)
    step = next((each for each in TEAM_STEPS if each.name == request.POST.get("step")), None)
    rows = list(_find_marked(request, call))
    if step is None or not rows:
        messages.info(request, _("Nobody was marked, so nothing changed."))
    else:
        done = ACTS[step.name](by=request.member, invitations=rows)
        left = len(rows) - done
        if done:
            messages.success(request, step.done % {"n": done})
        if left:
            messages.info(request, step.not_able % {"n": left})
    address = reverse("invitations:all", args=[request.space.slug, pk])
    query = request.GET.urlencode()
    return redirect(find_way_back(request, f"{address}?{query}" if query else address))


def _find_marked(request: SpaceRequest, call: Call) -> QuerySet[Invitation]:
    if request.POST.get("all") == "yes":
        return find_invitations(call, **read_choice(request))
    return find_invitations(call).filter(pk__in=read_keys(request.POST.getlist("invitation")))
