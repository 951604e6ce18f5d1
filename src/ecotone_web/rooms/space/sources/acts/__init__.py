"""What brings facts in, and takes them back."""

from ecotone_web.rooms.space.sources.acts.drafts import (
    bring,
    correct,
    fail,
    give_up,
    keep_look,
    start,
    sweep_drafts,
)
from ecotone_web.rooms.space.sources.acts.hands import find_hand
from ecotone_web.rooms.space.sources.acts.merging import keep_apart, merge_people, unmerge
from ecotone_web.rooms.space.sources.acts.people import add_person, choose_boundaries
from ecotone_web.rooms.space.sources.acts.settling import reopen, settle, settle_all
from ecotone_web.rooms.space.sources.acts.taking import take_in
from ecotone_web.rooms.space.sources.acts.undoing import take_back

__all__ = [
    "add_person",
    "bring",
    "choose_boundaries",
    "correct",
    "fail",
    "find_hand",
    "give_up",
    "keep_apart",
    "keep_look",
    "merge_people",
    "reopen",
    "settle",
    "settle_all",
    "start",
    "sweep_drafts",
    "take_back",
    "take_in",
    "unmerge",
]
