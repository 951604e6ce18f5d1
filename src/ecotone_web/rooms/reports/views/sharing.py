"""What is shown to others: the sheet for a steering group, and links to one view."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecotone_web.bridge.readings import WHOLE, about_boundary
from ecotone_web.bridge.selection import SMALL, Selection
from ecotone_web.bridge.words import say
from ecotone_web.records.models import Space
from ecotone_web.rooms.landscape.tasks import Shown, provide_reading
from ecotone_web.rooms.reports import acts
from ecotone_web.rooms.reports.forms import LinkForm, SheetForm
from ecotone_web.rooms.reports.reads import find_month, find_open_view, find_shared
from ecotone_web.rooms.reports.rules import check_share
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.papers import can_make_pdf, hand_out


@in_space(check_share)
def show_share(request: SpaceRequest) -> HttpResponse:
    """All ways to show something, and the links that were made."""
    chosen = _read_choice(request.GET)
    form = LinkForm(request.space, request.POST or None, initial={"boundary": request.GET.get("boundary")})
    if request.method == "POST" and form.is_valid() and _can_be_shown(request, form):
        _view, token = acts.share_view(
            by=request.member,
            boundary=form.cleaned_data["boundary"],
            choice=_read_choice(request.POST).as_query,
            title=form.cleaned_data["title"],
            expires_at=form.cleaned_data["until"],
        )
        if token is not None:
            request.session["shared-link"] = request.build_absolute_uri(reverse("shared:view", args=[token]))
        return redirect("reports:share", request.space.slug)
    link = request.session.pop("shared-link", None)
    return render(
        request,
        "reports/share.html",
        {
            "form": form,
            "link": link,
            "chosen": chosen,
            "views": find_shared(request.space),
            "now": timezone.now(),
        },
    )


def _can_be_shown(request: SpaceRequest, form: LinkForm) -> bool:
    """Whether a view of the boundary tells on nobody; if not, the form says what to share instead."""
    choice = _read_choice(request.POST).for_others()
    about = about_boundary(form.cleaned_data["boundary"].pk)
    shown, whole = (provide_reading(request.space, each, choice) for each in (about, WHOLE))
    if shown.content is None and not shown.is_pending:
        words = _(
            "This cannot be shown to others: too few people have a known side, or another boundary, such as groups of"
            " its sides, would tell how many are on the small ones. Share that one instead."
        )
        form.add_error("boundary", words)
    elif _shows_few(whole, choice):
        words = _(
            "You chose so few %(ties)s that each could be recognised. Choose more kinds, or all of them."
        )
        form.add_error(None, words % {"ties": request.space.noun_ties})
    return form.is_valid()


def _shows_few(whole: Shown, choice: Selection) -> bool:
    """Whether so few contacts were chosen out of all that each could be recognised."""
    is_part = bool(choice.kinds) or choice.confirmed
    return is_part and whole.content is not None and 0 < whole.content["n_ties"] < SMALL


@in_space(check_share)
@require_POST
def take_back(request: SpaceRequest, pk: int) -> HttpResponse:
    """Close a link."""
    view = get_object_or_404(find_shared(request.space), pk=pk)
    acts.take_back_view(by=request.member, view=view)
    messages.success(request, _("The link opens nothing any more."))
    return redirect("reports:share", request.space.slug)


@in_space(check_share)
def show_sheet(request: SpaceRequest) -> HttpResponse:
    """The sheet: words to put in, and the page itself."""
    sheet = _read_sheet(request.space)
    if sheet is None:
        return render(request, "reports/no_sheet.html", {})
    form = SheetForm(request.space, request.POST or None, initial=_propose(request, sheet))
    if request.method == "POST" and form.is_valid():
        page = render_to_string(
            "reports/sheet.html",
            {
                "space": request.space,
                "sheet": sheet,
                "asks": form.asks,
                "lines": form.lines,
                "today": timezone.localdate(),
            },
            request,
        )
        wants_page = request.POST.get("as") == "page"
        return HttpResponse(page) if wants_page else hand_out(page, request.space.name, "sheet")
    return render(
        request, "reports/sheet_form.html", {"form": form, "sheet": sheet, "can_make_pdf": can_make_pdf()}
    )


def _read_sheet(space: Space) -> dict[str, Any] | None:
    whole = provide_reading(space, WHOLE, Selection().for_others())
    return None if whole.content is None else {**whole.content["sheet"], "start": whole.content["start"]}


def _propose(request: SpaceRequest, sheet: dict[str, Any]) -> dict[str, str]:
    """What the figures suggest to ask, and what the notebook says was done."""
    asks = {f"ask_{number}": say(ask) for number, ask in enumerate(sheet["asks"], 1)}
    notes = find_month(request.member, timezone.localdate())
    return {**asks, "did": "\n".join(note.text for note in reversed(notes))[:1200]}


def show_view(request: HttpRequest, token: str) -> HttpResponse:
    """What a link shows: one boundary, without names, small sides together."""
    view = find_open_view(token)
    if view is None:
        return render(request, "site/closed.html", {}, status=404)
    words = QueryDict(view.choice)
    selection = _read_choice(words).for_others()
    about = about_boundary(view.boundary_id)
    shown, whole = (provide_reading(view.space, each, selection) for each in (about, WHOLE))
    if (shown.content is None and not shown.is_pending) or _shows_few(whole, selection):
        raise Http404  # it would tell, by now
    if request.method == "GET":
        acts.count_opening(view=view)
    return render(request, "reports/view.html", {"view": view, "shown": shown, "selection": selection})


def _read_choice(words: QueryDict) -> Selection:
    return Selection.from_query({name: str(words[name]) for name in words}, words.getlist("kind"))
