"""Answers out as a table, and in again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ecotone_web.rooms.call.paper.forms import FileForm
from ecotone_web.rooms.call.paper.tables import NoTable, Taking, read_answers, write_answers
from ecotone_web.rooms.call.paper.views.sheets import take
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.papers import offer


@in_space(check_call)
def hand_over(request: SpaceRequest, pk: int) -> HttpResponse:
    """The table of everybody who is asked, with what is known of each."""
    call = get_call(request.space, pk)
    return offer(write_answers(call), call.title, "sheets.csv")


@in_space(check_call)
def bring_in(request: SpaceRequest, pk: int) -> HttpResponse:
    """A table that comes back: rows that are right are taken in, the others are said by line. Twice does no harm."""
    call = get_call(request.space, pk)
    if request.method != "POST":
        return redirect("paper:all", request.space.slug, call.pk)
    form, taking = FileForm(request.POST, request.FILES), Taking()
    if form.is_valid():
        try:
            taking = read_answers(call, form.cleaned_data["file"].read())
        except NoTable as refusal:
            form.add_error("file", str(refusal))
    for each in taking.forms:
        take(request, each)
    said = {"call": call, "taking": taking, "form": form}
    return render(request, "paper/taken.html", said, status=422 if form.errors else 200)
