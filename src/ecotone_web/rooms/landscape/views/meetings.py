"""Meetings: which there were, who was there, and who spoke with whom."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.records.models import Meeting, Presence
from ecotone_web.rooms.landscape.acts.meetings import (
    add_present,
    correct_meeting,
    remove_meeting,
    remove_present,
)
from ecotone_web.rooms.landscape.acts.ties import note_ties
from ecotone_web.rooms.landscape.forms import MeetingForm, Names
from ecotone_web.rooms.landscape.reads.meetings import (
    ON_A_PAGE,
    list_meetings,
    list_people_present,
    list_present,
)
from ecotone_web.rooms.landscape.rules import check_change_landscape, check_see_people
from ecotone_web.rooms.landscape.views.ties import make_ties_form
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.people import offer_all_names

ROWS = range(4)


def find_meeting(request: SpaceRequest, pk: int) -> Meeting:
    """A meeting in this space."""
    return get_object_or_404(Meeting.objects.filter(space=request.space).select_related("source"), pk=pk)


@in_space(check_see_people)
@require_GET
def show_all(request: SpaceRequest) -> HttpResponse:
    """All meetings, the last one first."""
    page = Paginator(list_meetings(request.space), ON_A_PAGE).get_page(request.GET.get("page"))
    add = reverse("sources:meeting", args=[request.space.slug])
    return render(request, "landscape/meetings.html", {"page": page, "add": add})


@in_space(check_see_people)
@require_GET
def show_meeting(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who was there."""
    meeting = find_meeting(request, pk)
    present = list_present(meeting)
    context = {
        "meeting": meeting,
        "present": present,
        "names": None,
        "rows": ROWS,
        "offered": offer_all_names(request.space),
    }
    return render(request, "landscape/meeting.html", context)


@in_space(check_change_landscape)
def change_meeting(request: SpaceRequest, pk: int) -> HttpResponse:
    """What it was, and when."""
    meeting = find_meeting(request, pk)
    form = MeetingForm(request.POST or None, initial={"name": meeting.name, "on": meeting.on})
    if request.method == "POST" and form.is_valid():
        correct_meeting(by=request.member, meeting=meeting, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("landscape:meeting", request.space.slug, pk)
    return render(request, "landscape/meeting_change.html", {"meeting": meeting, "form": form})


@in_space(check_change_landscape)
@require_POST
def add_names(request: SpaceRequest, pk: int) -> HttpResponse:
    """More names; one that could be two people, or nobody yet, is asked about first."""
    meeting = find_meeting(request, pk)
    names = Names(request.POST, request.space)
    if names.open:
        return render(request, "landscape/meeting_names.html", {"meeting": meeting, "names": names})
    added = add_present(by=request.member, meeting=meeting, people=names.people) if names.typed else []
    messages.success(
        request, ngettext("%(n)s was added.", "%(n)s were added.", len(added)) % {"n": len(added)}
    )
    return redirect("landscape:meeting", request.space.slug, pk)


@in_space(check_change_landscape)
def note_contacts(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who spoke with whom there, as far as we saw it."""
    meeting = find_meeting(request, pk)
    people = list_people_present(meeting)
    by_uid = {str(person.uid): person for person in people}
    form = make_ties_form(request, since=meeting.on)
    one = by_uid.get(request.POST.get("one", ""))
    others = [by_uid[uid] for uid in request.POST.getlist("other") if uid in by_uid]
    if request.method == "POST" and form.is_valid() and one is not None and others:
        kind, since = form.chosen_kind, form.cleaned_data["since"]
        noted = note_ties(by=request.member, person=one, others=[*others], kind=kind, since=since)
        messages.success(
            request, ngettext("%(n)s was noted.", "%(n)s were noted.", len(noted)) % {"n": len(noted)}
        )
        return redirect("landscape:meeting_contacts", request.space.slug, pk)
    context = {"meeting": meeting, "people": people, "form": form, "one": one, "others": others}
    return render(request, "landscape/meeting_contacts.html", context)


@in_space(check_change_landscape)
def remove(request: SpaceRequest, pk: int) -> HttpResponse:
    """Take a meeting away, after one question."""
    meeting = find_meeting(request, pk)
    if request.method == "POST":
        remove_meeting(by=request.member, meeting=meeting)
        messages.success(request, _("The meeting is gone."))
        return redirect("landscape:meetings", request.space.slug)
    return render(request, "landscape/meeting_remove.html", {"meeting": meeting})


@in_space(check_change_landscape)
@require_POST
def remove_presence(request: SpaceRequest, pk: int) -> HttpResponse:
    """She was not there."""
    presence = get_object_or_404(Presence.objects.filter(meeting__space=request.space), pk=pk)
    remove_present(by=request.member, presence=presence)
    messages.success(request, _("Kept."))
    return redirect("landscape:meeting", request.space.slug, presence.meeting_id)
