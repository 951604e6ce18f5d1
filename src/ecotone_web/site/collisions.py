"""Where two meet at one thing, or the database cannot write: a sentence, and nothing half done."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import BadRequest, ObjectDoesNotExist
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

from ecotone_web.rooms.call.personal.views.door import refuse_unread
from ecotone_web.site.logs import name_error

log = logging.getLogger(__name__)

MEANWHILE, BUSY = 409, 503
FULL = {getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EROFS")} - {None}


class SayKindly:
    """What comes of two windows, two people or a full disk is told on a page, and to programs as JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing of its own."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for what is nobody's mistake; all else is a fault of ours and stays one."""
        if isinstance(error, IntegrityError | ObjectDoesNotExist):
            status = MEANWHILE
        elif isinstance(error, OperationalError) or (isinstance(error, OSError) and error.errno in FULL):
            status = BUSY
        else:
            return None
        return _note(request, error, status)


def refuse_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that nobody can take; or one that was in order, and whose session could not be kept."""
    if isinstance(exception, SessionInterrupted):
        return _note(request, exception, BUSY)
    match = request.resolver_match
    if isinstance(exception, BadRequest) and match and match.namespace == "me":
        return refuse_unread(request, match.kwargs.get("token", ""))  # type: ignore[arg-type,return-value]
    return bad_request(request, exception)


def _note(request: HttpRequest, error: Exception, status: int) -> HttpResponse:
    match = request.resolver_match
    log.error("%s at %s", name_error(error), match.view_name if match else "an address")
    return _answer(request, status)


def _answer(request: HttpRequest, status: int) -> HttpResponse:
    said, advice = {
        MEANWHILE: (
            _("Somebody has changed this meanwhile."),
            _("Nothing of yours was kept. Go back, load the page anew, and look at it again."),
        ),
        BUSY: (
            _("The workbench cannot write just now."),
            _(
                "Nothing was changed. Try again in a moment; if it stays like this, "
                "tell whoever runs this workbench."
            ),
        ),
    }[status]
    if request.path.startswith("/api/"):
        code = {MEANWHILE: "api.meanwhile", BUSY: "api.busy"}[status]
        return JsonResponse({"code": code, "sentence": f"{said} {advice}", "where": []}, status=status)
    return render(request, "site/collision.html", {"said": said, "advice": advice}, status=status)
