"""The spaces of an account, starting one, and what she is called."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ecotone_web.records.models import User
from ecotone_web.rooms.space.team import acts
from ecotone_web.rooms.space.team.forms import NameOneself, NameSpace
from ecotone_web.rooms.space.team.reads import list_memberships


class AccountRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


def tell_health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """For whatever watches over the server: 200 if the database answers, 503 if it does not."""
    User.objects.exists()
    return HttpResponse("ok\n", content_type="text/plain")


@login_required
def show_spaces(request: AccountRequest) -> HttpResponse:
    """All spaces that she works in."""
    return render(request, "team/spaces.html", {"memberships": list_memberships(request.user)})


@login_required
def start_space(request: AccountRequest) -> HttpResponse:
    """A name, and on to the first visit."""
    form = NameSpace(request.POST or None)
    if request.method == "POST" and form.is_valid():
        space = acts.start_space(by=request.user, name=form.cleaned_data["name"])
        return redirect(reverse("reports:aspiration", args=[space.slug]) + "?first=yes")
    return render(request, "team/start.html", {"form": form})


@login_required
def show_oneself(request: AccountRequest) -> HttpResponse:
    """What she is called, and the way to her passkeys."""
    form = NameOneself(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        acts.name_oneself(by=request.user, name=form.cleaned_data["name"])
        messages.success(request, _("Kept."))
        return redirect("oneself")
    return render(request, "team/oneself.html", {"form": form})
