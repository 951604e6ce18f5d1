"""What a mail provider tells later: that a letter came back. Its addresses are open only where a secret guards them."""

from __future__ import annotations

from typing import Any

from anymail.signals import tracking
from django.dispatch import receiver
from django.urls import URLPattern

from ecotone_web.records.models import Letter
from ecotone_web.rooms.call.letters.acts import note_bounce

CAME_BACK = ("bounced", "rejected", "failed")


@receiver(tracking)
def hear_of_bounce(event: Any, **_more: Any) -> None:
    """Note it on the letter that the provider names; of what it writes nothing is kept."""
    if event.event_type not in CAME_BACK or not event.message_id:
        return
    for letter in Letter.objects.filter(message_id=str(event.message_id)[:200]):
        note_bounce(letter=letter)


def list_webhooks(provider: str) -> list[URLPattern]:
    """Where one provider tells what became of letters; it may not hand letters in."""
    from anymail.urls import urlpatterns

    ours = [each for each in urlpatterns if str(each.pattern).lstrip("^").startswith(f"{provider}/")]
    return [each for each in ours if "inbound" not in str(each.pattern)]
