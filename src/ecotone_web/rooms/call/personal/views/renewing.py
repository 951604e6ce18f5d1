"""When a link is over: a new one, by letter; and when she has gone, a last page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from ecotone_web.rooms.call.letters.acts import queue_link
from ecotone_web.rooms.call.letters.tasks import send_soon
from ecotone_web.rooms.call.personal.reads.addresses import find_address
from ecotone_web.rooms.call.personal.reads.calls import list_asked
from ecotone_web.rooms.call.personal.reads.languages import choose_language, read_language
from ecotone_web.rooms.call.personal.views.door import PersonalRequest, keep_quiet, with_link
from ecotone_web.rooms.call.wording.reads import LANGUAGE_CODES


@with_link(is_for_old_ones=True)
def renew(request: PersonalRequest) -> HttpResponse:
    """Send a new link to the address that is held; the page says the same whether there is one or not."""
    if request.method != "POST" or not request.is_over:
        return redirect(find_address(request, "me:page"))
    asked = next((each for each in list_asked(request.person) if not each.is_withdrawn), None)
    if asked is not None:
        queue_link(invitation=asked.invitation)
        send_soon()
    return render(request, "me/renewed.html", {})


def say_goodbye(request: HttpRequest) -> HttpResponse:
    """Nothing is held any more: this page needs nothing, and knows of nobody."""
    language = choose_language(request, None)
    request.language, request.said_language = language, read_language(request.GET.get("lang"))  # type: ignore[attr-defined]
    with translation.override(LANGUAGE_CODES[language]):
        return keep_quiet(render(request, "me/goodbye.html", {}))  # type: ignore[return-value]
