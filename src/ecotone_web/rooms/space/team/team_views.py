"""The pages of a space about itself and its team."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.team import acts
from ecotone_web.rooms.space.team.acts.members import NoConvenerLeft
from ecotone_web.rooms.space.team.forms import ChangeRole, ChangeSpace, Invite, TypeName
from ecotone_web.rooms.space.team.letters import send_invitation
from ecotone_web.rooms.space.team.reads import list_members, list_waiting
from ecotone_web.rooms.space.team.rules import check_run_team, check_see_space, check_work


@in_space(check_work)
def show_space(request: SpaceRequest) -> HttpResponse:
    """What lies under Space, and what each is for."""
    return render(request, "team/space.html")


@in_space(check_work)
def change_space(request: SpaceRequest) -> HttpResponse:
    """Name, aspiration and nouns."""
    form = ChangeSpace(request.POST or None, instance=request.space)
    if request.method == "POST" and form.is_valid():
        request.space.refresh_from_db()
        acts.change_space(by=request.member, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("team_space:settings", request.space.slug)
    if form.errors:
        request.space.refresh_from_db()
    return render(request, "team/settings.html", {"form": form})


@in_space(check_work)
def show_team(request: SpaceRequest) -> HttpResponse:
    """Who works here, and who is invited."""
    return _render_team(request, Invite(space=request.space))


def _render_team(request: SpaceRequest, form: Invite, status: int = 200) -> HttpResponse:
    shown = {
        "members": list_members(request.space),
        "invitations": list_waiting(request.space),
        "form": form,
        "roles": ChangeRole().fields["role"].choices,  # type: ignore[attr-defined]
    }
    return render(request, "team/team.html", shown, status=status)


@in_space(check_run_team)
@require_POST
def invite(request: SpaceRequest) -> HttpResponse:
    """Send a letter with a link."""
    form = Invite(request.POST, space=request.space)
    if not form.is_valid():
        return _render_team(request, form, 422)
    invitation, token = acts.invite(by=request.member, **form.cleaned_data)
    try:
        send_invitation(request, invitation, token)
    except OSError:
        acts.withdraw(by=request.member, invitation=invitation)
        form.add_error(
            None, _("The letter could not be sent. Tell whoever runs this workbench, and try again later.")
        )
        return _render_team(request, form, 503)
    messages.success(request, _("The letter is on its way."))
    return redirect("team_space:team", request.space.slug)


@in_space(check_run_team)
@require_POST
def withdraw(request: SpaceRequest, pk: int) -> HttpResponse:
    """The link in the letter works no more."""
    acts.withdraw(by=request.member, invitation=get_object_or_404(request.space.invitations, pk=pk))
    messages.success(request, _("The invitation is withdrawn; its link works no more."))
    return redirect("team_space:team", request.space.slug)


@in_space(check_run_team)
@require_POST
def change_role(request: SpaceRequest, pk: int) -> HttpResponse:
    """Another role for a member."""
    member = get_object_or_404(request.space.members.select_related("space"), pk=pk)
    form = ChangeRole(request.POST)
    if form.is_valid():
        try:
            acts.change_role(by=request.member, member=member, role=form.cleaned_data["role"])
        except NoConvenerLeft as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Kept."))
    return redirect("team_space:team", request.space.slug)


@in_space(check_run_team)
@require_POST
def remove_member(request: SpaceRequest, pk: int) -> HttpResponse:
    """Out of the team."""
    member = get_object_or_404(request.space.members.select_related("space"), pk=pk)
    try:
        acts.remove_member(by=request.member, member=member)
    except NoConvenerLeft as refusal:
        messages.error(request, refusal.sentence)
        return redirect("team_space:team", request.space.slug)
    messages.success(request, _("Removed from the team."))
    if member.user_id == request.user.pk:
        return redirect("spaces")
    return redirect("team_space:team", request.space.slug)


@in_space(check_see_space)
def leave(request: SpaceRequest) -> HttpResponse:
    """Ask once, then go."""
    if request.method != "POST":
        return render(request, "team/leave.html")
    try:
        acts.leave(by=request.member)
    except NoConvenerLeft as refusal:
        messages.error(request, refusal.sentence)
        return redirect("team_space:team", request.space.slug)
    messages.success(request, _("You have left the space."))
    return redirect("spaces")


@in_space(check_run_team)
def end(request: SpaceRequest) -> HttpResponse:
    """Delete the space with everything, once its name has been typed."""
    form = TypeName(request.POST or None, space=request.space)
    if request.method == "POST" and form.is_valid():
        acts.end_space(by=request.member)
        messages.success(request, _("The space and everything in it is deleted."))
        return redirect("spaces")
    return render(request, "team/end.html", {"form": form})
