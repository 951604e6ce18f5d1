"""Forgetting a person: all of her, or nothing of it. Her number stays on a list, so that no backup brings her back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib.admin.models import LogEntry
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ecotone_web.records.models import Boundary, Forgotten, Member, Person, Side, Source, Space, Theme
from ecotone_web.rooms.space.acts import erase
from ecotone_web.rooms.space.privacy.reads.traces import (
    Standing,
    Who,
    find_doomed,
    find_loosened,
    find_standings,
    find_who,
)
from ecotone_web.rooms.space.privacy.rules import check_keep_right

LONGEST = 120

NAMED_ONCE = {Side: "boundary_id", Boundary: "space_id", Theme: "call_id"}
"""Tables in which a name stands once, and within what."""


@transaction.atomic
def forget(*, by: Member, person: Person) -> bool:
    """Forget somebody of the space; False if nobody of that number is there any more.

    Afterwards call `overwrite_traces`, outside of any transaction.
    """
    check_keep_right(by)
    return _forget(by.space, person.uid)


@transaction.atomic
def forget_herself(*, person: Person) -> bool:
    """She asks for it herself, on her own page: nobody of the team stands between. Otherwise as `forget`."""
    return _forget(person.space, person.uid)


@transaction.atomic
def forget_uid(uid: UUID) -> bool:
    """Forget somebody by her number, in whatever space she is: what a restored backup has to do for all on the list.

    Afterwards call `overwrite_traces`, outside of any transaction.
    """
    person = Person.objects.filter(uid=uid).select_related("space").first()
    past = Person.history.filter(uid=uid).first()
    space = person.space if person else Space.objects.filter(pk=past.space_id).first() if past else None
    if space is None:
        _write_down({uid})
        return False
    return _forget(space, uid)


def _forget(space: Space, uid: UUID) -> bool:
    _hold(space, uid)
    who = find_who(space, uid)
    if who is None:
        return False
    standings = list(find_standings(who))  # before the chips go that say which lines are about her
    _drop_drafts(space)
    for column, rows in list(find_loosened(who)):
        rows.update(**{column: None})
    for _table, _stands_in, rows in list(find_doomed(who)):
        erase(rows)
    for standing in standings:
        _replace(standing)
    _sweep_beside(who)
    _write_down(who.uids)
    space.turn()
    return True


def _hold(space: Space, uid: UUID) -> None:
    """Wait for what is being taken in, and let nobody hang something on her meanwhile."""
    list(Source.objects.select_for_update().filter(space=space, state=Source.State.WORKING))
    list(Person.objects.select_for_update().filter(space=space, uid=uid).values_list("pk", flat=True))


def _drop_drafts(space: Space) -> None:
    """What is still looked at may name her; what is being taken in will find that it was taken back."""
    sources = Source.objects.filter(space=space)
    sources.filter(state__in=(Source.State.DRAFT, Source.State.FAILED)).delete()
    sources.filter(state=Source.State.WORKING).update(
        state=Source.State.UNDONE, undone_at=timezone.now(), hints={}, account=[], counts={}
    )


def _replace(standing: Standing) -> None:
    """Write a text anew, no longer than its column, and not twice where a name stands once."""
    field, new = standing.field, standing.new
    if isinstance(new, str) and field.max_length:
        new = new[: field.max_length]
    if standing.stands_in not in NAMED_ONCE or field.name != "name":
        standing.rows.update(**{field.name: new})
        return
    for row in list(standing.rows):
        row.__class__._base_manager.filter(pk=row.pk).update(
            name=_find_free(row, new, field.max_length or LONGEST)
        )


def _find_free(row: Any, name: str, longest: int) -> str:
    within = NAMED_ONCE[type(row)]
    beside = type(row)._base_manager.filter(**{within: getattr(row, within)}).exclude(pk=row.pk)
    free, number = name, 2
    while beside.filter(name__iexact=free).exists():
        free, number = f"{name[: longest - 5]} ({number})", number + 1
    return free


def _sweep_beside(who: Who) -> None:
    """What Django and its tasks write down beside our tables."""
    DBTaskResult.objects.finished().delete()
    for task in DBTaskResult.objects.all():
        arguments = who.mentions.replace_in(task.args_kwargs)
        if arguments != task.args_kwargs:
            DBTaskResult.objects.filter(pk=task.pk).update(args_kwargs=arguments)
    for entry in LogEntry.objects.exclude(content_type__model="user"):
        new = {name: who.mentions.replace(getattr(entry, name)) for name in ("object_repr", "change_message")}
        if any(getattr(entry, name) != text for name, text in new.items()):
            LogEntry.objects.filter(pk=entry.pk).update(**new)


def _write_down(uids: set[UUID] | frozenset[UUID]) -> None:
    """In the table, without a name. `overwrite_traces` copies it to where a restored backup does not replace it."""
    now = timezone.now()
    Forgotten.objects.bulk_create(
        [Forgotten(uid=uid, forgotten_at=now) for uid in uids], ignore_conflicts=True
    )
