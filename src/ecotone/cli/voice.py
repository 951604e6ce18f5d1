"""How the command speaks: plain lines and tables, whatever stands in the files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# The control characters of C0 and C1 but for tab and newline: a name in a file must not drive the terminal.
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)])
_WIDE = 120


def without_controls(text: str) -> str:
    """The text without characters that would move the cursor or change the colours.

    >>> without_controls("office" + chr(27) + "[31m")
    'office[31m'
    """
    return text.translate(_CONTROLS)


def say(text: str = "") -> None:
    """One paragraph on stdout, broken between words where it goes to a terminal."""
    from rich.text import Text

    console = _console()
    console.print(Text(without_controls(text)), soft_wrap=not console.is_terminal)


def say_strongly(text: str) -> None:
    """The same for the sentence that matters most."""
    from rich.text import Text

    console = _console()
    console.print(Text(without_controls(text), style="bold"), soft_wrap=not console.is_terminal)


def say_plainly(text: str) -> None:
    """One line on stdout as it is: a path that is broken is no path."""
    print(without_controls(text), file=sys.stdout)  # noqa: T201


def show_table(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()
) -> None:
    """A table on stdout; the columns `numbers` stand to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(without_controls(title)), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for place, head in enumerate(heads):
        table.add_column(Text(head), justify="right" if place in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(without_controls(cell)) for cell in row))
    _console().print(table)


def _console() -> Console:
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False)
    return console if console.is_terminal else Console(file=sys.stdout, highlight=False, width=_WIDE)
