"""Themes on what people imagine: put there, renamed, taken away."""

from __future__ import annotations

from django.db import transaction

from ecotone_web.records.models import Call, Invitation, Member, Theme
from ecotone_web.rooms.call.rules import check_call


@transaction.atomic
def name_theme(*, by: Member, call: Call, name: str) -> Theme:
    """The theme of that name, in whatever capitals; a new one where there is none."""
    check_call(by)
    Call.objects.select_for_update().get(pk=call.pk)  # named twice at once, it is one
    found = call.themes.filter(name__iexact=name).first()
    return found or Theme.objects.create(call=call, name=name)


@transaction.atomic
def tag(*, by: Member, invitation: Invitation, theme: Theme) -> None:
    """Her answer speaks of this, too; said twice, it is said once."""
    check_call(by)
    invitation.themes.add(theme)


@transaction.atomic
def untag(*, by: Member, invitation: Invitation, theme: Theme) -> None:
    """Her answer does not speak of this."""
    check_call(by)
    invitation.themes.remove(theme)


@transaction.atomic
def rename_theme(*, by: Member, theme: Theme, name: str) -> Theme:
    """Another word for it; if another theme has that name, the two are one from now on."""
    check_call(by)
    Call.objects.select_for_update().get(pk=theme.call_id)
    other = Theme.objects.filter(call=theme.call_id, name__iexact=name).exclude(pk=theme.pk).first()
    if other is None:
        Theme.objects.filter(pk=theme.pk).update(name=name)
        theme.name = name
        return theme
    other.invitations.add(*theme.invitations.all())
    theme.delete()
    return other


@transaction.atomic
def take_away_theme(*, by: Member, theme: Theme) -> None:
    """The answers stay, without it."""
    check_call(by)
    theme.delete()
