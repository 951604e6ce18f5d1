"""The file of a backup: a zip with one JSON list a row, a file a table, and a manifest that says what is in it.

`manifest.json` holds the form's number, the version, the migrations that the tables were at, and for each table its
columns, the number of its rows, their SHA-256, and the last key that was given out, so that no key is used twice.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import BadZipFile, ZipFile

from ecotone_web.site.start.voice import Refused

FORM = 1
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Table:
    """What the manifest says of one table."""

    name: str
    columns: list[str]
    rows: int
    sha256: str
    last_key: int | None


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    version: str
    made_at: str
    migrations: dict[str, list[str]]
    tables: list[Table]


def write_table(
    file: ZipFile, name: str, columns: list[str], rows: Iterable[Any], last_key: int | None
) -> Table:
    """Write the rows of one table."""
    digest, count = hashlib.sha256(), 0
    with file.open(_place(name), "w", force_zip64=True) as stream:
        for row in rows:
            line = (
                json.dumps(row, default=_make_plain, ensure_ascii=False, separators=(",", ":")).encode()
                + b"\n"
            )
            digest.update(line)
            stream.write(line)
            count += 1
    return Table(name, columns, count, digest.hexdigest(), last_key)


def write_manifest(file: ZipFile, manifest: Manifest) -> None:
    """Write it last, when the sums are known."""
    said = {
        "form": FORM,
        "ecotone": manifest.version,
        "made_at": manifest.made_at,
        "migrations": manifest.migrations,
        "tables": [vars(table) for table in manifest.tables],
    }
    file.writestr(MANIFEST, json.dumps(said, indent=1))


def open_archive(path: Path) -> ZipFile:
    """The file, if it is a backup of ours."""
    try:
        file = ZipFile(path)
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise Refused(f"{path} is a folder. Name the file that 'ecotone backup' wrote.") from None
    except PermissionError:
        raise Refused(f"{path} may not be read by this account.") from None
    except (BadZipFile, OSError):
        raise Refused(f"{path} is no backup of Ecotone, or it is damaged.") from None
    if MANIFEST not in file.namelist():
        file.close()
        raise Refused(f"{path} is no backup of Ecotone, or it is damaged.")
    return file


def read_manifest(file: ZipFile) -> Manifest:
    """What it says of itself; refused where it is of a later form than this version knows."""
    said = json.loads(file.read(MANIFEST))
    if said["form"] > FORM:
        raise Refused(f"This backup is from a later version of Ecotone ({said['ecotone']}). Upgrade first.")
    tables = [Table(**table) for table in said["tables"]]
    return Manifest(said["ecotone"], said["made_at"], said["migrations"], tables)


def check_sums(file: ZipFile, manifest: Manifest) -> None:
    """Refused where a table is not what was written."""
    for table in manifest.tables:
        digest = hashlib.sha256()
        try:
            with file.open(_place(table.name)) as stream:
                while part := stream.read(1 << 20):
                    digest.update(part)
        except (KeyError, BadZipFile, OSError):
            digest = hashlib.sha256(b"damaged")
        if digest.hexdigest() != table.sha256:
            raise Refused(
                f"This backup is damaged: {table.name} is not what was written. Nothing was changed."
            )


def read_rows(file: ZipFile, table: Table) -> Iterator[list[Any]]:
    """The rows of one table."""
    with file.open(_place(table.name)) as stream:
        for line in stream:
            yield json.loads(line)


def _place(name: str) -> str:
    return f"tables/{name}.jsonl"


def _make_plain(value: Any) -> str:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    raise TypeError(type(value))
