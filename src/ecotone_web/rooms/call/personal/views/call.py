"""The first page: who asks, and why; her answer; and what else there is."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from ecotone_web.rooms.call.invitations.acts import note_answer
from ecotone_web.rooms.call.personal.forms import AnswerForm
from ecotone_web.rooms.call.personal.reads.addresses import find_address
from ecotone_web.rooms.call.personal.reads.calls import find_asked, list_asked
from ecotone_web.rooms.call.personal.reads.steps import list_steps
from ecotone_web.rooms.call.personal.views.door import PersonalRequest, with_link


@with_link()
def show_page(request: PersonalRequest) -> HttpResponse:
    """All she was asked."""
    return _show(request)


@with_link()
def answer(request: PersonalRequest, pk: int) -> HttpResponse:
    """Her answer to one call; another one later is as good."""
    asked = find_asked(request.person, pk)
    if asked is None:
        raise Http404
    if request.method != "POST":
        return redirect(find_address(request, "me:page"))
    form = AnswerForm(asked.invitation, request.POST)
    if asked.is_open and not form.is_valid():
        return _show(request, {pk: form}, status=422)
    is_kept = asked.is_open and note_answer(invitation=asked.invitation, **form.cleaned_data)
    said = {"saved": "answer"} if is_kept else {"late": "answer"}
    return redirect(find_address(request, "me:page", **said))


def _show(
    request: PersonalRequest, forms: dict[int, AnswerForm] | None = None, status: int = 200
) -> HttpResponse:
    told = forms or {}
    asked = [
        (each, told.get(each.invitation.pk) or AnswerForm(each.invitation))
        for each in list_asked(request.person)
    ]
    return render(
        request, "me/page.html", {"asked": asked, "steps": list_steps(request.person)}, status=status
    )
