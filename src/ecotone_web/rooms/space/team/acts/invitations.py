"""Inviting into the team: a letter with a link that works once, for two weeks."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Member, TeamInvitation, User
from ecotone_web.records.tokens import find_by_token, hash_token, make_token
from ecotone_web.rooms.space.team.reads import find_waiting
from ecotone_web.rooms.space.team.rules import check_run_team

HOLDS = timedelta(days=14)


@transaction.atomic
def invite(*, by: Member, email: str, role: str) -> tuple[TeamInvitation, str]:
    """A new invitation and its token, which stands in the letter alone. An earlier one ends."""
    check_run_team(by)
    now = timezone.now()
    TeamInvitation.objects.filter(space=by.space, email=email, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=now
    )
    token = make_token()
    invitation = TeamInvitation.objects.create(
        space=by.space,
        email=email,
        role=role,
        token_hash=hash_token(token),
        invited_by=by.user,
        invited_at=now,
        expires_at=now + HOLDS,
    )
    return invitation, token


@transaction.atomic
def withdraw(*, by: Member, invitation: TeamInvitation) -> None:
    """End an invitation that has not been accepted."""
    check_run_team(by)
    TeamInvitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )


@transaction.atomic
def end_all_invitations() -> int:
    """After a restore: what was withdrawn since would open again, so none can be accepted any more."""
    now = timezone.now()
    return TeamInvitation.objects.filter(expires_at__gt=now).update(expires_at=now)


@transaction.atomic
def accept(*, token: str, name: str = "") -> Member | None:
    """Join the team; None where the link has been used, withdrawn, or is too old. Who holds it may."""
    invitation = find_by_token(find_waiting().select_for_update(), token)
    if invitation is None:
        return None
    user = make_account(email=invitation.email, name=name)
    if not user.is_active:
        return None
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    member, _made = Member.objects.get_or_create(
        space=invitation.space, user=user, defaults={"role": invitation.role}
    )
    return member


@transaction.atomic
def make_account(*, email: str, name: str = "", is_staff: bool = False) -> User:
    """The account of an e-mail address: the one there is, or a new one."""
    address = email.strip().lower()
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(address, name=name, is_staff=is_staff)
        EmailAddress.objects.create(user=user, email=address, primary=True, verified=True)
    elif name and not user.name:
        user.name = name
        user.save(update_fields=["name"])
    return user


@transaction.atomic
def make_operator(*, email: str) -> User:
    """The account of an e-mail address, open, and an operator's: what whoever has the server may always do."""
    user = make_account(email=email)
    user.is_active = user.is_staff = True
    user.save(update_fields=["is_active", "is_staff"])
    return user
