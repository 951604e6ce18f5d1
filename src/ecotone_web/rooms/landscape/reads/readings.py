"""Kept readings, and how much there is to weigh."""

from __future__ import annotations

from django.core.cache import cache

from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Meeting, Presence, Reading, Space, Tie

MET = "met at a meeting"
"""The kind of those who met, as the library calls it."""

A_DAY = 24 * 60 * 60


def find_reading(space: Space, about: str, selection: Selection) -> Reading | None:
    """The reading that is kept, of this version of the landscape or of an earlier one."""
    return Reading.objects.filter(space=space, about=about, choice=selection.key).first()


def has_reading(space: Space, about: str, selection: Selection) -> bool:
    """Whether the reading of the landscape as it is now is kept."""
    return Reading.objects.filter(
        space=space, about=about, choice=selection.key, version=space.version
    ).exists()


def count_ties(space: Space) -> int:
    """How much there is to weigh: ties, and presences, each of which brings several. Counted once a version."""
    counted = f"ties:{space.slug}:{space.version}"
    many = cache.get(counted)
    if many is None:
        ties = Tie.objects.filter(space=space).count()
        many = ties + 5 * Presence.objects.filter(meeting__space=space).count()
        cache.set(counted, many, A_DAY)
    return int(many)


def list_kinds(space: Space) -> list[str]:
    """The kinds of tie that there are, by name, those without a name left out, meeting each other included."""
    listed = f"kinds:{space.slug}:{space.version}"
    kinds = cache.get(listed)
    if kinds is None:
        ties = Tie.objects.filter(space=space).order_by().values_list("kind", flat=True).distinct()
        met = [MET] if Meeting.objects.filter(space=space).exists() else []
        kinds = [*sorted(kind for kind in ties if kind), *met]
        cache.set(listed, kinds, A_DAY)
    return list(kinds)
