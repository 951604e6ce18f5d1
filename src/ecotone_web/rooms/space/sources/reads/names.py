"""Names as two records, or two sides, are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from ecotone_web.records.names import bare

MOST_ALIKE = 12
"""More than so many records under one key say nothing: a shared mailbox, a name of thousands."""

SHORTEST = 8
"""A slip of one letter in a shorter name makes another name."""

Pair = tuple[int, int]


def spell(text: str) -> str:
    """Without capitals, accents and signs, and the words in the order of the alphabet."""
    plain = re.sub(r"['’\u02bc`\u00b4]s\b", "s", bare(text))
    words = "".join(letter if letter.isalnum() else " " for letter in plain)
    return " ".join(sorted(words.split()))


def pair_up(keyed: Iterable[tuple[object, int]]) -> Iterator[Pair]:
    """Those of one key, two by two."""
    blocks: dict[object, list[int]] = {}
    for key, pk in keyed:
        blocks.setdefault(key, []).append(pk)
    for block in blocks.values():
        if 1 < len(block) <= MOST_ALIKE:
            yield from combinations(sorted(set(block)), 2)


def pair_slips(spelled: list[tuple[int, str]]) -> Iterator[Pair]:
    """Names of which one is left when a letter is taken from one or from both: a slip, or two letters changed about."""
    name = {pk: text.replace(" ", "") for pk, text in spelled}
    words = {pk: text.count(" ") for pk, text in spelled}
    keyed = (
        (text[:place] + text[place + 1 :], pk)
        for pk, text in name.items()
        if len(text) >= SHORTEST and words[pk] and not any(letter.isdigit() for letter in text)
        for place in range(len(text) + 1)
    )
    for one, other in pair_up(keyed):
        if name[one] != name[other] and is_slip(name[one], name[other]):
            yield one, other


def is_slip(one: str, other: str) -> bool:
    """Whether one letter was added, left out or taken for another, or two neighbours were changed about."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rests = one[start:], other[start:]
    if len(one) != len(other):
        longer, shorter = sorted(rests, key=len, reverse=True)
        return longer[1:] == shorter
    swapped = rests[0][:2] == rests[1][:2][::-1] and rests[0][2:] == rests[1][2:]
    return rests[0][1:] == rests[1][1:] or swapped
