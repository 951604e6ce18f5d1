"""How accounts come about and sign in: by an invitation or by the operator's hand, never by signing up."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

log = logging.getLogger(__name__)

FRESH = 30 * 60
"""Seconds for which somebody who has signed in need not show again that it is she."""


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by herself: a workbench is a closed house. A code and a passkey are each enough."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code we sent. Look at the newest letter."),
        "too_many_login_attempts": _(
            "That was too often. You can ask for another code in a quarter of an hour at the latest."
        ),
        "rate_limited": _("That was too often. Wait a few minutes, then try again."),
        "account_inactive": _("This account is closed. Ask whoever runs this workbench."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Whether strangers may make an account: no."""
        return False

    def get_login_stages(self) -> list[str]:
        """A passkey stands beside the code, it is not asked for after it."""
        return ["allauth.account.stages.LoginByCodeStage"]

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:  # noqa: ARG002
        """Whether somebody must show again that it is she before her passkeys change: not right after signing in."""
        return not signed_in_lately(context.request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Home of her space, where she has one; the operator's pages, where she has none and runs the server."""
        user: Any = request.user
        slugs = list(user.memberships.values_list("space__slug", flat=True)[:2])
        if len(slugs) == 1:
            return reverse("reports:home", args=slugs)
        return reverse("admin:index") if user.is_staff and not slugs else reverse("spaces")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send on the side: an answer that waits for the post would tell known addresses from unknown ones."""
        message = self.render_mail(template_prefix, email, {**context, "email": email})
        threading.Thread(target=_send, args=(message,)).start()


def signed_in_lately(request: HttpRequest) -> bool:
    """Whether she showed who she is within the last half hour."""
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < FRESH for record in records)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError as error:
        log.error("a letter could not be sent: %s", type(error).__name__)
