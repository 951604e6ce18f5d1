"""Starting a space, and what it is called."""

from __future__ import annotations

from django.db import transaction

from ecotone_web.records.models import Member, Space, User
from ecotone_web.records.models.space import Role
from ecotone_web.rooms.space.acts import change, find_just_said
from ecotone_web.rooms.space.team.rules import check_work


@transaction.atomic
def start_space(*, by: User, name: str) -> Space:
    """A new, empty space, whose convener she is; asked for twice at once, it is one."""
    hers = Space.objects.filter(members__user=by, members__role=Role.CONVENER)
    if space := find_just_said(hers, by=by, when="started", name=name):
        return space
    space = Space.objects.create(name=name)
    Member.objects.create(space=space, user=by, role=Role.CONVENER)
    return space


@transaction.atomic
def change_space(*, by: Member, name: str, aspiration: str, noun_people: str, noun_ties: str) -> None:
    """Name, aspiration and nouns. Sentences are made of the nouns, so readings are worked out anew."""
    check_work(by)
    if change(
        by.space,
        by=by.user,
        name=name,
        aspiration=aspiration,
        noun_people=noun_people,
        noun_ties=noun_ties,
    ):
        by.space.turn()


@transaction.atomic
def name_oneself(*, by: User, name: str) -> None:
    """What she would like to be called."""
    by.name = name
    by.save(update_fields=["name"])
