"""Which meetings are new, and whose presence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ecotone_web.bridge.facts import MeetingFact
from ecotone_web.records.models import Meeting, Presence, Update
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.sources.reads.plans import MeetingPlan, Taking


def plan_meetings(taking: Taking, facts: Iterable[MeetingFact]) -> None:
    """The meetings and who was there; more names of a meeting that is known are added to it."""
    listed = list(facts)
    known: dict[tuple[str, date | None], list[Meeting]] = {}
    there: dict[tuple[int, int], Presence] = {}
    if listed:
        for each in Meeting.objects.filter(space=taking.space).order_by("pk"):
            known.setdefault((fold(each.name), each.on), []).append(each)
        rows = Presence.objects.filter(meeting__space=taking.space)
        there = {(row.meeting_id, row.person_id): row for row in rows}
    again: Counter[tuple[str, date | None]] = Counter()
    for fact in listed:
        key = (fold(fact.name), fact.on)
        meeting = next(iter(known.get(key, [])[again[key] :]), None)
        again[key] += 1  # two of one name on one day are two
        plan = MeetingPlan(fact, meeting)
        for place in {id(taking.plan.people[place]): place for place in fact.people}.values():
            row = there.get((meeting.pk, taking.plan.people[place].pk or 0)) if meeting else None
            if row is None:
                plan.present.append(place)
            else:
                taking.see(Update.About.PRESENCE, row.pk, row.last_confirmed, {}, {})
        taking.plan.meetings.append(plan)
