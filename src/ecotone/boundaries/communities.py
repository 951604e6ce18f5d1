"""Parts of a landscape that hold together: the Louvain method with refinement, one thread, by seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from ecotone.ground import FloatArray, IntArray


def find_parts(n_people: int, first: IntArray, second: IntArray, seeds: Iterable[int]) -> IntArray:
    """The part of each person, once for every seed, (n_seeds, n_people).

    `first`, `second` (m,) are the ties. networkit's PLM with refinement (Staudt & Meyerhenke 2016, doi
    10.1109/TPDS.2015.2390633), people in random order, one thread: more are not repeatable. networkit keeps
    one seed for the whole process; it is set before each run, so that what ran earlier does not matter, and
    stays set.

    >>> find_parts(4, np.array([0, 2]), np.array([1, 3]), [7])[0].tolist() in ([0, 0, 1, 1], [1, 1, 0, 0])
    True
    """
    import networkit

    parts = []
    with _one_thread():
        graph = networkit.GraphFromCoo((first, second), n=n_people)
        for seed in seeds:
            networkit.setSeed(int(seed), False)
            method = networkit.community.PLM(graph, refine=True, par="none randomized")
            found = np.array(method.run().getPartition().getVector())
            parts.append(np.unique(found, return_inverse=True)[1])
    return np.array(parts)


@contextmanager
def _one_thread() -> Iterator[None]:
    import networkit

    before = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(1)
    try:
        yield
    finally:
        networkit.setNumberOfThreads(before)


def measure_modularity(first: IntArray, second: IntArray, parts: IntArray) -> float:
    """`Q = Σ_c [m_c / m − (k_c / 2m)²]`: how many more ties stay inside parts than would anyway.

    m ties, m_c of them inside part c, k_c the numbers of ties of its people summed. Newman & Girvan 2004,
    doi 10.1103/PhysRevE.69.026113. Not a number where there are no ties.

    >>> measure_modularity(np.array([0, 2]), np.array([1, 3]), np.array([0, 0, 1, 1]))
    0.5
    """
    m = len(first)
    if m == 0:
        return float("nan")
    ends = parts[first], parts[second]
    size = int(parts.max()) + 1
    volume = np.bincount(ends[0], minlength=size) + np.bincount(ends[1], minlength=size)
    return float(np.mean(ends[0] == ends[1]) - np.sum((volume / (2 * m)) ** 2))


def measure_steadiness(parts: IntArray, runs: IntArray) -> FloatArray:
    """How often two people of a part are together, mean over its pairs and the runs, (n_parts,).

    `parts` (n_people,) are the parts in question, `runs` (n_runs, n_people) those found with other seeds.
    Not a number for a part of one.

    >>> measure_steadiness(np.array([0, 0, 1, 1]), np.array([[0, 0, 1, 1], [0, 1, 2, 2]])).tolist()
    [0.5, 1.0]
    """
    n_parts = int(parts.max()) + 1
    pairs = _count_pairs(np.bincount(parts, minlength=n_parts))
    together = np.zeros(n_parts)
    for run in runs:
        width = int(run.max()) + 1
        cells, counts = np.unique(parts.astype(np.int64) * width + run, return_counts=True)
        together += np.bincount(cells // width, weights=_count_pairs(counts), minlength=n_parts)
    possible = np.where(pairs > 0, pairs * len(runs), np.nan)
    return np.asarray(together / possible)


def _count_pairs(sizes: IntArray) -> FloatArray:
    return np.asarray(sizes * (sizes - 1.0) / 2)
