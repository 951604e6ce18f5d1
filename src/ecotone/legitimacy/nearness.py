"""Who is near to whom: tied, or one introduction away."""

from __future__ import annotations

from typing import Any

import numpy as np

from ecotone.ground import BoolArray
from ecotone.landscape import SimpleTies


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
