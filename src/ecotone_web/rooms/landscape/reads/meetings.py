"""Meetings, and who was there."""

from __future__ import annotations

from django.db.models import Count, F, QuerySet

from ecotone_web.records.models import Meeting, Person, Presence, Space

ON_A_PAGE = 50


def list_meetings(space: Space) -> QuerySet[Meeting]:
    """All meetings, the last one first, each with how many were there."""
    meetings = Meeting.objects.filter(space=space).annotate(n_present=Count("presences"))
    return meetings.order_by(F("on").desc(nulls_last=True), "-pk")


def list_present(meeting: Meeting) -> list[Presence]:
    """Who was there, in the order of names."""
    rows = Presence.objects.filter(meeting=meeting).select_related("person")
    return sorted(rows, key=lambda row: (row.person.sorted_as, row.pk))


def list_people_present(meeting: Meeting) -> list[Person]:
    """The same people."""
    return [presence.person for presence in list_present(meeting)]
