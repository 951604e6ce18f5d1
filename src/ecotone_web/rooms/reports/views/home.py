"""Home, the first visit's first and last step, and the box that finds."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ecotone_web.bridge.readings import WHOLE, about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import say_sentence
from ecotone_web.records.models import Boundary
from ecotone_web.rooms.landscape.tasks import Shown, provide_reading
from ecotone_web.rooms.landscape.views.map import View, draw_figure
from ecotone_web.rooms.notebook.forms import NoteForm
from ecotone_web.rooms.reports import acts
from ecotone_web.rooms.reports.forms import AspirationForm
from ecotone_web.rooms.reports.reads import (
    find_called,
    find_latest_notes,
    find_standing,
    list_people_names,
    list_steps,
)
from ecotone_web.rooms.reports.rules import check_find, check_see_home
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.duplicates import count_pairs
from ecotone_web.rooms.space.team.rules import can_work, check_work

MOST_TICKED = 400
"""Names on a sheet of paper; nobody reads through more."""


@in_space(check_see_home)
def show_home(request: SpaceRequest) -> HttpResponse:
    """The aspiration, what can be said today, what is missing, what was done."""
    works = can_work(request.member)
    selection = Selection() if works else Selection().for_others()
    whole = provide_reading(request.space, WHOLE, selection)
    standing = find_standing(request.space)
    if works and standing.n_people == 0:
        return render(request, "reports/empty.html", {})
    context: dict[str, Any] = {
        "whole": whole,
        "standing": standing,
        **_show_lead(request, whole, selection),
    }
    if works:
        context |= {
            "steps": list_steps(whole.content["gaps"]) if whole.content else (),
            "n_pairs": count_pairs(request.space),
            "notes": find_latest_notes(request.member),
            "form": NoteForm(request.member),
            "offered": (),
        }
    return render(request, "reports/home.html", context)


def _show_lead(request: SpaceRequest, whole: Shown, selection: Selection) -> dict[str, Any]:
    """The boundary that the headline is about: what is said of it, its map, and the same as a table."""
    key = whole.content and whole.content["lead"]
    boundary = Boundary.objects.filter(space=request.space, pk=key).first() if key else None
    if boundary is None:
        return {"content": None}
    content = provide_reading(request.space, about_boundary(boundary.pk), selection).content
    return {"content": content, **draw_figure(request, View(selection, boundary, "map", None), content)}


@in_space(check_work)
def show_aspiration(request: SpaceRequest) -> HttpResponse:
    """What difference you would like to make, and for whom."""
    is_first = request.GET.get("first") == "yes"
    form = AspirationForm(request.POST or None, initial={"aspiration": request.space.aspiration})
    if request.method == "POST" and form.is_valid():
        acts.word_aspiration(by=request.member, aspiration=form.cleaned_data["aspiration"].strip())
        if is_first:
            response = redirect("sources:begin", request.space.slug)
            response["Location"] += "?first=yes"
            return response
        return redirect("reports:home", request.space.slug)
    return render(request, "reports/aspiration.html", {"form": form, "is_first": is_first})


@in_space(check_work)
def show_first(request: SpaceRequest) -> HttpResponse:
    """The first true sentences, and what one can do next."""
    whole = provide_reading(request.space, WHOLE, Selection())
    return render(request, "reports/first.html", {"whole": whole})


@in_space(check_work)
def show_questions(request: SpaceRequest) -> HttpResponse:
    """A sheet of three questions to print and hand round."""
    from ecotone_web.bridge.questions import list_questions

    questions = [say_sentence(question) for question in list_questions(request.space)]
    with_names = request.GET.get("names") == "yes"
    context = {
        "questions": questions,
        "lines": range(6),
        "with_names": with_names,
        "names": list_people_names(request.space, MOST_TICKED) if with_names else [],
    }
    return render(request, "reports/questions.html", context)


@in_space(check_find)
def show_find(request: SpaceRequest) -> HttpResponse:
    """People, sides and boundaries with these words in their names."""
    words = request.GET.get("q", "").strip()
    kinds = ("people", "sides", "boundaries", "meetings", "notes")
    found = find_called(request.member, words) if words else dict.fromkeys(kinds, ())
    context: dict[str, Any] = {"words": words, **found, "is_found": any(found.values())}
    context["title"] = _("What are you looking for?") if not words else None
    return render(request, "reports/find.html", context)
