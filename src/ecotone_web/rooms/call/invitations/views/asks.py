"""Who asks whom: worked out, then settled by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.bridge.calling import Ways
from ecotone_web.records.models import Call, Invitation, Person
from ecotone_web.rooms.call.invitations.acts import choose_inviter, spread_asks
from ecotone_web.rooms.call.invitations.reads.invitations import find_invitations
from ecotone_web.rooms.call.invitations.reads.people import list_inviters
from ecotone_web.rooms.call.invitations.reads.standing import count_loads, list_pairs
from ecotone_web.rooms.call.invitations.rules import say_way
from ecotone_web.rooms.call.invitations.tasks import provide_ways
from ecotone_web.rooms.call.invitations.views.here import find_call
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.states import UNHEARD
from ecotone_web.rooms.space.addresses import read_keys
from ecotone_web.rooms.space.door import SpaceRequest, in_space

ON_A_PAGE = 50


@dataclass(frozen=True)
class Ask:
    """One row: who is asked, by whom, the way to her, and the way of each other who might."""

    row: Invitation
    way: Any
    offered: list[tuple[Person, Any, bool]]
    can_change: bool


@in_space(check_call)
@require_GET
def show_asks(request: SpaceRequest, pk: int) -> HttpResponse:
    """Everybody in the call with who asks her, how near the two are, and what another choice would cost."""
    call = find_call(request, pk)
    inviters = list_inviters(request.space)
    ways = provide_ways(request.space, inviters)
    rows = find_invitations(call).exclude(state=Invitation.State.WITHDRAWN)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    pairs, loads = list_pairs(call), count_loads(call)
    return render(
        request,
        "invitations/asks.html",
        {
            "call": call,
            "page": page,
            "asks": [_show(row, inviters, ways) for row in page],
            "tally": _say_tally(ways, pairs),
            "n_in": len(pairs),
            "n_nobody": loads.get(None, 0),
            "loads": [(each, loads.get(each.pk, 0)) for each in inviters],
            "room": max(call.most_asks * len(inviters) - sum(n for key, n in loads.items() if key), 0),
            "query": request.GET.urlencode(),
        },
    )


def _show(row: Invitation, inviters: list[Person], ways: Ways) -> Ask:
    offered = [
        (each, say_way(ways.find(row.person_id, each.pk)), each.pk == row.inviter_id)
        for each in inviters
        if each.pk != row.person_id
    ]
    way = say_way(ways.find(row.person_id, row.inviter_id)) if row.inviter_id else ""
    return Ask(row, way, offered, row.state in UNHEARD)


def _say_tally(ways: Ways, pairs: list[tuple[int, int | None]]) -> list[tuple[Any, int]]:
    """How many are asked by which way."""
    return [(say_way(way), n) for way, n in ways.tally(pairs).items() if n]


@in_space(check_call)
@require_POST
def spread(request: SpaceRequest, pk: int) -> HttpResponse:
    """Work out who asks whom; those chosen by hand, approved or sent stay."""
    call = find_call(request, pk)
    n = spread_asks(by=request.member, call=call)
    if n:
        said = ngettext("One draft has somebody new who asks.", "%(n)s drafts have somebody new who asks.", n)
        messages.success(request, said % {"n": n})
    else:
        messages.info(request, _("It is worked out, and nothing is new."))
    return redirect("invitations:asks", request.space.slug, pk)


@in_space(check_call)
@require_POST
def settle(request: SpaceRequest, pk: int) -> HttpResponse:
    """Keep what was changed by hand on this page, and say what that costs."""
    call = find_call(request, pk)
    inviters = list_inviters(request.space)
    ways = provide_ways(request.space, inviters)
    before = ways.tally(list_pairs(call))
    n, left = _settle_rows(request, call, {person.pk: person for person in inviters})
    if n:
        said = ngettext("One ask is settled by hand.", "%(n)s asks are settled by hand.", n)
        messages.success(request, f"{said % {'n': n}} {_say_cost(before, ways.tally(list_pairs(call)))}")
    if left:
        said = ngettext(
            "One stays as it is: it has gone out.", "%(n)s stay as they are: they have gone out.", left
        )
        messages.info(request, said % {"n": left})
    if not n and not left:
        messages.info(request, _("Nothing was changed."))
    address, query = reverse("invitations:asks", args=[request.space.slug, pk]), request.GET.urlencode()
    return redirect(f"{address}?{query}" if query else address)


def _settle_rows(request: SpaceRequest, call: Call, inviters: dict[int, Person]) -> tuple[int, int]:
    """Rows changed on the page alone: what others settled meanwhile stays. How many, and how many could not be."""
    words = request.POST
    done = left = 0
    for row in find_invitations(call).filter(pk__in=read_keys(words.getlist("row"))):
        was, now = words.get(f"was-{row.pk}", ""), words.get(f"inviter-{row.pk}", "")
        key = next(iter(read_keys([now])), None)
        if was == now or key == row.inviter_id:
            continue
        inviter = inviters.get(key) if key is not None else None
        can = (key is None or inviter is not None) and choose_inviter(
            by=request.member, invitation=row, inviter=inviter
        )
        done, left = done + can, left + (not can)
    return done, left


def _say_cost(before: dict[str, int], after: dict[str, int]) -> str:
    """How near those who are asked are to who asks them: now, and before."""
    changed = [way for way in before if before[way] != after[way]]
    if not changed:
        return _("As many are as near to who asks them as before.")
    said = _("%(way)s: %(now)s, before %(was)s.")
    return " ".join(
        said % {"way": capfirst(str(say_way(way))), "now": after[way], "was": before[way]} for way in changed
    )
