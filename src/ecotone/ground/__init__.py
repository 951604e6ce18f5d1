"""The ground under every room: frozen arrays, results that show themselves, seeds, small numbers hidden, progress."""

from ecotone.ground.arrays import (
    BoolArray,
    DateArray,
    FloatArray,
    IntArray,
    as_dates,
    freeze,
    group_sums,
)
from ecotone.ground.chance import as_rng
from ecotone.ground.hiding import Hidden, hide_small, merge_pairs
from ecotone.ground.progress import Progress, silent
from ecotone.ground.results import Result, plain
from ecotone.ground.shares import weigh_difference, weigh_share

__all__ = [
    "BoolArray",
    "DateArray",
    "FloatArray",
    "Hidden",
    "IntArray",
    "Progress",
    "Result",
    "as_dates",
    "as_rng",
    "freeze",
    "group_sums",
    "hide_small",
    "merge_pairs",
    "plain",
    "silent",
    "weigh_difference",
    "weigh_share",
]
