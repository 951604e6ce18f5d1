"""Who changed what and when; most of it can be put back."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.records.models import Boundary, Person
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.privacy import acts
from ecotone_web.rooms.space.privacy.acts.undoing import CannotPutBack
from ecotone_web.rooms.space.privacy.reads.history import (
    Wanted,
    find_key,
    list_changes,
    list_tables_with_past,
)
from ecotone_web.rooms.space.privacy.rules import check_keep_right

LAST_PAGE = 1_000


@in_space(check_keep_right)
@require_GET
def show_history(request: SpaceRequest) -> HttpResponse:
    """A page of the history: of the space, of one person, or of one boundary."""
    chosen = {name: request.GET[name] for name in ("person", "boundary") if request.GET.get(name)}
    wanted = _read_wanted(request, chosen)
    page = _read_page(request)
    shown = {
        "listed": list_changes(request.member, wanted, page),
        "page": page,
        "kept": urlencode(chosen),
        "person": Person.objects.filter(pk=wanted.person).first() if wanted.person else None,
        "boundary": Boundary.objects.filter(pk=wanted.boundary).first() if wanted.boundary else None,
        "wanted": wanted,
    }
    return render(request, "privacy/history.html", shown)


def _read_wanted(request: SpaceRequest, chosen: dict[str, str]) -> Wanted:
    """Raises Http404 for somebody, or a boundary, that is not here."""
    if "person" in chosen:
        try:
            key = find_key(request.space, UUID(chosen["person"]))
        except ValueError:
            key = None
        found = Wanted(person=key)
    else:
        text = chosen.get("boundary", "")
        key = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
        boundaries = Boundary.objects.filter(space=request.space, pk=key)
        found = Wanted(boundary=key if boundaries.exists() else None)
    if chosen and not found.is_any:
        raise Http404
    return found


def _read_page(request: SpaceRequest) -> int:
    text = request.GET.get("page", "")[:9]
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() else 1


@in_space(check_keep_right)
@require_POST
def put_back_change(request: SpaceRequest, table: str, key: int) -> HttpResponse:
    """As it was before this change."""
    tables = list_tables_with_past()
    if table not in tables:
        raise Http404
    try:
        acts.put_back(by=request.member, table=tables[table], key=key)
    except CannotPutBack as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("Put back."))
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        return redirect(back)
    return redirect(reverse("privacy:history", args=[request.space.slug]))
