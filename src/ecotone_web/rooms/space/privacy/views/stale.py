"""What has not been confirmed for over a year, to go through and confirm."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from ecotone_web.rooms.space.addresses import read_keys
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.privacy import acts
from ecotone_web.rooms.space.privacy.reads.people import find_old_belongings, find_old_ties
from ecotone_web.rooms.space.privacy.rules import check_keep_right

ON_A_PAGE = 50


@in_space(check_keep_right)
def show_stale(request: SpaceRequest) -> HttpResponse:
    """Ties, or belongings; those that are ticked still hold."""
    of = "belongings" if request.GET.get("of") == "belongings" else "ties"
    ties, belongings = find_old_ties(request.space), find_old_belongings(request.space)
    rows: Any = ties if of == "ties" else belongings
    if request.method == "POST":
        still = rows.filter(pk__in=read_keys(request.POST.getlist("fact")))
        n = acts.confirm_many(by=request.member, facts=list(still))
        messages.success(
            request, ngettext("Kept: %(n)s still holds.", "Kept: %(n)s still hold.", n) % {"n": n}
        )
        return redirect(request.get_full_path())
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    counts = {"ties": ties.count(), "belongings": belongings.count()}
    return render(request, "privacy/stale.html", {"page": page, "of": of, "n": counts})
