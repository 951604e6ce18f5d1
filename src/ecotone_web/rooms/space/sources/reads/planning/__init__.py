"""Finding out what taking a source in will do, without writing anything."""

from __future__ import annotations

from ecotone_web.bridge.facts import Facts
from ecotone_web.records.models import Source
from ecotone_web.rooms.space.sources.reads.planning.belongings import plan_boundary
from ecotone_web.rooms.space.sources.reads.planning.meetings import plan_meetings
from ecotone_web.rooms.space.sources.reads.planning.people import plan_people
from ecotone_web.rooms.space.sources.reads.planning.ties import plan_ties
from ecotone_web.rooms.space.sources.reads.plans import Plan, Taking


def plan_taking(source: Source, facts: Facts) -> Plan:
    """What taking these facts in will do; reads the space in a few queries, however many facts there are."""
    taking = Taking(source)
    plan_people(taking, facts.people)
    for boundary in facts.boundaries:
        plan_boundary(taking, boundary)
    plan_ties(taking, facts.ties)
    plan_meetings(taking, facts.meetings)
    return taking.plan
