"""What the link in an invitation opens."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ecotone_web.records.models import Member, User
from ecotone_web.rooms.space.team.acts import accept
from ecotone_web.rooms.space.team.reads import find_invitation, opens_more


def join(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what; join on POST alone, since letters are opened by machines too."""
    invitation = find_invitation(token)
    if invitation is None:
        return render(request, "team/join_too_late.html", status=404)
    if request.method == "POST":
        member = accept(token=token, name=request.POST.get("name", "").strip()[:200])
        if member is None:
            return render(request, "team/join_too_late.html", status=404)
        return _welcome(request, member)
    known = User.objects.filter(email=invitation.email).exclude(name="").exists()
    return render(request, "team/join.html", {"invitation": invitation, "is_known": known})


def _welcome(request: HttpRequest, member: Member) -> HttpResponse:
    """Letters are passed on: one signs in by itself only where it opens no more than the space it is about."""
    if not opens_more(member):
        sign_in(request, member.user)
    elif request.user != member.user:
        logout(request)
        messages.success(request, _("You are in the team now. Sign in to go there."))
        return redirect("reports:home", member.space.slug)
    messages.success(request, _("Welcome."))
    return redirect("reports:home", member.space.slug)


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign in whoever opened a letter that was sent to her."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, user, method="letter")
