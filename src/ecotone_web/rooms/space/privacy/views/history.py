"""Who changed what and when; most of it can be put back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ecotone_web.records.models import Boundary, Person
from ecotone_web.rooms.space.addresses import find_way_back, read_key, read_uids
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
    page = min(max(read_key(request.GET, "page") or 1, 1), LAST_PAGE)
    shown = {
        "listed": list_changes(request.member, wanted, page),
        "page": page,
        "person": Person.objects.filter(pk=wanted.person).first() if wanted.person else None,
        "boundary": Boundary.objects.filter(pk=wanted.boundary).first() if wanted.boundary else None,
        "wanted": wanted,
    }
    return render(request, "privacy/history.html", shown)


def _read_wanted(request: SpaceRequest, chosen: dict[str, str]) -> Wanted:
    """Raises Http404 for somebody, or a boundary, that is not here."""
    if "person" in chosen:
        uids = read_uids([chosen["person"]])
        found = Wanted(person=find_key(request.space, uids[0]) if uids else None)
    else:
        key = read_key(chosen, "boundary")
        boundaries = Boundary.objects.filter(space=request.space, pk=key or 0)
        found = Wanted(boundary=key if boundaries.exists() else None)
    if chosen and not found.is_any:
        raise Http404
    return found


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
    return redirect(find_way_back(request, reverse("privacy:history", args=[request.space.slug])))
