"""Putting back a change, or something that was taken away: a new line of the history, never a hole in it."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Member, Note, Space
from ecotone_web.records.tables import Table, find_owners, find_past, find_rows
from ecotone_web.rooms.space.acts import add, change
from ecotone_web.rooms.space.privacy.reads.changes import can_put_back, find_changed, is_told, list_fields
from ecotone_web.rooms.space.privacy.reads.history import find_past_rows
from ecotone_web.rooms.space.privacy.rules import check_keep_right
from ecotone_web.rooms.space.team.rules import allow


class CannotPutBack(Exception):
    """It cannot be put back; says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@transaction.atomic
def put_back(*, by: Member, table: Table, key: int) -> None:
    """As it was before a change (by its key in the history of a table), or there again if it was taken away.

    Raises CannotPutBack where something has come in between.
    """
    check_keep_right(by)
    if not find_past(table, by.space_id).filter(pk=key).exists():
        raise CannotPutBack(_("This is no longer in the history."))
    row, before, now = find_past_rows(table, [key])[key]
    if table is Note:
        allow(row.writer_id == by.user_id)
    if row.history_change_reason:
        raise CannotPutBack(_("This was part of a larger step, which is undone as a whole."))
    if is_told(row, before):
        raise CannotPutBack(_("Somebody told us this herself. She alone can say it again."))
    if not can_put_back(row, before, now):
        raise CannotPutBack(_("This was changed again since. Put that back first."))
    if row.history_type == "-":
        _bring_back(by, row)
    else:
        _go_back(by, now, row, before)
    if table not in (Note, Space):
        by.space.turn()


def _go_back(by: Member, now: Any, row: Any, before: Any) -> None:
    old = {column.attname: getattr(before, column.attname) for column in find_changed(row, before)}
    _check_ground(by, before, {column.name for column in find_changed(row, before)})
    try:
        with transaction.atomic():
            change(now, by=by.user, **old)
    except IntegrityError:
        raise CannotPutBack(_("There is something else of this name now.")) from None


def _bring_back(by: Member, row: Any) -> None:
    _check_ground(by, row, {column.name for column in list_fields(row)})
    instance = row.instance
    try:
        with transaction.atomic():
            add(instance, by=by.user)
    except IntegrityError:
        raise CannotPutBack(_("There is something else of this name now.")) from None


def _check_ground(by: Member, row: Any, names: set[str]) -> None:
    """What it hangs on must be there, and in this space."""
    for column in row._meta.concrete_fields:
        key = getattr(row, column.attname)
        if column.name not in names or not isinstance(column, models.ForeignKey) or key is None:
            continue
        owner = column.related_model
        rows = find_rows(owner, by.space_id) if owner in find_owners() else owner._base_manager.all()
        if not rows.filter(pk=key).exists():
            raise CannotPutBack(_("What it belonged to is gone. Put that back first."))
