"""Links to hand over in person: on the screen, once, or on paper. What makes a token is sent, and never just opened."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from ecotone_web.records.models import Call, Invitation, Letter
from ecotone_web.rooms.call.invitations.reads import find_invitations, get_invitation
from ecotone_web.rooms.call.letters import acts
from ecotone_web.rooms.call.letters.codes import draw_code
from ecotone_web.rooms.call.letters.reads.hindrances import lacks_words
from ecotone_web.rooms.call.letters.writing import compose, find_address
from ecotone_web.rooms.call.links.acts import take_back_links
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.states import SETTLED
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.addresses import read_keys
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.papers import can_make_pdf, hand_out

MOST_PAPERS = 100
"""Names on a page, and letters in one PDF."""
NO_WORDS = gettext_lazy("The call has no words yet. Write them first: they are what is handed over.")


@in_space(check_call)
@require_POST
def hand(request: SpaceRequest, pk: int, invitation: int) -> HttpResponse:
    """A new link, with its picture. It is shown in this answer alone, and kept nowhere."""
    call = get_call(request.space, pk)
    row = get_invitation(call, invitation)
    token = acts.hand_over(by=request.member, invitation=row)
    if token is None:
        once_approved = _("A link can be handed over once the invitation is approved.")
        messages.error(request, NO_WORDS if lacks_words(row) else once_approved)
        return redirect("letters:preview", request.space.slug, call.pk, row.pk)
    link = find_address(token)
    shown = {"call": call, "invitation": row, "link": link, "code": draw_code(link)}
    return render(request, "letters/handed.html", shown)


@in_space(check_call)
@require_POST
def take_back(request: SpaceRequest, pk: int, invitation: int) -> HttpResponse:
    """No link of hers opens anything any more."""
    call = get_call(request.space, pk)
    row = get_invitation(call, invitation)
    n = take_back_links(by=request.member, person=row.person)
    said = ngettext("%(n)s link opens nothing any more.", "%(n)s links open nothing any more.", n)
    messages.success(request, said % {"n": n})
    return redirect("letters:preview", request.space.slug, call.pk, row.pk)


@in_space(check_call)
def papers(request: SpaceRequest, pk: int) -> HttpResponse:
    """Who could have a letter on paper; for those who are ticked, one PDF with a page for each."""
    call = get_call(request.space, pk)
    able = find_invitations(call).filter(state__in=SETTLED)
    if request.method == "POST":
        chosen = list(able.filter(pk__in=read_keys(request.POST.getlist("invitation")))[:MOST_PAPERS])
        if letters := _write(request, call, chosen):
            return hand_out(letters, call.title, "letters")
        tick = _("Tick those who are to have a letter on paper.")
        messages.error(request, NO_WORDS if any(map(lacks_words, chosen)) else tick)
        return redirect("letters:papers", request.space.slug, call.pk)
    wanted = read_keys(request.GET.getlist("to"))
    page = Paginator(able, MOST_PAPERS).get_page(request.GET.get("page"))
    shown = {"call": call, "page": page, "wanted": wanted, "can_make_pdf": can_make_pdf()}
    return render(request, "letters/papers.html", shown)


def _write(request: SpaceRequest, call: Call, chosen: list[Invitation]) -> str:
    """The letters as one page to print; nothing where nobody gets one."""
    for row in chosen:
        row.call = call
    handed = acts.write_papers(by=request.member, invitations=chosen)
    if not handed:
        return ""
    written = []
    for row, token in handed:
        link = find_address(token)
        letter = compose(row, Letter.Kind.INVITATION, link)
        text = letter.render("on_paper.html", code=draw_code(link))
        written.append((letter, mark_safe(text)))  # noqa: S308  (a template rendered it)
    return render_to_string("letters/paper.html", {"call": call, "letters": written}, request)
