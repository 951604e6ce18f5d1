"""Who was told, what is held and who sees it, and the notice that says so."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ecotone_web.rooms.space.addresses import read_uids
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.privacy import acts
from ecotone_web.rooms.space.privacy.forms import Keep, Notice, Tell
from ecotone_web.rooms.space.privacy.reads.notices import find_held, list_what, write_notice
from ecotone_web.rooms.space.privacy.reads.people import WHO, find_overdue, find_people, find_standing
from ecotone_web.rooms.space.privacy.rules import check_keep_right

ON_A_PAGE = 50
MOST_OVERDUE = 20


@in_space(check_keep_right)
@require_GET
def show_overview(request: SpaceRequest) -> HttpResponse:
    """How the space stands with those of whom it holds something, each with one next step."""
    overdue = find_overdue(request.space)
    shown = {
        "standing": find_standing(request.space),
        "overdue": list(overdue[:MOST_OVERDUE]),
        "n_overdue": overdue.count(),
    }
    return render(request, "privacy/overview.html", shown)


@in_space(check_keep_right)
@require_GET
def show_held(request: SpaceRequest) -> HttpResponse:
    """What we hold and who sees it, in plain words."""
    held = find_held(request.space)
    return render(request, "privacy/held.html", {"held": held, "what": list_what(request.space, held)})


@in_space(check_keep_right)
def show_notice(request: SpaceRequest) -> HttpResponse:
    """The notice: to be adapted first, then to be copied or printed. It is not kept."""
    form = Notice(request.POST or None, initial={"text": write_notice(request.space, request.member)})
    ready = form.cleaned_data["text"] if request.method == "POST" and form.is_valid() else ""
    return render(request, "privacy/notice.html", {"form": form, "ready": ready})


@in_space(check_keep_right)
def show_people(request: SpaceRequest) -> HttpResponse:
    """People by name, to mark several at once: told, or keep until."""
    who = request.GET.get("who", "untold")
    who = who if who in WHO else "untold"
    words = request.GET.get("q", "").strip()
    people = find_people(request.space, who, words)
    tell, keep = Tell(), Keep()
    if request.method == "POST":
        chosen = (
            people if "all" in request.POST else people.filter(uid__in=read_uids(request.POST.getlist("who")))
        )
        tell = Tell(request.POST) if "tell" in request.POST else tell
        keep = Keep(request.POST) if "keep" in request.POST else keep
        if said := _mark(request, list(chosen), tell, keep):
            messages.success(request, said)
            return redirect(request.get_full_path())
    page = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "who": who, "words": words, "tell": tell, "keep": keep, "n": page.paginator.count}
    status = 422 if request.method == "POST" else 200
    return render(request, "privacy/people.html", shown, status=status)


def _mark(request: SpaceRequest, people: list[object], tell: Tell, keep: Keep) -> str:
    """Does what was sent; what to say about it, or nothing where it was not complete."""
    if not people:
        messages.error(request, _("Nobody was chosen."))
        return ""
    if tell.is_bound and tell.is_valid():
        n = acts.tell(by=request.member, people=people, **tell.cleaned_data)  # type: ignore[arg-type]
        return ngettext("Kept: %(n)s person was told.", "Kept: %(n)s people were told.", n) % {"n": n}
    if keep.is_bound and keep.is_valid():
        n = acts.set_keep_until(by=request.member, people=people, **keep.cleaned_data)  # type: ignore[arg-type]
        return ngettext("Kept for %(n)s person.", "Kept for %(n)s people.", n) % {"n": n}
    return ""
