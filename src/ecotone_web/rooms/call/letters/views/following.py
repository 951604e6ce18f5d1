"""What waits, went, came back, and what somebody has to settle."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ecotone_web.records.models import Letter
from ecotone_web.rooms.call.letters import acts
from ecotone_web.rooms.call.letters.reads import (
    count_states,
    find_candidates,
    find_letters,
    find_waiting,
    get_letter,
    say_problem,
)
from ecotone_web.rooms.call.letters.tasks import send_soon
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space

ON_A_PAGE = 50
State = Letter.State
TROUBLE = (State.UNSURE, State.BOUNCED, State.FAILED)


@in_space(check_call)
def show_all(request: SpaceRequest, pk: int) -> HttpResponse:
    """How many letters are how far, those in trouble first, and one list of them by name."""
    call = get_call(request.space, pk)
    counts = count_states(call)
    state = _choose_state(request, counts)
    page = Paginator(find_letters(call, state), ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "call": call,
        "counts": counts,
        "total": sum(counts.values()),
        "states": [(value, label, counts[value]) for value, label in State.choices if counts[value]],
        "state": state,
        "page": page,
        "rows": [(letter, say_problem(letter.problem)) for letter in page],
        "has_approved": find_candidates(call, Letter.Kind.INVITATION).exists(),
        "has_silent": find_candidates(call, Letter.Kind.REMINDER).exists(),
    }
    return render(request, "letters/all.html", shown)


def _choose_state(request: SpaceRequest, counts: dict[str, int]) -> str:
    """What was asked for; else what needs somebody, else what waits, else what went."""
    wanted = request.GET.get("state", "")
    if wanted in counts:
        return wanted
    order = (*TROUBLE, State.WAITING, State.HANDING, State.SENT, State.STOPPED)
    return next((str(each) for each in order if counts[each]), str(State.SENT))


@in_space(check_call)
@require_POST
def settle(request: SpaceRequest, pk: int, letter: int) -> HttpResponse:
    """It arrived; send it again; it came back."""
    call = get_call(request.space, pk)
    row, way = get_letter(call, letter), request.POST.get("way", "")
    if way == "arrived" and acts.settle_unsure(by=request.member, letter=row, arrived=True):
        messages.success(request, _("Noted: it arrived."))
    elif way == "back" and acts.note_return(by=request.member, letter=row):
        messages.success(request, _("Noted: it came back."))
    elif way == "again":
        _send_again(request, row)
    return redirect("letters:all", request.space.slug, call.pk)


def _send_again(request: SpaceRequest, letter: Letter) -> None:
    if acts.send_again(by=request.member, letter=letter):
        send_soon()
        messages.success(request, _("It goes once more."))
    else:
        messages.error(request, _("No letter can go now: look at the invitation and at the address."))


@in_space(check_call)
@require_POST
def stop(request: SpaceRequest, pk: int) -> HttpResponse:
    """What waits does not go: one letter, or all."""
    call = get_call(request.space, pk)
    waiting = find_waiting(call)
    key = read_key(request.POST, "letter")
    if request.POST.get("letter"):
        waiting = waiting.filter(pk=key or 0)
    n = acts.stop_letters(by=request.member, invitations=[letter.invitation for letter in waiting])
    said = ngettext("%(n)s letter was stopped.", "%(n)s letters were stopped.", n)
    messages.success(request, said % {"n": n})
    return redirect("letters:all", request.space.slug, call.pk)
