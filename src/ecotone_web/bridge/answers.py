"""What a call stirs: how many of each world answered, likely between what and what, and where it does not land."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ecotone.call import FEWEST_ASKED, SideAnswers, weigh_answers
from ecotone.sentences import name_side, order_sides, say_answers
from ecotone_web.bridge.landscapes import gather_bare
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Boundary, Space

Content = dict[str, Any]

SILENT = "silent"
"""Asked, and no answer yet."""


def hear_answers(space: Space, boundary: Boundary, answers: Mapping[int, str]) -> Content:
    """By side of a boundary, what those said who were asked; `answers` by the key of the person, or SILENT.

    Counts come with where the share among 100 likely lies; `lands` are the sides where the call lands otherwise.
    """
    gathered = gather_bare(space, boundaries=[boundary])
    place = {key: person for person, key in enumerate(gathered.people)}
    here = {place[key]: answer for key, answer in answers.items() if key in place}
    found = weigh_answers(gathered.whole, boundary.name, here)
    sides = [found.sides[number] for number in order_sides([side.side for side in found.sides])]
    return {
        "sides": [_keep_side(boundary.name, side) for side in sides],
        "whole": _keep_counts(found.whole),
        "n_unknown": found.unknown.asked,
        "otherwise": [
            keep(say_answers(boundary.name, side)[-1]) for side in sides if side.lands in ("less", "more")
        ],
        "unasked": [keep(name_side(boundary.name, side.side)) for side in sides if not side.asked],
        "is_any_told": any(side.lands != "cannot tell" for side in sides),
    }


def _keep_side(boundary: str, side: SideAnswers) -> Content:
    said = say_answers(boundary, side)
    return {"name": keep(name_side(boundary, side.side)), "lands": keep(said[-1]), **_keep_counts(side)}


def _keep_counts(side: SideAnswers) -> Content:
    return {
        "people": side.people,
        "asked": side.asked,
        "answered": side.asked - side.silent,
        "yes": side.yes,
        "maybe": side.maybe,
        "no": side.no,
        "instead": side.instead,
        "silent": side.silent,
        "answered_between": _of_hundred(side.asked, side.answered_low, side.answered_high),
        "yes_between": _of_hundred(side.asked, side.yes_low, side.yes_high),
    }


def _of_hundred(asked: int, low: float | None, high: float | None) -> tuple[int, int] | None:
    """A range in whole numbers, never narrower than it is; of so few as cannot be compared there is none."""
    if low is None or high is None or asked < FEWEST_ASKED:
        return None
    return math.floor(100 * low + ROUNDING), math.ceil(100 * high - ROUNDING)


ROUNDING = 1e-9
"""What the machine adds or leaves out in the last digit."""

RECKONED = re.compile("(^|;)([\\s'\"]*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where a cell begins that a spreadsheet would reckon; in some countries a semicolon divides cells."""

GUARDED = re.compile("(^|;)([\\s'\"]*)'(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""The same, once it is kept from that."""


def write_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, keep_lines: bool = False) -> bytes:
    """A table for a spreadsheet (CSV), one line a row; an apostrophe stands before what it would reckon.

    With `keep_lines` texts keep their lines, for a table that is brought in again: see `unguard`.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    join = _keep_lines if keep_lines else _join_lines
    writer.writerows([[RECKONED.sub(r"\1\2'", join(cell)) for cell in row] for row in (header, *rows)])
    return text.getvalue().encode("utf-8-sig", errors="replace")


def unguard(cell: str) -> str:
    """A cell of such a table as it was."""
    return GUARDED.sub(r"\1\2", cell)


def _join_lines(text: str) -> str:
    return " / ".join(
        " ".join(line.split()) for line in text.replace("\x00", "").splitlines() if line.strip()
    )


def _keep_lines(text: str) -> str:
    return "\n".join(text.replace("\x00", "").splitlines())
