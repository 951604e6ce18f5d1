"""Sheets to print, and the page on which what comes back is typed in."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ecotone_web.records.models import Call, Consent, Invitation, Person
from ecotone_web.rooms.call.paper.acts import take_sheet
from ecotone_web.rooms.call.paper.forms import CodeForm, FileForm, SheetForm
from ecotone_web.rooms.call.paper.reads import (
    find_by_code,
    find_printed,
    find_unanswered,
    list_asked_sides,
    list_held,
    list_sheets,
    write_code,
)
from ecotone_web.rooms.call.personal.rules import ANSWERS, KINDS, LABELS, say_who_sees
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.wording.reads import LANGUAGE_CODES, get_call
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.papers import can_make_pdf, hand_out

LINES = range(8)
"""For as many people there is room on a sheet; the back of it has more."""

MOST_OFFERED = 400

MOST_SHEETS = 100
"""In one print."""


@in_space(check_call)
def show_all(request: SpaceRequest, pk: int) -> HttpResponse:
    """What can be done on paper, and the field for the code of a sheet."""
    call = get_call(request.space, pk)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        invitation = find_by_code(call, form.cleaned_data["code"])
        if invitation is not None:
            return redirect("paper:enter", request.space.slug, call.pk, write_code(invitation))
        form.add_error(
            "code", _("Nobody here has this code. It stands at the top of the sheet, with its letter.")
        )
    said = {
        "call": call,
        "form": form,
        "file": FileForm(),
        "n_printed": find_printed(call).count(),
        "prints": [("", _list_prints(find_unanswered(call))), ("all", _list_prints(find_printed(call)))],
        "can_make_pdf": can_make_pdf(),
    }
    return render(request, "paper/all.html", said)


def _list_prints(rows: QuerySet[Invitation]) -> list[tuple[int, int, int]]:
    """The prints that it takes: the number of each, and of its first and last sheet."""
    pages = Paginator(rows, MOST_SHEETS)
    found = [pages.page(number) for number in pages.page_range] if pages.count else []
    return [(page.number, page.start_index(), page.end_index()) for page in found]


@in_space(check_call)
def print_sheets(request: SpaceRequest, pk: int) -> HttpResponse:
    """Sheets to print: of those who have not answered, or of all, or of one."""
    call = get_call(request.space, pk)
    code = request.GET.get("code", "")
    one = find_by_code(call, code) if code else None
    rows = find_printed(call) if request.GET.get("who") == "all" else find_unanswered(call)
    part = Paginator(rows, MOST_SHEETS).get_page(request.GET.get("page"))
    page = _write_page(request, call, [one] if one else list(part.object_list))
    what = f"sheet-{write_code(one)}" if one else f"sheets-{part.start_index()}-to-{part.end_index()}"
    return hand_out(page, call.title, what) if request.GET.get("as") == "pdf" else HttpResponse(page)


def _write_page(request: HttpRequest, call: Call, rows: list[Invitation]) -> str:
    """All sheets as one document, each in the language of its words."""
    asked = list_asked_sides(call)
    pages = []
    for sheet in list_sheets(call, rows):
        with override(LANGUAGE_CODES[sheet.language]):
            said = {
                "call": call,
                "sheet": sheet,
                "asked": asked,
                "answers": [label for _value, label in ANSWERS],
                "questions": list(LABELS.values()),
                "kinds": [label for _kind, label in KINDS],
                "lines": LINES,
                "uses": [
                    (label, say_who_sees(use, sheet.is_listed_unasked)) for use, label in Consent.Use.choices
                ],
            }
            pages.append(render_to_string("paper/sheet.html", said, request))
    return render_to_string("paper/sheets.html", {"pages": pages}, request)


@in_space(check_call)
def enter_sheet(request: SpaceRequest, pk: int, code: str) -> HttpResponse:
    """One sheet, typed in from the keyboard; afterwards the next code."""
    call = get_call(request.space, pk)
    invitation = find_by_code(call, code)
    if invitation is None:
        return redirect("paper:all", request.space.slug, call.pk)
    form = SheetForm(list_held([invitation])[0], list_asked_sides(call), request.POST or None)
    if request.method == "POST" and form.is_valid():
        take(request, form)
        messages.success(request, _("The sheet %(code)s is taken in.") % {"code": write_code(invitation)})
        return redirect(reverse("paper:all", args=[request.space.slug, call.pk]) + "#code")
    names = Person.objects.filter(space=request.space).values_list("name", flat=True)[:MOST_OFFERED]
    said = {
        "call": call,
        "form": form,
        "invitation": invitation,
        "code": write_code(invitation),
        "names": names,
    }
    return render(request, "paper/enter.html", said)


def take(request: SpaceRequest, form: SheetForm) -> None:
    """What a sheet, or a row, says."""
    take_sheet(
        by=request.member,
        invitation=form.held.invitation,
        **{name: form.cleaned_data[name] for name in ("answer", "imagines", "instead")},
        ties=form.lines,
        sides=form.sides,
        texts=form.texts,
        uses=form.uses,
    )
