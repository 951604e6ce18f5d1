"""Files that were brought in, read into facts; and how they were understood, as what a page can keep."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from ecotone.ground import Progress, silent
from ecotone.landscape import Landscape
from ecotone.tables import Account, Hints, Remark, read_landscape
from ecotone_web.bridge.facts import Facts, list_facts
from ecotone_web.bridge.fitting import fit_facts, keep_as_text, rename_kinds
from ecotone_web.records.names import fold

File = tuple[str, bytes]
"""A name, and what stands under it."""

SINGLE = (
    "id",
    "name",
    "source",
    "target",
    "weight",
    "kind",
    "status",
    "since",
    "until",
    "meeting",
    "answered",
)
SEVERAL = ("unknown", "boundaries", "leave_out")
ZIPPED = (b"PK\x03\x04", b"PAR1")
A_ROW = 40
"""Letters of a row, where its length is not known."""
A_COLUMN = 20
"""Rows that are read in the time that it takes to find out what one column is."""
FIRST_LOOK = 2**20
"""Bytes in which the names of columns are looked for."""


@dataclass(frozen=True)
class FilesRead:
    """What the files say, and how each file or sheet was understood, as JSON."""

    facts: Facts
    sheets: list[dict[str, Any]]
    kinds: tuple[str, ...] = ()
    """The kinds of contact as the files call them."""


def read_files(
    files: Iterable[File],
    choices: Mapping[str, Any],
    *,
    unnamed: str,
    known: Iterable[str] = (),
    progress: Progress = silent,
) -> FilesRead:
    """Read files into facts, with what somebody put right; raises `ecotone.errors.FileRefused`.

    A column that is called like a boundary which the space has (`known`) speaks of that boundary. The files lie in a
    folder of their own that nobody else may enter, and only while they are read.
    """
    with tempfile.TemporaryDirectory(prefix="ecotone-") as folder:
        paths = [_lay_down(Path(folder), number, file) for number, file in enumerate(files)]
        landscape = read_landscape(paths, make_hints(choices), progress=progress)
        again = _find_known(landscape, known, choices)
        if again:
            wanted = {**choices, "boundaries": [*choices.get("boundaries", ()), *again]}
            landscape = read_landscape(paths, make_hints(wanted), progress=progress)
    facts = keep_as_text(list_facts(landscape, choices.get("email", "")), choices.get("keep", ()))
    facts = rename_kinds(facts, choices.get("kinds", {}), unnamed)
    sheets = [tell_account(account, landscape) for account in landscape.sources]
    return FilesRead(fit_facts(facts), sheets, landscape.ties.kinds)


def _find_known(landscape: Landscape, known: Iterable[str], choices: Mapping[str, Any]) -> list[str]:
    """Columns that were kept as text alone, though the space has a boundary of their name."""
    names = {fold(name) for name in known}
    columns = {name: said for account in landscape.sources for name, said in account.columns.items()}
    return [
        name
        for name, said in columns.items()
        if fold(name) in names and said.startswith("kept") and name not in choices.get("keep", ())
    ]


def make_hints(choices: Mapping[str, Any]) -> Hints:
    """What was put right, as the library takes it."""
    single = {name: choices[name] for name in SINGLE if choices.get(name)}
    several: dict[str, Any] = {name: tuple(choices.get(name, ())) for name in SEVERAL}
    return Hints(**single, **several)


def _lay_down(folder: Path, number: int, file: File) -> Path:
    """A file under its own name, in a folder of its own, so that no name leads elsewhere or hides another."""
    name, content = file
    plain = "".join(letter for letter in PurePosixPath(name.replace("\\", "/")).name if letter.isprintable())
    stem, dot, suffix = plain.rpartition(".")
    plain = f"{stem[:80]}{dot}{suffix[:12]}" if dot else plain[:80]
    place = folder / str(number)
    place.mkdir(mode=0o700)
    path = place / (plain.strip(". ") or "file")
    path.write_bytes(content)
    return path


def guess_rows(content: bytes) -> int:
    """About how many rows a file has, from its first look alone; what is packed says how far it unpacks."""
    if not content.startswith(ZIPPED):
        first = content[:FIRST_LOOK].partition(b"\n")[0]
        columns = max(first.count(mark) for mark in (b",", b";", b"\t", b"|"))
        return max(content.count(b"\n"), len(content) // 1_000, content.count(b"<") // 4, columns * A_COLUMN)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(info.file_size for info in archive.infolist()) // A_ROW
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return len(content) // A_ROW


def tell_account(account: Account, landscape: Landscape) -> dict[str, Any]:
    """How a file or sheet was understood: its role, its columns with an example of each, and remarks."""
    return {
        "file": account.file,
        "sheet": account.sheet,
        "role": account.role,
        "rows": account.rows_read,
        "rows_left_out": account.rows_left_out,
        "columns": [
            {"name": name, "meaning": meaning, "example": _find_example(landscape, name, meaning)}
            for name, meaning in account.columns.items()
        ],
        "left_out": [tell_remark(remark) for remark in account.left_out],
        "repaired": [tell_remark(remark) for remark in account.repaired],
    }


def tell_remark(remark: Remark) -> dict[str, Any]:
    """A remark by its code, with its numbers and its English."""
    numbers = {
        name: value if isinstance(value, int | str) else str(value) for name, value in remark.numbers.items()
    }
    return {
        "code": remark.code,
        "line": remark.line,
        "rows": remark.rows,
        "numbers": numbers,
        "what": remark.what,
    }


def _find_example(landscape: Landscape, column: str, meaning: str) -> str:
    """What stands in a column, in one place."""
    people, ties = landscape.people, landscape.ties
    first: Sequence[Any] = ()
    if meaning.startswith("boundary"):
        first = next((each.sides for each in landscape.belongings if each.name == column), ())
    elif meaning == "id":
        first = people.ids[:1]
    elif meaning in ("name", "person"):
        first = people.names[:1]
    elif meaning.startswith("kept"):
        first = [text for text in people.columns.get(column, ()) if text][:1]
    elif meaning == "kind":
        first = ties.kinds[:1]
    elif meaning == "meeting":
        first = () if column in landscape.meetings.names else landscape.meetings.names[:1]
    elif meaning in ("from", "to") and len(ties):
        first = [people.names[(ties.source if meaning == "from" else ties.target)[0]]]
    elif meaning == "weight" and ties.weight is not None:
        first = [f"{weight:g}" for weight in ties.weight[~np.isnan(ties.weight)][:1]]
    return str(first[0])[:80] if len(first) else ""


def without_words(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """An account that can be kept for good: without examples, and without what stood in anybody's cells."""
    bare = {**sheet, "columns": [{**column, "example": ""} for column in sheet["columns"]]}
    for part in ("left_out", "repaired"):
        bare[part] = [
            {**remark, "what": "", "numbers": {k: v for k, v in remark["numbers"].items() if k in HARMLESS}}
            for remark in sheet[part]
        ]
    return bare


HARMLESS = {
    "column",
    "columns",
    "encoding",
    "given",
    "family",
    "new",
    "file",
    "sheet",
    "cells",
    "code",
    "what",
    "first",
}
"""Numbers of remarks that speak of files and columns, never of people."""


def only_people(facts: Facts) -> Facts:
    """The people of a list and where they belong, nothing of whom they know or met: it says who was there."""
    return replace(facts, ties=(), meetings=())
