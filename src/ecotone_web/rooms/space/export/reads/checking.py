"""An archive that somebody brings: read, and checked from end to end before anything is made of it."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Source, Space, Update
from ecotone_web.rooms.space.export.reads.cells import Read, find_reader, read_number, read_text
from ecotone_web.rooms.space.export.reads.merges import renumber
from ecotone_web.rooms.space.export.reads.tables import (
    AUTHORS,
    FACT,
    FORMAT,
    KNOWN_VERSIONS,
    OF_FACT,
    SETTINGS,
    Column,
    Table,
    list_past,
    list_tables,
)

MOST_BYTES = 300 * 1024 * 1024
"""Of an archive, unpacked."""

MOST_ROWS = 2_000_000
"""Of one table."""

KEPT_STATES = (Source.State.READY, Source.State.UNDONE)

Row = list[Any]


class ArchiveRefused(Exception):
    """Why an archive is not brought in, as a sentence."""

    def __init__(self, sentence: Any, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence % values if values else sentence


@dataclass(frozen=True)
class Archive:
    """What an archive holds, checked: values as the tables hold them, numbers that lead somewhere."""

    settings: dict[str, Any]
    authors: list[dict[str, str]]
    rows: dict[str, list[Row]]
    past: dict[str, list[Row]]

    @property
    def n_rows(self) -> int:
        """All that will be written."""
        return sum(len(rows) for part in (self.rows, self.past) for rows in part.values())


def unpack(content: bytes) -> bytes:
    """The text of an archive, which may be packed."""
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
            text = file.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise ArchiveRefused(_("This file is damaged. Take the archive out once more.")) from None
    if len(text) > MOST_BYTES:
        raise ArchiveRefused(_("This archive is larger than what we can bring in."))
    return text


def read_archive(content: bytes) -> Archive:
    """An archive out of a file, checked; raises ArchiveRefused with the reason."""
    return check_document(open_document(content))


def open_document(content: bytes) -> dict[str, Any]:
    """An archive of which nothing is known yet but that it is one, and which columns its tables have."""
    document = _load(unpack(content))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ArchiveRefused(_("This is not an archive of a space. Bring lists and tables in under Sources."))
    version = document.get("version")
    if isinstance(version, bool) or version not in KNOWN_VERSIONS:
        raise ArchiveRefused(
            _(
                "This archive is of a form that this workbench does not know. "
                "A newer workbench may have made it."
            )
        )
    _Checking(document)
    return document


def name_space(document: Mapping[str, Any]) -> str:
    """What the space was called."""
    return str(_Checking(document).settings["name"])


def count_rows(document: Mapping[str, Any]) -> int:
    """How much there is to check and to write."""
    return _Checking(document).n_rows


def check_document(document: Mapping[str, Any]) -> Archive:
    """Every cell of it, as strictly as the tables hold them."""
    return _Checking(document).check()


def _load(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ArchiveRefused(
            _("This file cannot be read as JSON. Perhaps it is not an archive, or it breaks off.")
        ) from None


def _refuse_constant(_name: str) -> None:
    raise ValueError


class _Checking:
    """A run through one document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.settings = self._read_settings()
        self.authors = self._read_authors()
        self.tables = self._take("tables", list_tables())
        self.past = self._take("past", list_past())
        self.size = {name: len(rows) for name, (_columns, rows) in self.tables.items()}

    @property
    def n_rows(self) -> int:
        """All rows, those of the past included."""
        return sum(len(rows) for part in (self.tables, self.past) for _columns, rows in part.values())

    def check(self) -> Archive:
        """Every row of every table, and of its past."""
        return Archive(
            self.settings,
            self.authors,
            {table.name: self._read_table(table, *self.tables[table.name]) for table in list_tables()},
            {table.name: self._read_table(table, *self.past[table.name]) for table in list_past()},
        )

    def _read_settings(self) -> dict[str, Any]:
        said = self.document.get("space")
        try:
            return {name: find_reader(Space._meta.get_field(name))(said[name]) for name in SETTINGS}  # type: ignore[index, arg-type]
        except (KeyError, TypeError, ValueError):
            raise _not_as_it_must_be("space", 1) from None

    def _read_authors(self) -> list[dict[str, str]]:
        said = self.document.get("authors")
        try:
            return [{name: read_text(each[name], 254) for name in ("email", "name")} for each in said]  # type: ignore[union-attr]
        except (KeyError, TypeError, ValueError):
            raise _not_as_it_must_be("authors", 1) from None

    def _take(self, part: str, tables: tuple[Table, ...]) -> dict[str, tuple[list[str], list[Row]]]:
        """The columns and rows of each table, of which nothing is known yet but that they are lists."""
        said = self.document.get(part)
        if not isinstance(said, dict) or set(said) - {table.name for table in tables}:
            raise _not_as_it_must_be(part, 1)
        return {table.name: _take_table(table, said.get(table.name)) for table in tables}

    def _read_table(self, table: Table, columns: list[str], rows: list[Row]) -> list[Row]:
        places = [columns.index(column.name) if column.name in columns else None for column in table.columns]
        readers = [self._find_reader(table, column) for column in table.columns]
        made = [column.field.get_default() for column in table.columns]
        read = []
        for number, row in enumerate(rows, 1):
            if not isinstance(row, list) or len(row) != len(columns):
                raise _not_as_it_must_be(table.name, number)
            try:
                cells = [
                    default if place is None else reader(row[place])
                    for place, reader, default in zip(places, readers, made, strict=True)
                ]
                _check_row(table, cells)
            except (KeyError, TypeError, ValueError, OverflowError, ValidationError):
                raise _not_as_it_must_be(table.name, number) from None
            read.append(cells)
        return read

    def _find_reader(self, table: Table, column: Column) -> Read:
        if column.to is None:
            reader = find_reader(column.field)
            if (table.name, column.name) == ("merges", "before"):
                return lambda cell: renumber(reader(cell), self._check_number, None)
            if (table.name, column.name) == ("people", "columns"):
                return lambda cell: _check_texts(reader(cell))
            return reader
        most = MOST_ROWS * 2 if table.is_past or column.to == FACT else self.size.get(column.to, 0)
        return _or_none(column, len(self.authors) if column.to == AUTHORS else most)

    def _check_number(self, _table: str, number: int) -> int:
        return read_number(number, MOST_ROWS * 2)


