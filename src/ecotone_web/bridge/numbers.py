"""The numbers of a weighed boundary as they are kept: pairs as packed columns, for 300 sides have 45,000 pairs."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ecotone.boundaries import BoundaryReading, MissingRange, Pairs, Side
from ecotone.ground import plain

if TYPE_CHECKING:
    from numpy.typing import NDArray

KINDS = {
    "first": "<i4",
    "second": "<i4",
    "ties": "<i8",
    "expected": "<f8",
    "permeability": "<f8",
    "low": "<f8",
    "high": "<f8",
}
"""The columns of numbers, and how each is laid down."""

WORDS = ("verdict", "reason")
"""The columns of words: each word once, and its place for each pair."""


def keep_numbers(reading: BoundaryReading) -> dict[str, Any]:
    """A reading as JSON that is read back in a moment, however many pairs it has."""
    pairs = reading.pairs
    kept: dict[str, Any] = {name: _pack(getattr(pairs, name), kind) for name, kind in KINDS.items()}
    for name in WORDS:
        column = getattr(pairs, name)
        words = list(dict.fromkeys(column))
        place = {word: number for number, word in enumerate(words)}
        kept[name] = {"words": words, "of": _pack([place[word] for word in column], "<u2")}
    names = [each.name for each in fields(reading) if each.name != "pairs"]
    rest = {name.rstrip("_"): plain(getattr(reading, name)) for name in names}
    return {**rest, "pairs": kept}


def revive_reading(numbers: Mapping[str, Any]) -> BoundaryReading:
    """The reading, out of what was kept of it."""
    values: dict[str, Any] = {
        each.name: numbers.get(each.name.rstrip("_")) for each in fields(BoundaryReading)
    }
    sides = tuple(Side(**side) for side in numbers["sides"])
    missing = numbers["missing_range"]
    values |= {
        "sides": sides,
        "pairs": _revive_pairs(numbers["pairs"], tuple(side.name for side in sides)),
        "missing_range": None if missing is None else MissingRange(**missing),
        "with_": tuple(numbers["with"]),
    }
    return BoundaryReading(**values)


def _revive_pairs(kept: Mapping[str, Any], sides: tuple[str, ...]) -> Pairs:
    columns: dict[str, Any] = {name: _unpack(kept[name], kind) for name, kind in KINDS.items()}
    for name in WORDS:
        words = kept[name]["words"]
        columns[name] = tuple(words[place] for place in _unpack(kept[name]["of"], "<u2").tolist())
    return Pairs(sides, **columns)


def _pack(column: Sequence[int] | NDArray[Any], kind: str) -> str:
    import numpy as np

    return base64.b64encode(zlib.compress(np.asarray(column, kind).tobytes(), 6)).decode()


def _unpack(text: str, kind: str) -> NDArray[Any]:
    import numpy as np

    return np.frombuffer(zlib.decompress(base64.b64decode(text)), kind)
