"""Who is near to whom: tied, or one introduction away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, IntArray, freeze
from ecotone.landscape import SimpleTies


def check_people(what: str, people: Sequence[int] | IntArray, n_people: int) -> IntArray:
    """The persons once each, in their order; refused where one is not in the landscape."""
    persons = np.unique(np.asarray(people, np.int64))
    for person in persons[(persons < 0) | (persons >= n_people)].tolist():
        raise EcotoneError("landscape.out_of_range", what=what, low=0, high=n_people - 1, found=person)
    return freeze(persons, np.int64)


def mark(people: IntArray, n_people: int) -> BoolArray:
    """Whether each person is among `people`, (n_people,)."""
    marked = np.zeros(n_people, bool)
    marked[people] = True
    return marked


def mark_tied(ties: SimpleTies, people: BoolArray) -> BoolArray:
    """Whether each person is tied to somebody marked in `people`, (n_people,)."""
    tied = np.zeros(ties.n_people, bool)
    tied[ties.second[people[ties.first]]] = True
    tied[ties.first[people[ties.second]]] = True
    return tied


def as_matrix(ties: SimpleTies) -> Any:
    """The ties as a symmetric sparse matrix of ones, (n_people, n_people)."""
    from scipy.sparse import csr_array

    ends = np.concatenate([ties.first, ties.second]), np.concatenate([ties.second, ties.first])
    return csr_array((np.ones(len(ends[0]), np.int32), ends), shape=(ties.n_people, ties.n_people))
