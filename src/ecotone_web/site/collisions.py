"""Where two meet at one thing, or the database cannot write: a sentence, and nothing half done."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

MEANWHILE, BUSY = 409, 503


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
        elif isinstance(error, OperationalError):
            status = BUSY
        else:
            return None
        match = request.resolver_match
        log.error("%s at %s", type(error).__name__, match.view_name if match else "an address")
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
