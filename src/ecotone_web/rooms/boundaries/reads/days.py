"""From when on anything is known."""

from __future__ import annotations

from datetime import date

from django.db.models import Min

from ecotone_web.records.models import Belonging, Meeting, Person, Space, Tie


def find_first_day(space: Space) -> date | None:
    """The first day on which something began, ended or was met at; None where no fact has a day."""
    rows = [
        Tie.objects.filter(space=space).aggregate(Min("since"), Min("until")),
        Person.objects.filter(space=space).aggregate(Min("since"), Min("until")),
        Belonging.objects.filter(person__space=space).aggregate(Min("since"), Min("until")),
        Meeting.objects.filter(space=space).aggregate(Min("on")),
    ]
    return min((day for row in rows for day in row.values() if day is not None), default=None)
