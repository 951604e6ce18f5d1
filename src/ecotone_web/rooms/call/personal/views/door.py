"""The door of a personal page: whoever has the link is she.

Looking changes nothing; what is sent has to come from here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_network
from typing import Any, Concatenate, ParamSpec

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils import translation
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

from ecotone_web.records.models import Person
from ecotone_web.rooms.call.links.reads import find_link, is_over
from ecotone_web.rooms.call.personal import acts
from ecotone_web.rooms.call.personal.reads.languages import choose_language, read_language
from ecotone_web.rooms.call.wording.reads import LANGUAGE_CODES

P = ParamSpec("P")

MOST_MISSES, A_WHILE = 30, 10 * 60
"""Links that led nowhere, from one neighbourhood of addresses in so many seconds, before we ask to wait."""

BAD, NOT_THERE, GONE, REFUSED, PATIENCE = 400, 404, 410, 403, 429


class PersonalRequest(HttpRequest):
    """A request to the page of one person."""

    person: Person
    token: str
    is_over: bool
    """Whether the time of her link has passed."""
    language: str
    said_language: str
    """The language that the address asks for, if it asks for one."""


View = Callable[Concatenate[PersonalRequest, P], HttpResponseBase]


class FromHerPage(CsrfViewMiddleware):
    """What is sent has to carry what this browser was given.

    Her pages send nobody where they were (`no-referrer`), and browsers then write `null` as their origin, too: that
    cannot be asked of them. The address that a stranger would have to know is secret besides.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        is_hidden = request.headers.get("Origin") == "null"
        return is_hidden or super()._origin_verified(request)  # type: ignore[misc]  # the stubs leave it out

    def _check_referer(self, request: HttpRequest) -> None:
        """There is none."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG002  (as Django calls it)
        """Without the cookie nothing is lost: all of it once more, with one button."""
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        kept = [(name, value) for name, value in sent if name != "csrfmiddlewaretoken"]
        return render(request, "me/again.html", {"kept": kept}, status=REFUSED)


_protect = decorator_from_middleware(FromHerPage)


def with_link(
    *, is_for_old_ones: bool = False, is_leaving: bool = False
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """A view behind the link: sets `request.person`, and speaks her language.

    `is_for_old_ones`: also if it is over. `is_leaving`: what is sent takes something away, and nobody has gone on.
    """

    def wrap(view: View[P]) -> Callable[..., HttpResponseBase]:
        @_protect
        def answer(request: PersonalRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST" and not request.is_over and not is_leaving:
                acts.note_here(person=request.person, language=request.said_language)
            return view(request, *args, **kwargs)

        @csrf_exempt
        @wraps(view)
        def inside(request: PersonalRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            link = find_link(token)
            request.token, request.said_language = token, read_language(request.GET.get("lang"))
            request.language = choose_language(request, link.person if link else None)
            with translation.override(LANGUAGE_CODES[request.language]):
                if link is None:
                    return keep_quiet(_refuse(request))
                request.person, request.is_over = link.person, is_over(link)
                if request.is_over and not is_for_old_ones:
                    return keep_quiet(render(request, "me/over.html", {}, status=GONE))
                try:
                    return keep_quiet(answer(request, *args, **kwargs))
                except Http404:
                    return keep_quiet(render(request, "me/nothing.html", {"is_hers": True}, status=NOT_THERE))

        return inside

    return wrap


def refuse_unread(request: PersonalRequest, token: str = "") -> HttpResponseBase:
    """What nobody can take, refused before any view has seen it: in her language, with the way back."""
    link = find_link(token)
    request.token, request.said_language = token, read_language(request.GET.get("lang"))
    request.language = choose_language(request, link.person if link else None)
    with translation.override(LANGUAGE_CODES[request.language]):
        if token and link is None:
            return keep_quiet(_refuse(request))
        return keep_quiet(render(request, "me/refused.html", {"is_hers": link is not None}, status=BAD))


def keep_quiet(response: HttpResponseBase) -> HttpResponseBase:
    """The address is a key: no page tells another where one was."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _refuse(request: PersonalRequest) -> HttpResponse:
    """The same page for a link that was taken back and for one that never was; who misses often is asked to wait."""
    misses = _count_miss(request.META.get("REMOTE_ADDR", ""))
    response = render(
        request,
        "me/nothing.html",
        {"is_hers": False},
        status=NOT_THERE if misses <= MOST_MISSES else PATIENCE,
    )
    if misses > MOST_MISSES:
        response.headers["Retry-After"] = str(A_WHILE)
    return response


def _count_miss(address: str) -> int:
    """How many there were from the neighbourhood of an address: nobody's address is kept."""
    counted = f"misses:{_find_neighbourhood(address)}"
    cache.add(counted, 0, A_WHILE)
    try:
        return cache.incr(counted)
    except ValueError:  # it ran out just now
        return 1


def _find_neighbourhood(address: str) -> str:
    try:
        return str(ip_network(f"{address}/{48 if ':' in address else 24}", strict=False)).replace("/", "-")
    except ValueError:
        return "unknown"
