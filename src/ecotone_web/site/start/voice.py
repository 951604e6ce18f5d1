"""How the commands speak: plain lines, at once, never broken."""

from __future__ import annotations

import sys

REFUSED = 2


class Refused(Exception):
    """A command does not do what was asked; the text says why, and what to do."""


def say(line: str = "") -> None:
    """One line, whatever reads it."""
    print(line, flush=True)  # noqa: T201


def complain(line: str) -> None:
    """One line on stderr."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201
