"""Forgetting somebody: what will go, in plain words, and then it goes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ecotone_web.records.models import Person
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.privacy.forms import Forget
from ecotone_web.rooms.space.privacy.reads.alone import find_alone
from ecotone_web.rooms.space.privacy.reads.traces import count_traces, find_who
from ecotone_web.rooms.space.privacy.rules import check_keep_right
from ecotone_web.rooms.space.privacy.tasks import forget_now


@in_space(check_keep_right)
def forget_person(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Ask once, with what will go; then forget."""
    who = find_who(request.space, uid)
    if who is None:
        raise Http404
    form = Forget(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        is_done = forget_now(by=request.member, person=Person(uid=uid))
        messages.success(request, _say_done(is_done=is_done))
        return redirect("privacy:overview", request.space.slug)
    shown = {
        "who": who,
        "counts": count_traces(who),
        "alone": find_alone(who, request.member.user),
        "form": form,
    }
    return render(request, "privacy/forget.html", shown, status=422 if form.is_bound else 200)


def _say_done(*, is_done: bool) -> str:
    said = _(
        "Forgotten in this space: the record, whatever hung on it, its history, and the full name in texts."
        " Where one of the names stands alone, and in other spaces, nothing was changed."
    )
    return said if is_done else f"{said} {_('What was deleted is overwritten on the disk within a minute.')}"
