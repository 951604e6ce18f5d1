"""Progress is told, not printed: whoever calls decides what to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called as `progress(what, done, total)` whenever a step of a longer work is finished."""


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""
