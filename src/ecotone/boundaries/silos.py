"""Silos: close-knit parts, whether or not anyone has named their boundary."""

from __future__ import annotations

import numpy as np

from ecotone.boundaries.cautions import FEWEST_TIES
from ecotone.boundaries.communities import find_parts, measure_modularity, measure_steadiness
from ecotone.boundaries.naming import name_part
from ecotone.boundaries.results import Silo, SilosReading
from ecotone.boundaries.tied import Tied
from ecotone.ground import FloatArray, IntArray, Progress, freeze, silent
from ecotone.landscape import Landscape

SMALLEST = 5
STEADY_FROM = 0.75
N_CHANCE = 39
N_TRIES = 3
N_RUNS = 20

_ROUNDING = 1e-9
_LOOKING = "looking for close-knit parts"


def find_silos(landscape: Landscape, *, seed: int = 0, progress: Progress = silent) -> SilosReading:
    """Parts that hold together and are cut off, if there are any beyond what chance alone would give.

    The ties are those of `landscape.simple`; who has none is not looked at. There are silos if the best
    modularity of three runs exceeds the second highest of the same on 39 landscapes in which everyone has
    exactly as many ties (`rewire_ties`); for ties from meetings, in which everyone goes to as many
    meetings, each of the size it had (`rewire_presences`), for a meeting is close-knit by itself. Then the
    parts of the best run are shown that have at least five people and in which two people are together in
    at least .75 of 20 runs, in the order of their first member. Each says which sides stand out in it and
    whether one of them names it (`name_part`). None found is not none: weak divides cannot be seen.

    Where all ties run between the two sides of a boundary, as between people and meetings (decision 8), nothing is
    looked for: chance would tie people to people. The `reason` is then `two_mode`.

    Same landscape and `seed` (0 or more), same answer. False alarms: at most 8 % of landscapes without
    silos (benchmarks). Not covered: weights, overlapping parts, parts within parts. Cost: 39 · (20 m swaps
    + 3 runs of networkit's PLM); 16,000 ties take about 2 s, 100,000 a minute, a million ten minutes.

    >>> from ecotone.landscape import People, Ties
    >>> rings = [(part * 8 + a, part * 8 + b) for part in range(4) for a in range(8) for b in range(a)]
    >>> source, target = zip(*rings, (0, 8), (8, 16), (16, 24), strict=True)
    >>> here = Landscape(People(tuple(f"p{i}" for i in range(32))), ties=Ties(source, target))
    >>> [silo.n_people for silo in find_silos(here).silos]
    [8, 8, 8, 8]
    """
    between = _find_two_modes(landscape)
    if between is not None:
        return _nothing(landscape, seed, reason="two_mode", boundary=between)
    tied = Tied.of(landscape)
    if len(tied.people) <= SMALLEST:
        return _nothing(landscape, seed)
    own, *others = np.random.SeedSequence(seed).spawn(N_CHANCE + 1)
    seeds = own.generate_state(N_RUNS)
    tries = find_parts(tied.n_people, tied.first, tied.second, seeds[:N_TRIES])
    qualities = [measure_modularity(tied.first, tied.second, parts) for parts in tries]
    chance = np.empty(N_CHANCE)
    for number, stream in enumerate(others):
        chance[number] = _modularity_by_chance(tied, stream)
        progress(_LOOKING, number + 1, N_CHANCE)
    threshold = float(np.sort(chance)[-2])
    silos: tuple[Silo, ...] = ()
    if max(qualities) > threshold + _ROUNDING:
        more = find_parts(tied.n_people, tied.first, tied.second, seeds[N_TRIES:])
        silos = _pick(landscape, tied, tries[int(np.argmax(qualities))], np.concatenate([tries, more]))
    return SilosReading(
        landscape.n_people,
        landscape.simple.n_ties,
        max(qualities),
        freeze(chance, np.float64),
        threshold,
        silos,
        seed,
    )


def _nothing(
    landscape: Landscape, seed: int, *, reason: str | None = None, boundary: str | None = None
) -> SilosReading:
    unknown: FloatArray = freeze(np.full(N_CHANCE, np.nan), np.float64)
    nan = float("nan")
    n_people, n_ties = landscape.n_people, landscape.simple.n_ties
    return SilosReading(n_people, n_ties, nan, unknown, nan, (), seed, reason, boundary)


def _find_two_modes(landscape: Landscape) -> str | None:
    """The first boundary between whose two sides all ties run: 20 or more, and most of all there are."""
    ties = landscape.simple
    for boundary in landscape.belongings:
        whole = boundary.latest()
        if whole.is_multiple or np.count_nonzero(whole.side_people) != 2:
            continue
        side = whole.single
        known = ties.among(whole.known)
        enough = known.n_ties >= FEWEST_TIES and 2 * known.n_ties > ties.n_ties
        if enough and np.all(side[known.first] != side[known.second]):
            return boundary.name
    return None


def _modularity_by_chance(tied: Tied, stream: np.random.SeedSequence) -> float:
    rng = np.random.default_rng(stream)
    first, second = tied.by_chance(rng)
    tries = find_parts(tied.n_people, first, second, rng.integers(2**32, size=N_TRIES))
    return max(measure_modularity(first, second, parts) for parts in tries)


def _pick(landscape: Landscape, tied: Tied, parts: IntArray, runs: IntArray) -> tuple[Silo, ...]:
    """The parts that are large and steady enough, in the order of their first member."""
    steadiness = measure_steadiness(parts, runs)
    ends = parts[tied.first], parts[tied.second]
    size = len(steadiness)
    inside = np.bincount(ends[0][ends[0] == ends[1]], minlength=size)
    touching = np.bincount(ends[0], minlength=size) + np.bincount(ends[1], minlength=size)
    out = touching - 2 * inside
    shown = (np.bincount(parts, minlength=size) >= SMALLEST) & (steadiness >= STEADY_FROM)
    first_member = np.unique(parts, return_index=True)[1]
    silos = []
    belongings = tuple(boundary.latest() for boundary in landscape.belongings)
    for part in sorted(np.flatnonzero(shown).tolist(), key=lambda part: int(first_member[part])):
        people = tied.people[parts == part]
        named = name_part(people, tied.people, belongings)
        silos.append(
            Silo(
                freeze(people, np.int32),
                int(inside[part]),
                int(out[part]),
                float(steadiness[part]),
                named.sides,
                named.named_by,
                named.agreement,
                named.unknown,
                named.made_of,
            )
        )
    return tuple(silos)
