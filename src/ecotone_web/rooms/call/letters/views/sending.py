"""A look at what would go out, and the word that it may; one letter as its reader will have it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ecotone_web.records.models import Call, Letter
from ecotone_web.rooms.call.invitations.reads import get_invitation
from ecotone_web.rooms.call.letters import acts
from ecotone_web.rooms.call.letters.reads import Plan, find_neighbours, plan_letters
from ecotone_web.rooms.call.letters.reads.cautions import find_cautions
from ecotone_web.rooms.call.letters.tasks import send_soon
from ecotone_web.rooms.call.letters.writing import compose, find_address
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest, in_space

MADE_UP = "this-part-is-hers-alone"
SHOWN = 100
"""Names on the page; more are counted."""


@in_space(check_call)
def send(request: SpaceRequest, pk: int, kind: str) -> HttpResponse:
    """Who would get a letter, how long that takes, who is left out and why; those who were seen so go."""
    call = get_call(request.space, pk)
    plan = plan_letters(call, kind)
    n_going = len(plan.going)
    if request.method == "POST":
        if not n_going or read_key(request.POST, "n") == n_going:  # a second click finds nothing to send
            return _send(request, call, kind, plan)
        messages.error(
            request, _("It has changed since you looked: nothing was sent. This is how it is now.")
        )
    shown = {"call": call, "kind": kind, "plan": plan, "names": plan.going[:SHOWN]}
    shown["cautions"] = find_cautions(call, kind, plan)
    return render(request, "letters/send.html", {**shown, "n_more": max(n_going - SHOWN, 0)})


def _send(request: SpaceRequest, call: Call, kind: str, plan: Plan) -> HttpResponse:
    n = acts.queue_letters(by=request.member, call=call, kind=kind, invitations=plan.going)
    send_soon()
    messages.success(request, _say_queued(n))
    return redirect("letters:all", request.space.slug, call.pk)


def _say_queued(n: int) -> str:
    if not n:
        return _("There is nothing to send.")
    return ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", n) % {"n": n}


@in_space(check_call)
def preview(request: SpaceRequest, pk: int, invitation: int) -> HttpResponse:
    """The letter to one person, with a made-up link; before and after it those of the others, by name."""
    call = get_call(request.space, pk)
    row = get_invitation(call, invitation)
    row.call = call
    kind = Letter.Kind.INVITATION if row.sent_at is None else Letter.Kind.REMINDER
    kind = Letter.Kind(request.GET["kind"]) if request.GET.get("kind") in Letter.Kind.values else kind
    written = compose(row, kind, find_address(MADE_UP))
    before, after = find_neighbours(call, row)
    shown = {
        "call": call,
        "invitation": row,
        "kind": str(kind),
        "kinds": [Letter.Kind.INVITATION, Letter.Kind.REMINDER],
        "written": written,
        "letter": written.render("parts.html", level=2),
        "plain": written.render("letter.txt").strip(),
        "letters": row.letters.order_by("pk"),
        "before": before,
        "after": after,
    }
    return render(request, "letters/preview.html", shown)
