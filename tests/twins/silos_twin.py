"""Close-knit parts by the book: plain Python over lists and sets, nothing shared with the fast path."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
Graph: TypeAlias = frozenset[Pair]


def plain_modularity(ties: Sequence[Pair], parts: Sequence[int]) -> float:
    """`1/2m Σ_ij [a_ij − d_i d_j / 2m] [same part]`, pair by pair, i = j included."""
    degree = Counter(person for tie in ties for person in tie)
    m = len(ties)
    tied = {frozenset(tie) for tie in ties}
    people = range(len(parts))
    total = 0.0
    for i in people:
        for j in people:
            if parts[i] == parts[j]:
                total += (frozenset((i, j)) in tied and i != j) - degree[i] * degree[j] / (2 * m)
    return total / (2 * m)


def plain_steadiness(members: Sequence[int], runs: Sequence[Sequence[int]]) -> float:
    """Of all pairs of members in all runs, the share that is in one part."""
    together = [run[i] == run[j] for run in runs for i, j in combinations(members, 2)]
    return sum(together) / len(together)


def plain_agreement(in_part: Sequence[bool], on_side: Sequence[bool]) -> float:
    """Adjusted mutual information, its expectation over every way to put as many people on the side."""
    n, size = len(in_part), sum(on_side)
    everyway = [
        plain_information(in_part, [person in chosen for person in range(n)])
        for chosen in map(set, combinations(range(n), size))
    ]
    expected = sum(everyway) / len(everyway)
    highest = (plain_entropy(in_part) + plain_entropy(on_side)) / 2
    return (plain_information(in_part, on_side) - expected) / (highest - expected)


def plain_information(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Mutual information as the entropies apart less the entropy together, in nats."""
    return plain_entropy(one) + plain_entropy(other) - plain_entropy(list(zip(one, other, strict=True)))


def plain_entropy(values: Sequence[object]) -> float:
    shares = [count / len(values) for count in Counter(values).values()]
    return -sum(share * math.log(share) for share in shares)


def list_graphs(degrees: Sequence[int]) -> list[Graph]:
    """Every simple graph in which person i has `degrees[i]` ties, by trying all sets of pairs."""
    pairs = list(combinations(range(len(degrees)), 2))
    wanted = {person: degree for person, degree in enumerate(degrees) if degree}
    chosen = combinations(pairs, sum(degrees) // 2)
    return [frozenset(graph) for graph in chosen if _degrees(graph) == wanted]


def list_attendances(visits: Sequence[int], sizes: Sequence[int]) -> list[Graph]:
    """Every way for person i to go to `visits[i]` meetings and meeting k to have `sizes[k]` people."""
    pairs = list(product(range(len(visits)), range(len(sizes))))
    found = []
    for chosen in combinations(pairs, sum(visits)):
        people, meetings = Counter(person for person, _ in chosen), Counter(meeting for _, meeting in chosen)
        fits = all(people[person] == count for person, count in enumerate(visits))
        if fits and all(meetings[meeting] == size for meeting, size in enumerate(sizes)):
            found.append(frozenset(chosen))
    return found


def _degrees(graph: Iterable[Pair]) -> dict[int, int]:
    return dict(Counter(person for pair in graph for person in pair))
