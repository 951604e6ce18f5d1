"""What a call stirs: who answers, what they imagine, and the themes in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.bridge.answers import write_table
from ecotone_web.records.models import Boundary, Call
from ecotone_web.rooms.call.hearing import acts, reads
from ecotone_web.rooms.call.hearing.forms import ThemeForm
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.addresses import find_way_back, read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.papers import offer

ON_A_PAGE = 20

MOST_PROPOSALS = 50
"""That stand here; the list of who is asked has them all."""


@in_space(check_call)
def show_all(request: SpaceRequest, pk: int) -> HttpResponse:
    """How many of each world answered, and what they imagine."""
    call = get_call(request.space, pk)
    boundaries = reads.choose_boundaries(call)
    wanted = read_key(request.GET, "boundary")
    boundary = next((each for each in boundaries if each.pk == wanted), next(iter(boundaries), None))
    proposals = list(reads.find_proposals(call)[: MOST_PROPOSALS + 1])
    context = {
        "call": call,
        "boundaries": boundaries,
        "boundary": boundary,
        "worlds": reads.weigh_worlds(call, boundary) if boundary else None,
        "proposals": proposals[:MOST_PROPOSALS],
        "are_more_proposed": len(proposals) > MOST_PROPOSALS,
        **_find_answers(request, call, boundary),
    }
    return render(request, "hearing/all.html", context)


def _find_answers(request: SpaceRequest, call: Call, boundary: Boundary | None) -> dict[str, Any]:
    """What people imagine: all of it, or from one side, or with one theme."""
    answers, sides = reads.find_answers(call), reads.list_sides(boundary)
    held = reads.find_sides_of(answers, boundary)
    heard = reads.weigh_themes(call, held)
    themes = [each.theme for each in heard]
    side = next((each for each in sides if each.pk == read_key(request.GET, "side")), None)
    theme = next((each for each in themes if each.pk == read_key(request.GET, "theme")), None)
    keys = reads.order_answers(reads.narrow(answers, side=side, theme=theme), held)
    page = Paginator(keys, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "heard": heard,
        "sides": sides,
        "side": side,
        "theme": theme,
        "n_all": answers.count(),
        "page": page,
        "answers": reads.list_answers(page, themes, held),
    }


@in_space(check_call)
@require_POST
def tag(request: SpaceRequest, pk: int, invitation: int) -> HttpResponse:
    """One theme more, or less, on one answer."""
    call = get_call(request.space, pk)
    answer = get_object_or_404(reads.find_asked(call), pk=invitation)
    adds, takes = read_key(request.POST, "add"), read_key(request.POST, "take")
    form = ThemeForm(request.POST)
    if takes is not None:
        acts.untag(by=request.member, invitation=answer, theme=get_object_or_404(call.themes, pk=takes))
    elif adds is not None:
        acts.tag(by=request.member, invitation=answer, theme=get_object_or_404(call.themes, pk=adds))
    elif form.is_valid():
        theme = acts.name_theme(by=request.member, call=call, name=form.cleaned_data["name"])
        acts.tag(by=request.member, invitation=answer, theme=theme)
    else:
        messages.error(request, _("A theme needs a word, of 80 letters at most."))
    back = find_way_back(request, reverse("hearing:all", args=[request.space.slug, pk]))
    return redirect(f"{back}#answer-{invitation}")


@in_space(check_call)
def change_theme(request: SpaceRequest, pk: int, theme: int) -> HttpResponse:
    """Another word for a theme."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(call.themes, pk=theme)
    form = ThemeForm(request.POST or None, initial={"name": chosen.name})
    if request.method == "POST" and form.is_valid():
        acts.rename_theme(by=request.member, theme=chosen, name=form.cleaned_data["name"])
        return redirect("hearing:all", request.space.slug, pk)
    return render(request, "hearing/theme.html", {"call": call, "theme": chosen, "form": form})


@in_space(check_call)
@require_POST
def take_away(request: SpaceRequest, pk: int, theme: int) -> HttpResponse:
    """The theme goes; the answers stay."""
    call = get_call(request.space, pk)
    acts.take_away_theme(by=request.member, theme=get_object_or_404(call.themes, pk=theme))
    messages.success(request, _("The theme is gone. The answers stay as they are."))
    return redirect("hearing:all", request.space.slug, pk)


@in_space(check_call)
def download(request: SpaceRequest, pk: int) -> HttpResponse:
    """The answers as a table for a spreadsheet."""
    call = get_call(request.space, pk)
    return offer(write_table(*reads.make_table(call)), call.title, "answers.csv")
