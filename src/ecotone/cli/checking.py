"""`ecotone check`: how files were understood, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecotone.cli.bar import Bar
from ecotone.cli.documents import as_text, describe_landscape
from ecotone.cli.options import Dividing, Reading
from ecotone.cli.voice import say, say_plainly, say_strongly, show_table

if TYPE_CHECKING:
    from ecotone.landscape import Landscape
    from ecotone.tables import Account, Remark

MOST_IDS = 20
"""Ids named in one line; the JSON has them all."""


def tell_account(files: Sequence[Path], dividing: Dividing, reading: Reading, *, json: bool) -> None:
    """Read the files and give the account; write nothing."""
    from ecotone.tables import read_landscape

    with Bar() as bar:
        landscape = read_landscape(files, reading.as_hints(dividing.columns()), progress=bar.tell)
    if json:
        say_plainly(as_text({"landscape": describe_landscape(landscape)}))
        return
    for account in landscape.sources:
        _tell_file(account)
    _tell_whole(landscape)


def _tell_file(account: Account) -> None:
    say_strongly(account.file if account.sheet is None else f"{account.file}, sheet {account.sheet}")
    how = [account.format, account.encoding, _name_delimiter(account.delimiter)]
    rows = "1 row" if account.rows_read == 1 else f"{account.rows_read:,} rows"
    say(f"Read as {account.role}: {rows} ({', '.join(part for part in how if part)}).")
    _list_remarks("Put right", account.repaired)
    _list_remarks("Left out", account.left_out)
    if account.columns:
        show_table("", ("column", "understood as"), list(account.columns.items()))
    say()


def _list_remarks(head: str, remarks: Sequence[Remark]) -> None:
    for remark in remarks:
        say(f"{head}: {remark.what}")


def _tell_whole(landscape: Landscape) -> None:
    from ecotone.sentences import say_landscape, say_sides, say_unlisted

    say_strongly("Together")
    said: list[Any] = [say_landscape(landscape)]
    for boundary in landscape.belongings:
        said += say_sides(boundary)
    said.append(say_unlisted(landscape))
    for sentence in said:
        if sentence is not None:
            say(str(sentence))
    ids = landscape.people.unknown_ids
    if ids:
        more = f" and {len(ids) - MOST_IDS:,} more" if len(ids) > MOST_IDS else ""
        say(f"They are: {', '.join(ids[:MOST_IDS])}{more}.")


def _name_delimiter(delimiter: str | None) -> str | None:
    names = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "spaces"}
    return None if delimiter is None else names.get(delimiter, delimiter)