def _check_row(table: Table, cells: Row) -> None:
    """What no single cell says."""
    said = dict(zip((column.name for column in table.columns), cells, strict=True))
    if table.model is Source and (said["state"] not in KEPT_STATES or said["kind"] == Source.Kind.ARCHIVE):
        raise ValueError  # a draft without what it is a draft of
    if table.model is Update and said["about"] not in OF_FACT:
        raise ValueError


def _take_table(table: Table, said: Any) -> tuple[list[str], list[Row]]:
    known = [column.name for column in table.columns]
    if said is None:
        return known, []
    if not isinstance(said, dict) or not isinstance(said.get("columns"), list):
        raise _not_as_it_must_be(table.name, 1)
    columns, rows = [str(name) for name in said["columns"]], said.get("rows")
    must = {column.name for column in table.columns if not _may_be_missing(column)}
    is_right = must <= set(columns) <= set(known) and len(set(columns)) == len(columns)
    if not is_right or not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise _not_as_it_must_be(table.name, 1)
    return columns, rows


def _may_be_missing(column: Column) -> bool:
    """An archive of before a column was there is without it."""
    return column.field.has_default() or column.field.null or column.field.blank


def _or_none(column: Column, most: int) -> Callable[[Any], int | None]:
    def read(cell: Any) -> int | None:
        return None if cell is None and column.field.null else read_number(cell, most)

    return read


def _check_texts(cell: dict[str, Any]) -> dict[str, str]:
    return {read_text(name): read_text(text) for name, text in cell.items()}


def _not_as_it_must_be(table: str, number: int) -> ArchiveRefused:
    return ArchiveRefused(
        _(
            "Something in this archive is not as it must be: line %(number)s of “%(table)s”. "
            "Perhaps somebody changed it by hand. Nothing was brought in."
        ),
        number=number,
        table=table,
    )
