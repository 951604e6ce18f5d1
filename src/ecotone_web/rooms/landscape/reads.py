"""What pages ask of the landscape."""

from __future__ import annotations

from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Presence, Reading, Space, Tie


def find_reading(space: Space, about: str, selection: Selection) -> Reading | None:
    """The reading that is kept, of this version of the landscape or of an earlier one."""
    return Reading.objects.filter(space=space, about=about, choice=selection.key).first()


def count_ties(space: Space) -> int:
    """How much there is to weigh: ties, and presences, each of which brings several."""
    return Tie.objects.filter(space=space).count() + 5 * Presence.objects.filter(meeting__space=space).count()
