"""Counts, expectations and rates as phrases: true, round, and never a zero without "known to us"."""

from __future__ import annotations

import math
from typing import Any

from ecotone.sentences.sentence import Sentence, write

WHOLES = range(2, 11)
"""Denominators that people read easily; rarer rates are "1 in n"."""


def say_about(expected: float) -> Sentence:
    """About how many there would be.

    >>> str(say_about(143.05)), str(say_about(0.2))
    ('about 143', 'less than 1')
    """
    rounded = round(expected)
    return write("word.about", count=rounded) if rounded >= 1 else write("word.under_one")


def say_known(count: int) -> Any:
    """How many there are; none is "none known to us".

    >>> say_known(59), str(say_known(0))
    (59, 'none known to us')
    """
    return count if count else write("word.none_known")


def say_pairs_rate(rate: float) -> Sentence:
    """A share of pairs of people as "1 pair in 4".

    >>> [str(say_pairs_rate(rate)) for rate in (0.0213, 0.26, 0.7, 1.0)]
    ['1 pair in 47', '1 pair in 4', '7 pairs in 10', 'every pair']
    """
    part, whole = round_rate(rate)
    if part == 0:
        return write("word.no_pair")
    if part == whole:
        return write("word.every_pair" if rate == 1 else "word.nearly_every_pair")
    return write("word.pairs", count=part, whole=whole)


def say_share(rate: float) -> Sentence:
    """The same as "1 in 47", for the second half of a sentence."""
    part, whole = round_rate(rate)
    if part in (0, whole):
        return say_pairs_rate(rate)
    return write("word.share", count=part, whole=whole)


def round_rate(rate: float) -> tuple[int, int]:
    """The nearest easy fraction of a rate between 0 and 1: (part, whole).

    >>> round_rate(0.0213), round_rate(0.33), round_rate(0.71), round_rate(0.0)
    ((1, 47), (1, 3), (5, 7), (0, 1))
    """
    if rate <= 0:
        return 0, 1
    if rate < 0.225:
        return 1, round(1 / rate)
    choices = [(part, whole) for whole in WHOLES for part in range(1, whole) if math.gcd(part, whole) == 1]
    return min([*choices, (1, 1)], key=lambda choice: (abs(choice[0] / choice[1] - rate), choice[1]))


def per_hundred(share: float) -> int:
    """A share as a whole number for every hundred."""
    return round(100 * share)
