"""Arrays that nobody can change by accident."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

IntArray: TypeAlias = npt.NDArray[np.integer[Any]]
FloatArray: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
DateArray: TypeAlias = npt.NDArray[np.datetime64]

_Scalar = TypeVar("_Scalar", bound=np.generic)


def freeze(values: npt.ArrayLike, dtype: type[_Scalar]) -> npt.NDArray[_Scalar]:
    """A read-only array of `dtype`; copies only what is writable by others.

    >>> freeze([1, 2], np.int32).flags.writeable
    False
    """
    array = np.asarray(values, dtype=dtype)
    if not array.flags.writeable:
        return array
    if array is values or array.base is not None:
        array = array.copy()
    array.flags.writeable = False
    return array


def as_dates(values: npt.ArrayLike) -> DateArray:
    """Days (`datetime64[D]`), read-only; an unknown day is NaT.

    >>> as_dates(["2024-03-01", "NaT"])
    array(['2024-03-01',        'NaT'], dtype='datetime64[D]')
    """
    array = np.array(values, dtype="datetime64[D]")
    array.flags.writeable = False
    return array


def group_sums(groups: IntArray, values: FloatArray, n_groups: int) -> FloatArray:
    """Sum of `values` (n,) in each of `n_groups` groups (n,) -> (n_groups,)."""
    return np.asarray(np.bincount(groups, weights=values, minlength=n_groups), np.float64)
