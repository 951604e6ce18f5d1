"""Bringing it in: names, files, who came to a meeting, one person; and which differences matter."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ecotone_web.records.models import Source
from ecotone_web.rooms.space.addresses import read_keys
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.fields import split_several
from ecotone_web.rooms.space.sources.acts import add_person, bring, choose_boundaries
from ecotone_web.rooms.space.sources.forms.entries import (
    FileForm,
    MeetingForm,
    PasteForm,
    PersonForm,
    join_name,
)
from ecotone_web.rooms.space.sources.reads.people import has_anybody, offer_all_names
from ecotone_web.rooms.space.sources.reads.sources import list_differences, list_organisations
from ecotone_web.rooms.space.sources.rules import check_bring_in
from ecotone_web.rooms.space.sources.views.flow import go, is_first, show

WAYS = {
    "names": "sources:paste",
    "file": "sources:file",
    "meeting": "sources:meeting",
    "one": "sources:person",
}


@in_space(check_bring_in)
def begin(request: SpaceRequest) -> HttpResponseBase:
    """Step 2 of the first visit, and at any later time: how to bring people in."""
    if request.method == "POST":
        way = request.POST.get("how", "names")
        if way == "names":
            return paste(request, slug=request.space.slug)
        return go(request, WAYS.get(way, "sources:paste"))
    if not is_first(request) and not has_anybody(request.space):
        return redirect(f"{request.path}?first=yes")
    return show(request, "sources/begin.html", {"form": PasteForm()})


@in_space(check_bring_in)
def paste(request: SpaceRequest) -> HttpResponseBase:
    """Names, one a line."""
    form = PasteForm(request.POST or None)
    if form.is_valid():
        content = form.cleaned_data["names"].encode()
        source = bring(
            by=request.member, kind=Source.Kind.PASTED, title=_("Pasted names"), contents=[("", content)]
        )
        return go(request, "sources:one", source.pk)
    return show(request, "sources/paste.html", {"form": form}, 200 if not form.is_bound else 422)


@in_space(check_bring_in)
def bring_file(request: SpaceRequest) -> HttpResponseBase:
    """Files, as they are."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        files = form.cleaned_data["sheets"]
        source = bring(
            by=request.member,
            kind=Source.Kind.FILE,
            title=", ".join(file.name or "" for file in files),
            contents=[(file.name or _("file"), file.read()) for file in files],
            on=form.cleaned_data["on"],
        )
        return go(request, "sources:one", source.pk)
    return show(request, "sources/file.html", {"form": form}, 200 if not form.is_bound else 422)


@in_space(check_bring_in)
def meeting(request: SpaceRequest) -> HttpResponseBase:
    """Who came to a meeting: a list, a sheet, or names one after another."""
    offered = {"offered": offer_all_names(request.space)}
    if request.method == "POST" and _wants_another(request):
        names = join_name(request.POST.get("names", ""), request.POST.get("who", ""))
        said = {"title": request.POST.get("title", ""), "on": request.POST.get("on", ""), "names": names}
        return show(
            request, "sources/meeting.html", {"form": MeetingForm(initial=said), "is_adding": True, **offered}
        )
    form = MeetingForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        status = 200 if not form.is_bound else 422
        if request.FILES:
            form.add_error("sheets", _("Choose the file once more: browsers do not keep it."))
        return show(request, "sources/meeting.html", {"form": form, "is_adding": False, **offered}, status)
    given = form.cleaned_data
    files = given["sheets"]
    contents = [(file.name or _("file"), file.read()) for file in files] or [("", given["names"].encode())]
    source = bring(
        by=request.member,
        kind=Source.Kind.MEETING,
        title=given["title"],
        contents=contents,
        on=given["on"],
        hints={"day": given["on"].isoformat() if given["on"] else ""},
    )
    return go(request, "sources:one", source.pk)


def _wants_another(request: SpaceRequest) -> bool:
    """Whether one more name is to be added to the list: by its button, or by Enter behind the name.

    A page that is shown again would lose a file that was chosen; Enter in any other field goes on.
    """
    pressed = request.POST.get("do")
    return not request.FILES and (pressed == "add" or (pressed == "enter" and bool(request.POST.get("who"))))


@in_space(check_bring_in)
def person(request: SpaceRequest) -> HttpResponseBase:
    """One person."""
    form = PersonForm(request.POST or None, space=request.space)
    if form.is_valid():
        said = form.cleaned_data
        add_person(
            by=request.member,
            name=said["name"],
            organisations=split_several(said["organisations"], list_organisations(request.space)),
            email=said["email"],
            is_other=said["is_other"],
        )
        messages.success(request, _("Kept. You can add another at once."))
        if is_first(request) and "more" not in request.POST:
            return go(request, "sources:differences")
        return go(request, "sources:person")
    context = {"form": form, "organisations": list_organisations(request.space)}
    return show(request, "sources/person.html", context, 200 if not form.is_bound else 422)


@in_space(check_bring_in)
def differences(request: SpaceRequest) -> HttpResponseBase:
    """Step 3 of the first visit: which differences matter here."""
    if request.method == "POST":
        used = set(read_keys(request.POST.getlist("boundary")))
        choose_boundaries(by=request.member, used=used)
        if is_first(request):
            return go(request, "reports:first")
        messages.success(request, _("Kept."))
        return go(request, "sources:differences")
    boundaries = list_differences(request.space)
    for boundary in boundaries:
        boundary.address = _find_grouping(request, boundary.pk)
    return show(request, "sources/differences.html", {"boundaries": boundaries})


def _find_grouping(request: SpaceRequest, pk: int) -> str:
    address = reverse("boundaries:group", args=[request.space.slug, pk])
    return f"{address}?first=yes" if is_first(request) else address
