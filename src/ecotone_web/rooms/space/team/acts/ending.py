"""The end of a space: everything in it goes, and the history of what was in it."""

from __future__ import annotations

from django.db import transaction

from ecotone_web.records.models import Member, Space
from ecotone_web.records.tables import list_parts
from ecotone_web.rooms.space.acts import erase
from ecotone_web.rooms.space.team.rules import check_run_team


@transaction.atomic
def end_space(*, by: Member) -> None:
    """Delete the space with everything. Only a backup brings it back."""
    check_run_team(by)
    space = Space.objects.select_for_update().filter(pk=by.space_id).first()
    if space is None:
        return  # a second click: it has ended
    for _table, _stands_in, rows in list_parts(space.pk):
        erase(rows)
