"""Whom somebody knows, noted by hand: several at once; each confirmed, ended, taken away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ecotone_web.records.models import Member, Tie
from ecotone_web.rooms.landscape.acts.ties import confirm_tie, end_tie, note_ties, remove_tie
from ecotone_web.rooms.landscape.forms import Names, TiesForm
from ecotone_web.rooms.landscape.reads.person import list_ties, other_end
from ecotone_web.rooms.landscape.reads.ties import find_last_kind, list_tie_kinds
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.landscape.views.person import find_person
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.people import offer_all_names

QUICK = {"confirm": confirm_tie, "end": end_tie, "remove": remove_tie}
ROWS = range(6)
"""Lines for names that a page offers."""

MOST_LISTED = 200


def make_ties_form(request: SpaceRequest, **initial: object) -> TiesForm:
    """How they know each other: the kinds that there are, the one that was noted last chosen."""
    kinds = list_tie_kinds(request.space)
    last = find_last_kind(request.member)
    return TiesForm(
        request.POST or None,
        kinds=kinds,
        usual=_say_usual(request.member),
        initial={"kind": last if last in kinds else "", **initial},
    )


def _say_usual(member: Member) -> str:
    """What a tie without a kind is called: the space's own noun."""
    return member.space.noun_ties


@in_space(check_change_landscape)
def show_ties(request: SpaceRequest, uid: UUID) -> HttpResponse:
    """Several names at once; a name that could be two people, or nobody yet, is asked about first."""
    person = find_person(request, uid)
    form = make_ties_form(request)
    names = Names(request.POST, request.space)
    if request.method == "POST" and form.is_valid() and names.typed and not names.open:
        kind, since = form.chosen_kind, form.cleaned_data["since"]
        noted = note_ties(by=request.member, person=person, others=names.people, kind=kind, since=since)
        messages.success(
            request, ngettext("%(n)s was noted.", "%(n)s were noted.", len(noted)) % {"n": len(noted)}
        )
        return redirect("people:ties", request.space.slug, uid)
    ties = [] if names.open else list_ties(person)
    return render(
        request,
        "people/ties.html",
        {
            "person": person,
            "form": form,
            "names": names,
            "rows": ROWS,
            "offered": offer_all_names(request.space),
            "ties": [(other_end(tie, person), tie) for tie in ties[:MOST_LISTED]],
            "n_more": max(len(ties) - MOST_LISTED, 0),
        },
    )


@in_space(check_change_landscape)
@require_POST
def change_tie(request: SpaceRequest, pk: int) -> HttpResponse:
    """Confirm, end, or take away one."""
    tie = get_object_or_404(Tie.objects.filter(space=request.space).select_related("one", "other"), pk=pk)
    back = tie.other if request.POST.get("from") == str(tie.other.uid) else tie.one
    act = QUICK.get(request.POST.get("do", ""))
    if act is not None:
        act(by=request.member, tie=tie)
        messages.success(request, _("Kept."))
    return redirect("people:ties", request.space.slug, back.uid)
