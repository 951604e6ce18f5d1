"""Reading which letters there are, which could go, and what stands in the way of others."""

from ecotone_web.rooms.call.letters.reads.hindrances import find_hindrance, say_problem
from ecotone_web.rooms.call.letters.reads.letters import (
    count_states,
    find_letters,
    find_neighbours,
    find_next_due,
    find_waiting,
    get_letter,
)
from ecotone_web.rooms.call.letters.reads.plans import Plan, find_candidates, plan_letters

__all__ = [
    "Plan",
    "count_states",
    "find_candidates",
    "find_hindrance",
    "find_letters",
    "find_neighbours",
    "find_next_due",
    "find_waiting",
    "get_letter",
    "plan_letters",
    "say_problem",
]
