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
from ecotone_web.rooms.space.sources.acts.hands import find_hand, note_by
from ecotone_web.rooms.space.sources.acts.merging import CannotMerge, keep_apart, merge_people, unmerge
from ecotone_web.rooms.space.sources.acts.people import add_person, choose_boundaries, make_person
from ecotone_web.rooms.space.sources.acts.settling import reopen, settle, settle_all
from ecotone_web.rooms.space.sources.acts.sides import find_or_make_side, make_side
from ecotone_web.rooms.space.sources.acts.taking import take_in
from ecotone_web.rooms.space.sources.acts.undoing import take_back

__all__ = [
    "CannotMerge",
    "add_person",
    "bring",
    "choose_boundaries",
    "correct",
    "fail",
    "find_hand",
    "find_or_make_side",
    "give_up",
    "keep_apart",
    "keep_look",
    "make_person",
    "make_side",
    "merge_people",
    "note_by",
    "reopen",
    "settle",
    "settle_all",
    "start",
    "sweep_drafts",
    "take_back",
    "take_in",
    "unmerge",
]
