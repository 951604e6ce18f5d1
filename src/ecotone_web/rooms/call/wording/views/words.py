"""The words of a call: written, read, compared, taken back to what they were, printed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.records.models import Call, Side, Space, Wording
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording import acts
from ecotone_web.rooms.call.wording.forms import WordingForm
from ecotone_web.rooms.call.wording.reads import (
    find_wording,
    find_wordings,
    get_call,
    list_worlds,
    read_wording,
)
from ecotone_web.rooms.call.wording.versions import FIELDS, compare_wordings, list_states
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.papers import can_make_pdf, hand_out


@in_space(check_call)
def write(request: SpaceRequest, pk: int, side: int | None = None) -> HttpResponse:
    """The form: for everybody, or for one world, which begins with what everybody reads."""
    call = get_call(request.space, pk)
    world = _get_world(call, side)
    wording = find_wording(call, world)
    held = _begin(request.space, wording or (find_wording(call, None) if world else None))
    form = WordingForm(request.POST or None, initial=held)
    if request.method == "POST" and form.is_valid():
        wording = acts.word(by=request.member, call=call, world=world, **form.cleaned_data)
        messages.success(request, _("Kept. What stood there before is in the history."))
        return redirect("call:wording", request.space.slug, pk, wording.pk)
    context = {"call": call, "world": world, "wording": wording, "form": form}
    return render(request, "call/write.html", context)


def _get_world(call: Call, side: int | None) -> Side | None:
    if side is None:
        return None
    found = next((world for world in list_worlds(call) if world.pk == side), None)
    return found or get_object_or_404(_find_all(call), world=side).world


def _begin(space: Space, wording: Wording | None) -> Mapping[str, Any]:
    """What stands in the fields at first: these words, or else what the team is here for."""
    if wording is None:
        return {"language": "en", "difference": space.aspiration}
    return {name: getattr(wording, name) for name in FIELDS}


@in_space(check_call)
def show_wording(request: SpaceRequest, pk: int, wording: int) -> HttpResponse:
    """One version, as it is read."""
    call = get_call(request.space, pk)
    chosen, n_versions = get_object_or_404(_find_all(call), pk=wording), len(find_wordings(call))
    context = {"call": call, "wording": chosen, "parts": read_wording(chosen), "n_versions": n_versions}
    return render(request, "call/wording.html", {**context, "can_make_pdf": can_make_pdf()})


def _find_all(call: Call) -> QuerySet[Wording]:
    """Also those of worlds to which the call does not go any more: somebody may be asked in them."""
    return call.wordings.select_related("world__boundary")


@in_space(check_call)
def show_paper(request: SpaceRequest, pk: int, wording: int) -> HttpResponse:
    """One version on paper: a page to print, or PDF."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(_find_all(call), pk=wording)
    page = render_to_string("call/paper.html", {"wording": chosen, "parts": read_wording(chosen)}, request)
    return hand_out(page, call.title, "call") if request.GET.get("as") == "pdf" else HttpResponse(page)


@in_space(check_call)
@require_POST
def take_away(request: SpaceRequest, pk: int, wording: int) -> HttpResponse:
    """A world has no words of its own any more."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(_find_all(call), pk=wording)
    if chosen.world_id is None:
        messages.error(request, _("The words for everybody stay. You can change them."))
    else:
        acts.take_away_wording(by=request.member, wording=chosen)
        messages.success(request, _("Taken away. This world reads the words for everybody."))
    return redirect("call:one", request.space.slug, pk)


@in_space(check_call)
def show_earlier(request: SpaceRequest, pk: int, wording: int) -> HttpResponse:
    """What a version said before, who changed it, and what."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(_find_all(call), pk=wording)
    return render(
        request, "call/earlier.html", {"call": call, "wording": chosen, "states": list_states(chosen)}
    )


@in_space(check_call)
@require_POST
def go_back(request: SpaceRequest, pk: int, wording: int, state: int) -> HttpResponse:
    """A version says again what it said."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(_find_all(call), pk=wording)
    was = get_object_or_404(chosen.history, history_id=state)
    fields = {name: getattr(was, name) for name in FIELDS}
    acts.word(by=request.member, call=call, world=chosen.world, **fields)
    messages.success(request, _("It says again what it said then."))
    return redirect("call:wording", request.space.slug, pk, wording)


@in_space(check_call)
def show_beside(request: SpaceRequest, pk: int) -> HttpResponse:
    """Two versions side by side."""
    call = get_call(request.space, pk)
    wordings = find_wordings(call)
    one, other = _choose_two(request, wordings)
    return render(
        request,
        "call/beside.html",
        {
            "call": call,
            "wordings": wordings,
            "one": one,
            "other": other,
            "rows": compare_wordings(one, other) if one and other else [],
        },
    )


def _choose_two(request: SpaceRequest, wordings: list[Wording]) -> tuple[Wording | None, Wording | None]:
    """Those of the address; otherwise the first, and the first other one."""
    by_key = {each.pk: each for each in wordings}
    chosen = [by_key.get(read_key(request.GET, name) or 0) for name in ("one", "other")]
    one = chosen[0] or next((each for each in wordings if each != chosen[1]), None)
    other = chosen[1] or next((each for each in wordings if each != one), None)
    return one, other
