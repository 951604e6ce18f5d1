"""Readings made by hand, so that every row of what may be said can be asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ecotone.boundaries import BoundaryReading, Pairs, Side, SideShare, Silo, SilosReading

OFFICE = BoundaryReading(
    name="office",
    kind="geographic",
    sides=(Side("Boston", 48), Side("Hartford", 19), Side("Providence", 4)),
    n_known=71,
    n_unknown=0,
    ties=399,
    ties_left_out=0,
    crossing=62,
    crossing_share=0.1554,
    expected_crossing=143.04,
    expected_crossing_share=0.3585,
    inside_rate=0.2506,
    crossing_rate=0.0543,
    permeability=0.4335,
    low=0.327,
    high=0.562,
    pull=8.0,
    pull_low=5.0,
    pull_high=12.7,
    z=-13.76,
    verdict="narrow to closed",
    reason=None,
    assortativity=0.56,
    ei_index=-0.69,
    expected_ei_index=-0.28,
    pairs=Pairs(
        ("Boston", "Hartford", "Providence"),
        np.array([0, 0, 1]),
        np.array([1, 2, 2]),
        np.array([59, 3, 0]),
        np.array([138.2, 4.1, 0.7]),
        np.array([0.43, np.nan, np.nan]),
        np.array([0.35, np.nan, np.nan]),
        np.array([0.52, np.nan, np.nan]),
        ("narrow", "cannot tell", "cannot tell"),
        (None, "too_few", "too_few"),
    ),
    missing_range=None,
    staying=None,
    staying_low=None,
    staying_high=None,
    own_effect=None,
    own_effect_low=None,
    own_effect_high=None,
    with_=(),
    noted=0,
    meetings=None,
    n_several=0,
    asked=None,
    answered=None,
)
"""Friendships by office in the law firm: 71 people, 399 ties."""


def office(**changes: Any) -> BoundaryReading:
    """The law firm's offices with some figures changed."""
    return replace(OFFICE, **changes)


def offices_asked(*, answered: tuple[int, int, int], verdict: str, reason: str) -> BoundaryReading:
    """The offices after a survey that some have answered, with this word for Boston and Hartford."""
    sides = tuple(replace(side, answered=n) for side, n in zip(OFFICE.sides, answered, strict=True))
    pairs = replace(OFFICE.pairs, verdict=(verdict,) * 3, reason=(reason,) * 3)
    return office(sides=sides, pairs=pairs, asked=71, answered=sum(answered))


def offices_apart(verdict: str, reason: str | None = None, **changes: Any) -> BoundaryReading:
    """The offices with this word for each pair, and other arrays where they are given."""
    pairs = replace(OFFICE.pairs, verdict=(verdict,) * 3, reason=(reason,) * 3)
    return office(pairs=replace(pairs, **changes))


def two_sides(**changes: Any) -> BoundaryReading:
    """A boundary with two sides, named in the order of the file."""
    pairs = Pairs(
        ("partner", "associate"),
        np.array([0]),
        np.array([1]),
        np.array([92]),
        np.array([198.1]),
        np.array([0.46]),
        np.array([0.34]),
        np.array([0.63]),
        ("guarded to narrow",),
        (None,),
    )
    return office(name="status", sides=(Side("partner", 36), Side("associate", 35)), pairs=pairs, **changes)


def part(
    n_people: int = 14,
    *,
    sides: tuple[SideShare, ...] = (),
    named_by: tuple[str, str] | None = None,
    made_of: tuple[str, tuple[str, ...]] | None = None,
    ties_out: int = 9,
) -> Silo:
    """A closely tied part."""
    return Silo(
        people=np.arange(n_people),
        ties_inside=88,
        ties_out=ties_out,
        steadiness=0.97,
        sides=sides,
        named_by=named_by,
        agreement=0.5 if named_by else 0.1,
        made_of=made_of,
    )


def parts(*silos: Silo, ties: int = 399) -> SilosReading:
    """What was found when closely tied parts were looked for."""
    return SilosReading(
        n_people=71,
        ties=ties,
        modularity=0.41,
        chance=np.full(39, 0.25),
        threshold=0.26,
        silos=silos,
        seed=0,
    )
