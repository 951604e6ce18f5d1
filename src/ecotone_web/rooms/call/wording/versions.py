"""A wording beside another one, or beside what it said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ecotone_web.records.models import User, Wording
from ecotone_web.records.models.call import PARTS
from ecotone_web.rooms.call.wording.differences import Differences, compare
from ecotone_web.rooms.call.wording.reads import ask_of

FIELDS = ("language", "subject", *PARTS)
"""What makes up a wording."""

MOST_STATES = 40


@dataclass(frozen=True)
class Row:
    """A part in two versions. Across languages nothing is marked: every word would be."""

    name: str
    one: str
    other: str
    marked: Differences | None

    @property
    def is_same(self) -> bool:
        """Whether both say the same."""
        return self.one == self.other


def compare_wordings(one: Wording, other: Wording) -> list[Row]:
    """Heading and parts that one of the two has."""
    is_alike = one.language == other.language
    texts = [(name, getattr(one, name), getattr(other, name)) for name in FIELDS[1:]]
    return [
        Row(ask_of(name), left, right, compare(left, right) if is_alike else None)
        for name, left, right in texts
        if left or right
    ]


@dataclass(frozen=True)
class State:
    """What a wording said from a moment on, who wrote it so, and what that changed."""

    key: int
    on: datetime
    by: User | None
    language: str
    changed: list[tuple[str, Differences]]
    is_first: bool
    is_now: bool


def list_states(wording: Wording) -> list[State]:
    """The latest first; what was kept without a change is no state."""
    rows = list(
        wording.history.select_related("history_user").order_by("-history_date", "-history_id")[
            : MOST_STATES + 1
        ]
    )
    return list(_describe(rows))[:MOST_STATES]


def _describe(rows: list[Any]) -> Iterator[State]:
    is_now = True
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        changed = list(_compare(row, before))
        if before is not None and not changed:
            continue
        yield State(
            row.history_id, row.history_date, row.history_user, row.language, changed, before is None, is_now
        )
        is_now = False


def _compare(row: Any, before: Any) -> Iterator[tuple[str, Differences]]:
    for name in FIELDS:
        was, says = (_say(each, name) if each is not None else "" for each in (before, row))
        if was != says:
            yield ask_of(name), compare(was, says)


def _say(row: Any, name: str) -> str:
    return str(row.get_language_display()) if name == "language" else str(getattr(row, name))
