"""Somebody reads a wording before it goes out: a link with an end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.records.models import SharedWording, Wording
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording import acts
from ecotone_web.rooms.call.wording.forms import ShareForm
from ecotone_web.rooms.call.wording.reads import find_open_copy, find_shared, get_call, read_wording
from ecotone_web.rooms.space.door import SpaceRequest, in_space


@in_space(check_call)
def share(request: SpaceRequest, pk: int, wording: int) -> HttpResponse:
    """Make a link, and the links that were made."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(Wording.objects.select_related("world"), call=call, pk=wording)
    form, kept = ShareForm(request.POST or None), f"link-to-wording-{wording}"
    if request.method == "POST" and form.is_valid():
        _shared, token = acts.share_wording(
            by=request.member,
            wording=chosen,
            title=form.cleaned_data["title"],
            expires_at=form.cleaned_data["until"],
        )
        if token is not None:
            request.session[kept] = request.build_absolute_uri(reverse("wording:read", args=[token]))
        return redirect("call:share", request.space.slug, pk, wording)
    context = {"call": call, "wording": chosen, "form": form, "link": request.session.pop(kept, None)}
    more = {"copies": find_shared(chosen), "now": timezone.now()}
    return render(request, "call/share.html", {**context, **more})


@in_space(check_call)
@require_POST
def take_back(request: SpaceRequest, pk: int, shared: int) -> HttpResponse:
    """Close a link."""
    call = get_call(request.space, pk)
    chosen = get_object_or_404(SharedWording, wording__call=call, pk=shared)
    acts.take_back_wording(by=request.member, shared=chosen)
    messages.success(request, _("The link opens nothing any more."))
    return redirect("call:share", request.space.slug, pk, chosen.wording_id)


def read(request: HttpRequest, token: str) -> HttpResponse:
    """What a link opens: the words, and nothing else of the space."""
    shared = find_open_copy(token)
    if shared is None:
        return render(request, "site/closed.html", {}, status=404)
    context = {"shared": shared, "wording": shared.wording, "parts": read_wording(shared.wording)}
    return render(request, "call/read.html", context)
