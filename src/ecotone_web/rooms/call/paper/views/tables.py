"""Answers out as a table, and in again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify

from ecotone_web.rooms.call.paper.forms import FileForm
from ecotone_web.rooms.call.paper.tables import NoTable, Taking, read_answers, write_answers
from ecotone_web.rooms.call.paper.views.sheets import take
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.door import SpaceRequest, in_space


@in_space(check_call)
def hand_over(request: SpaceRequest, pk: int) -> HttpResponse:
    """The table of everybody who is asked, with what is known of each."""
    call = get_call(request.space, pk)
    response = HttpResponse(write_answers(call), content_type="text/csv; charset=utf-8")
    name = slugify(call.title)[:60] or "answers"
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate().isoformat()}.csv"'
    return response


@in_space(check_call)
def bring_in(request: SpaceRequest, pk: int) -> HttpResponse:
    """A table that comes back: rows that are right are taken in, the others are said by line. Twice does no harm."""
    call = get_call(request.space, pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return redirect("paper:all", request.space.slug, call.pk)
    try:
        taking = read_answers(call, form.cleaned_data["file"].read())
    except NoTable as refusal:
        taking = Taking(problems=[str(refusal)])
    for each in taking.forms:
        take(request, each)
    return render(request, "paper/taken.html", {"call": call, "taking": taking})
