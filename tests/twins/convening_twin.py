"""Slow and plain: standing, co-conveners, assignment and balance by looking at every pair, and at every choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from math import ceil, sqrt

from ecotone.landscape import Landscape

Neighbours = dict[int, set[int]]


def neighbours_of(landscape: Landscape) -> Neighbours:
    """Whom everybody is tied to: both ways, potential left out."""
    near: Neighbours = {person: set() for person in range(landscape.n_people)}
    for source, target, status in zip(
        landscape.ties.source.tolist(),
        landscape.ties.target.tolist(),
        landscape.ties.status_codes.tolist(),
        strict=True,
    ):
        if source != target and status != 4:
            near[source].add(target)
            near[target].add(source)
    return near


def sides_of(landscape: Landscape, name: str) -> dict[str, set[int]]:
    """Who is on each side."""
    people: dict[str, set[int]] = {side: set() for side in landscape.boundary(name).sides}
    for person, held in enumerate(landscape.boundary(name).labels):
        for side in held:
            people[side].add(person)
    return people


def count_near(
    landscape: Landscape, world: set[int], team: Iterable[int], agreed: Iterable[int]
) -> tuple[int, int]:
    """Of the others in a world: tied to the team; not tied, but one introduction away."""
    near, team = neighbours_of(landscape), set(team)
    tied = {person for person in world - team if near[person] & team}
    through = {other for person in team for other in near[person]} - team
    introduced = {
        person
        for person in world - team - tied
        if near[person] & through or person in set(agreed) or near[person] & set(agreed)
    }
    return len(tied), len(introduced)


def count_fewest(landscape: Landscape, name: str, team: Sequence[int], wished: float) -> int:
    """How many co-conveners it takes, trying all choices."""
    near, sides = neighbours_of(landscape), sides_of(landscape, name)
    candidates = [person for person in range(landscape.n_people) if person not in set(team)]

    def reach(people: Iterable[int]) -> set[int]:
        return {other for person in people for other in (person, *near[person])}

    everybody = reach(range(landscape.n_people))
    needs = {
        side: min(ceil(wished * len(people) - 1e-9), len(people & everybody))
        for side, people in sides.items()
    }
    for size in range(len(candidates) + 1):
        for chosen in combinations(candidates, size):
            reached = reach([*team, *chosen])
            if all(len(people & reached) >= needs[side] for side, people in sides.items()):
                return size
    raise AssertionError("everybody together reaches everybody")


def count_steps(landscape: Landscape, inviter: int, invitee: int, vouchers: Iterable[int]) -> int:
    """0 a tie, 1 through a voucher, 2 through anybody, 3 no way."""
    near = neighbours_of(landscape)
    between = near[inviter] & near[invitee]
    if invitee in near[inviter]:
        return 0
    return 1 if between & set(vouchers) else 2 if between else 3


def find_least_total(steps: Sequence[Sequence[int]], most: int) -> tuple[int, int, int]:
    """The fewest unasked, then the least sum of steps, then the lowest greatest load, over all assignments."""
    n_inviters = len(steps[0])
    best = None
    for choice in product(range(-1, n_inviters), repeat=len(steps)):
        loads = [choice.count(inviter) for inviter in range(n_inviters)]
        if max(loads) > most:
            continue
        total = sum(row[inviter] for row, inviter in zip(steps, choice, strict=True) if inviter >= 0)
        found = (choice.count(-1), total, max(loads))
        best = found if best is None else min(best, found)
    assert best is not None
    return best


def measure_imbalance(sides: dict[str, set[int]], invited: set[int], known: set[int]) -> float:
    """Sum of (invited - expected)^2 / expected over the sides, the invited of known side alone."""
    total = 0.0
    for people in sides.values():
        expected = len(invited & known) * len(people) / len(known) if known else 0
        if expected:
            total += (len(people & invited) - expected) ** 2 / expected
    return total


def find_difference(hits: int, n: int, other_hits: int, other_n: int, z: float) -> tuple[float, float]:
    """Newcombe's interval of a difference, at any level."""

    def wilson(count: int, size: int) -> tuple[float, float]:
        middle = (2 * count + z * z) / (2 * (size + z * z))
        half = z * sqrt(z * z + 4 * count * (1 - count / size)) / (2 * (size + z * z))
        return middle - half, middle + half

    (low, high), (other_low, other_high) = wilson(hits, n), wilson(other_hits, other_n)
    p, q = hits / n, other_hits / other_n
    return (
        p - q - sqrt((p - low) ** 2 + (other_high - q) ** 2),
        p - q + sqrt((high - p) ** 2 + (q - other_low) ** 2),
    )
