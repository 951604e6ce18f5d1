"""Spaces with enough in them to say something: Lazega's law firm, and a landscape with days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from ecotone.samples import load_sample
from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, PersonFact, TieFact, list_facts
from ecotone_web.records.models import Boundary, Member, Source, Space
from ecotone_web.rooms.space.sources.acts import take_in


@pytest.fixture
def law_firm(space: Space, convener: Member) -> Space:
    """Seventy-one lawyers; what joins them is called friendships."""
    space.noun_ties = "friendships"
    space.save()
    source = Source.objects.create(
        space=space, kind=Source.Kind.FILE, title="law-firm.csv", added_by=convener.user, on=date(2026, 3, 1)
    )
    take_in(by=convener, source=source, facts=list_facts(load_sample("law-firm")))
    return space


@pytest.fixture
def two_days(space: Space, convener: Member) -> Space:
    """Twenty-four people in two houses; in January each knew one across, in June each knows four there.

    Zoe came in March, Yan went in February.
    """
    people = [PersonFact(f"p{k}", f"Person {k:02}") for k in range(24)]
    people += [
        PersonFact("zoe", "Zoe Zander", since=date(2026, 3, 1)),
        PersonFact("yan", "Yan Yarrow", until=date(2026, 2, 1)),
    ]
    house = tuple(BelongingFact(k, "East" if k < 12 else "West") for k in range(26))
    inside = [
        TieFact(half + a, half + b, "contacts", "confirmed", since=date(2025, 1, 1))
        for half in (0, 12)
        for a in range(12)
        for b in range(a)
        if (a + b) % 2
    ]
    across = [
        TieFact(a, 12 + (a + step) % 12, "contacts", "confirmed", since=date(2026, 5, 1) if step else None)
        for a in range(12)
        for step in range(4)
    ]
    source = Source.objects.create(
        space=space, kind=Source.Kind.FILE, title="houses.csv", added_by=convener.user
    )
    boundary = BoundaryFact("house", ("East", "West"), house)
    take_in(by=convener, source=source, facts=Facts(tuple(people), (boundary,), (*inside, *across)))
    return space


@pytest.fixture
def find(space: Space) -> Callable[[str], Boundary]:
    """A boundary of the space by its name."""
    return lambda name: Boundary.objects.get(space=space, name=name)
