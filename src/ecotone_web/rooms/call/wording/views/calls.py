"""The calls of a space, and one of them at a glance."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording import acts
from ecotone_web.rooms.call.wording.forms import SettingsForm, StartForm
from ecotone_web.rooms.call.wording.reads import (
    find_wordings,
    get_call,
    list_calls,
    list_unwritten,
    list_versions,
)
from ecotone_web.rooms.space.door import SpaceRequest, in_space


@in_space(check_call)
def show_all(request: SpaceRequest) -> HttpResponse:
    """All calls, or what a call is."""
    return render(request, "call/all.html", {"calls": list_calls(request.space)})


@in_space(check_call)
def start(request: SpaceRequest) -> HttpResponse:
    """A new call: what it is called, whom it is for."""
    form = StartForm(request.POST or None, space=request.space)
    if request.method == "POST" and form.is_valid():
        call = acts.start_call(by=request.member, **form.cleaned_data)
        return redirect("call:write", request.space.slug, call.pk)
    return render(request, "call/start.html", {"form": form})


@in_space(check_call)
def show_one(request: SpaceRequest, pk: int) -> HttpResponse:
    """The words at a glance, which world reads which, and what is next."""
    call = get_call(request.space, pk)
    wordings = find_wordings(call)
    wording = next(iter(wordings), None)
    context = {
        "call": call,
        "wording": wording,
        "wordings": wordings,
        "unwritten": list_unwritten(wording) if wording else [],
        "versions": list_versions(call, wordings),
    }
    return render(request, "call/one.html", context)


@in_space(check_call)
def settle(request: SpaceRequest, pk: int) -> HttpResponse:
    """How a call goes about."""
    call = get_call(request.space, pk)
    form = SettingsForm(request.POST or None, call=call)
    if request.method == "POST" and form.is_valid():
        acts.settle_call(by=request.member, call=call, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("call:one", request.space.slug, pk)
    return render(request, "call/settings.html", {"call": call, "form": form})


@in_space(check_call)
@require_POST
def close(request: SpaceRequest, pk: int) -> HttpResponse:
    """Close a call, or let it go on."""
    call = get_call(request.space, pk)
    if request.POST.get("open") == "yes":
        acts.open_again(by=request.member, call=call)
        messages.success(request, _("The call is open again."))
    else:
        acts.close_call(by=request.member, call=call)
        messages.success(request, _("The call is closed. Nothing more goes out for it."))
    return redirect("call:one", request.space.slug, pk)
