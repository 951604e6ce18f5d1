"""The ways out of a space, and the way in for an archive."""

from __future__ import annotations

import logging
import mimetypes
from contextlib import suppress
from typing import IO

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRefresh

from ecotone.errors import EcotoneError
from ecotone_web.bridge.exports import WAYS, list_ways, make_file
from ecotone_web.bridge.remarks import keep_refusal, say_refusal
from ecotone_web.records.models import Source
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.export.files import lay_down
from ecotone_web.rooms.space.export.forms import BringArchive
from ecotone_web.rooms.space.export.reads.archives import ChangedMeanwhile, write_archive
from ecotone_web.rooms.space.export.reads.checking import ArchiveRefused
from ecotone_web.rooms.space.export.reads.spaces import find_coming, is_empty
from ecotone_web.rooms.space.export.rules import check_bring_archive, check_export
from ecotone_web.rooms.space.export.tasks import find_percent, take_archive

COMING = "coming"
"""The word in the address of somebody who waits for an archive."""

ATTEMPTS = 3
"""How often an archive is begun anew while rows are being taken away."""

log = logging.getLogger(__name__)


@in_space(check_export)
def show_ways(request: SpaceRequest) -> HttpResponse:
    """Every format, what it is good for, and what it cannot hold of this space."""
    return render(request, "export/ways.html", {"ways": list_ways(request.space)})


@in_space(check_export)
def download(request: SpaceRequest, format: str) -> HttpResponse:
    """The landscape as a file of another program."""
    if format not in WAYS:
        raise Http404
    try:
        made = make_file(request.space, format)
    except EcotoneError as refusal:
        messages.error(request, say_refusal(keep_refusal(refusal)))
        return redirect("export:ways", request.space.slug)
    return _hand_over(request, made, format)


@in_space(check_export)
def download_archive(request: SpaceRequest) -> HttpResponse:
    """All that is the team's, as one file that comes in again."""
    with_history = request.GET.get("history") != "no"
    for _attempt in range(ATTEMPTS):
        with suppress(ChangedMeanwhile):
            pieces = write_archive(request.member, with_history=with_history)
            return _hand_over(request, lay_down(pieces), "archive")
    messages.error(
        request, _("Something is being taken away from this space at the moment. Please try again.")
    )
    return redirect("export:ways", request.space.slug)


def _hand_over(request: SpaceRequest, made: tuple[IO[bytes], str], what: str) -> HttpResponse:
    """Send a file that nobody else can open, and that is gone once it is sent."""
    file, suffix = made
    log.warning("space %s was taken out as %s by account %s", request.space.pk, what, request.user.pk)
    name = f"{slugify(request.space.name)[:60] or 'space'}-{timezone.localdate().isoformat()}{suffix}"
    kind = mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream"
    with file:
        response = HttpResponse(file.read(), content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@in_space(check_bring_archive)
def bring_in(request: SpaceRequest) -> HttpResponse:
    """Take an archive in: here if the space is empty, else in a new space."""
    form = BringArchive(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            there, is_done = take_archive(by=request.member, content=form.cleaned_data["archive"])
        except ArchiveRefused as refusal:
            form.add_error("archive", refusal.sentence)
        else:
            if not is_done:
                return redirect(f"{reverse('export:bring_in', args=[there.space.slug])}?{COMING}=yes")
            messages.success(request, _("Everything in the archive is here."))
            return redirect("reports:home", there.space.slug)
    return _show_bringing(request, form)


def _show_bringing(request: SpaceRequest, form: BringArchive) -> HttpResponse:
    """The form; while an archive comes in, how far it has come, and afterwards what it brought."""
    coming = find_coming(request.space)
    percent = find_percent(coming) if coming and coming.state == Source.State.WORKING else None
    if percent is not None:
        return render(request, "export/coming.html", {"percent": percent})
    if COMING in request.GET:
        if request.htmx:
            return HttpResponseClientRefresh()
        if coming is None:
            messages.success(request, _("Everything in the archive is here."))
            return redirect("reports:home", request.space.slug)
    shown = {
        "form": form,
        "is_empty": is_empty(request.space),
        "why": coming.counts.get("why", _("It stopped before it was done. Nothing was brought in."))
        if coming
        else "",
    }
    return render(request, "export/bring_in.html", shown, status=422 if form.errors else 200)
