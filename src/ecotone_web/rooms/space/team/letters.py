"""The letter with which somebody is invited into a team."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from ecotone_web.records.models import TeamInvitation


def send_invitation(request: HttpRequest, invitation: TeamInvitation, token: str) -> None:
    """Send it; raises OSError where the letter could not be handed over."""
    said = {
        "invitation": invitation,
        "address": request.build_absolute_uri(reverse("join", args=[token])),
    }
    subject = render_to_string("team/letter_subject.txt", said)
    body = render_to_string("team/letter.txt", said)
    EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[invitation.email]).send()
