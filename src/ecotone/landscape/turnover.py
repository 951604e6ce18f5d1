"""Who came and who went between two looks at one landscape, and which ties are new or known no longer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.ground import IntArray, Result
from ecotone.landscape.landscape import Landscape


@dataclass(frozen=True)
class Turnover(Result):
    """What is different in a landscape now: people by their outside names, ties each pair once.

    `came` and `went` count people, `came_by_side` and `went_by_side` the sides of `boundary` that they are (were) on,
    in the order of the sides; who has no known side is not among these, who has several counts on each.
    """

    came: int
    went: int
    ties_new: int
    ties_gone: int
    boundary: str | None = None
    came_by_side: tuple[tuple[str, int], ...] = ()
    went_by_side: tuple[tuple[str, int], ...] = ()


def compare_landscapes(then: Landscape, now: Landscape, boundary: str | None = None) -> Turnover:
    """Compare two views of a landscape (`view` at two dates), person by person and pair by pair.

    A tie is gone, too, if one of its ends went. What is known to us is compared, not what there is: a tie may be new
    to us alone. Cost: one sort of the pairs.

    >>> from ecotone.landscape import People, Ties
    >>> then = Landscape(People(("ana", "ben")), ties=Ties([0], [1]))
    >>> now = Landscape(People(("ben", "cleo", "dag")), ties=Ties([0, 1], [1, 2]))
    >>> found = compare_landscapes(then, now)
    >>> found.came, found.went, found.ties_new, found.ties_gone
    (2, 1, 2, 1)
    """
    place = {person_id: number for number, person_id in enumerate(then.people.ids)}
    everyone = {**place}
    for person_id in now.people.ids:
        everyone.setdefault(person_id, len(everyone))
    of_then = np.arange(then.n_people)
    of_now = np.array([everyone[person_id] for person_id in now.people.ids], np.int64)
    before, after = (
        _encode(landscape, of, len(everyone)) for landscape, of in ((then, of_then), (now, of_now))
    )
    kept = len(np.intersect1d(before, after, assume_unique=True))
    came, went = ~np.isin(of_now, of_then), ~np.isin(of_then, of_now)
    return Turnover(
        int(np.count_nonzero(came)),
        int(np.count_nonzero(went)),
        len(after) - kept,
        len(before) - kept,
        boundary,
        () if boundary is None else _count_sides(now, boundary, np.flatnonzero(came)),
        () if boundary is None else _count_sides(then, boundary, np.flatnonzero(went)),
    )


def _encode(landscape: Landscape, place: IntArray, n_all: int) -> IntArray:
    """The tied pairs as numbers that are the same in both landscapes."""
    ties = landscape.simple
    first, second = place[ties.first], place[ties.second]
    return np.asarray(np.minimum(first, second) * n_all + np.maximum(first, second), np.int64)


def _count_sides(landscape: Landscape, boundary: str, people: IntArray) -> tuple[tuple[str, int], ...]:
    """How many of `people` are on each side, those with nobody left out."""
    whole = landscape.boundary(boundary).latest()
    counts = np.bincount(whole.side[np.isin(whole.person, people)], minlength=len(whole.sides))
    return tuple((side, int(count)) for side, count in zip(whole.sides, counts, strict=True) if count)
