"""The page of the keys of a space."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.rooms.api import acts
from ecotone_web.rooms.api.forms import KeyForm
from ecotone_web.rooms.api.reads import list_keys
from ecotone_web.rooms.api.rules import check_make_keys
from ecotone_web.rooms.space.door import SpaceRequest, in_space

SHOWN_ONCE = "new-key"


@in_space(check_make_keys)
def show_keys(request: SpaceRequest) -> HttpResponse:
    """The keys, and a form for one more; a new one is shown once."""
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        _key, token = acts.make_key(
            by=request.member, title=said["title"], scopes=said["scopes"], expires_at=said["until"]
        )
        request.session[SHOWN_ONCE] = token
        return redirect("keys:all", request.space.slug)
    shown = {
        "form": form,
        "token": request.session.pop(SHOWN_ONCE, None),
        "keys": list_keys(request.space),
        "now": timezone.now(),
        "address": request.build_absolute_uri(f"/api/spaces/{request.space.slug}"),
    }
    return render(request, "api/keys.html", shown, status=422 if form.errors else 200)


@in_space(check_make_keys)
@require_POST
def revoke(request: SpaceRequest, pk: int) -> HttpResponse:
    """Take a key back."""
    acts.revoke_key(by=request.member, key=get_object_or_404(list_keys(request.space), pk=pk))
    messages.success(request, _("The key opens nothing any more."))
    return redirect("keys:all", request.space.slug)
