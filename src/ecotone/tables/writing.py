"""A landscape into files, in any format that we write; read back, nothing is lost that the format can hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ecotone.errors import EcotoneError
from ecotone.ground import Result
from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes, Remark
from ecotone.tables.writers.kumu import make_kumu
from ecotone.tables.writers.pairs import make_csv, make_parquet
from ecotone.tables.writers.workbook import make_workbook
from ecotone.tables.writers.xml import make_gexf, make_graphml

_PAIR = ("people", "ties")


@dataclass(frozen=True)
class _Format:
    name: str
    suffixes: tuple[str, ...]
    make: Callable[[Landscape, Notes], list[bytes]]
    is_pair: bool = False


_FORMATS = {
    "csv": _Format("CSV", (".csv",), make_csv, is_pair=True),
    "xlsx": _Format("XLSX", (".xlsx",), make_workbook),
    "parquet": _Format("Parquet", (".parquet", ".pq"), make_parquet, is_pair=True),
    "graphml": _Format("GraphML", (".graphml",), make_graphml),
    "gexf": _Format("GEXF", (".gexf",), make_gexf),
    "kumu": _Format("Kumu JSON", (".json",), make_kumu),
}

FORMATS = tuple(_FORMATS)
"""The formats that `write_landscape` writes."""


@dataclass(frozen=True)
class Written(Result):
    """What was written: the files, as `read_landscape` reads them back, and what is to be said of them.

    `lost` is what the format cannot hold. `apart` is what it holds in a way that Ecotone reads back and other programs
    see otherwise.
    """

    format: str
    files: tuple[str, ...]
    lost: tuple[Remark, ...] = ()
    apart: tuple[Remark, ...] = ()


def write_landscape(landscape: Landscape, path: str | Path, format: str | None = None) -> Written:
    """Writes a landscape in the format of the path's ending, or in `format`, one of FORMATS.

    CSV and Parquet are two tables: `land.csv` becomes `land-people.csv` and `land-ties.csv`; where the path is a
    folder, or has another ending, `people.csv` and `ties.csv` in it. All is written whole or not at all, in place of
    what was there. Given back to `read_landscape` together, the files are the same landscape but for what stands in
    `lost`; `sources`, what was once read and from where, is never part of it.

    Raises EcotoneError for a format that is not written and for a landscape too large for the format, OSError where
    the place cannot be written.

    In CSV and XLSX no cell can be taken for a formula; XLSX holds text alone. Cost: linear; one file at a time is held
    in memory.

    >>> import tempfile
    >>> from ecotone.landscape import Landscape, People, Ties
    >>> from ecotone.tables import read_landscape
    >>> here = Landscape(People(("ana", "ben")), ties=Ties([0], [1]))
    >>> written = write_landscape(here, Path(tempfile.mkdtemp()) / "land.gexf")
    >>> written.lost, read_landscape(written.files).people.ids
    ((), ('ana', 'ben'))
    """
    place = Path(path)
    chosen = _find_format(place, format)
    paths = _name_files(place, chosen)
    notes = Notes()
    _note_view(landscape, notes)
    contents = chosen.make(landscape, notes)
    if chosen.is_pair and paths[0].parent == place:
        place.mkdir(exist_ok=True)
    _write_whole(paths, contents)
    return Written(
        chosen.name, tuple(str(path) for path in paths), tuple(notes.left_out), tuple(notes.repaired)
    )


def name_files(path: str | Path, format: str | None = None) -> tuple[Path, ...]:
    """The files that `write_landscape` would write, in its order.

    >>> [str(path) for path in name_files("land.csv")], [str(path) for path in name_files("land", "parquet")]
    (['land-people.csv', 'land-ties.csv'], ['land/people.parquet', 'land/ties.parquet'])
    """
    return _name_files(Path(path), _find_format(Path(path), format))


def write_pair(landscape: Landscape, people_path: str | Path, ties_path: str | Path) -> None:
    """Writes two CSV files, UTF-8 with BOM, which a spreadsheet opens and `read_landscape` reads without loss.

    Both are written whole or not at all. What was read and from where (`sources`) is not part of the pair.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from ecotone.landscape import Landscape, People, Ties
    >>> from ecotone.tables import read_landscape
    >>> folder = Path(tempfile.mkdtemp())
    >>> pair = folder / "people.csv", folder / "ties.csv"
    >>> write_pair(Landscape(People(("ana", "NA")), ties=Ties([0], [1])), *pair)
    >>> read_landscape(pair).people.ids
    ('ana', 'NA')
    """
    _write_whole((Path(people_path), Path(ties_path)), make_csv(landscape, Notes()))


def _find_format(path: Path, format: str | None) -> _Format:
    if format is not None:
        name = format.strip().lower().removeprefix(".")
        found = _FORMATS.get(name) or _by_suffix(f".{name}")
        if found is None:
            raise EcotoneError("tables.no_such_format", format=format, known=", ".join(FORMATS))
        return found
    found = _by_suffix(path.suffix.lower())
    if found is None:
        endings = ", ".join(each.suffixes[0] for each in _FORMATS.values())
        raise EcotoneError("tables.format_unsaid", path=str(path), endings=endings)
    return found


def _by_suffix(suffix: str) -> _Format | None:
    return next((each for each in _FORMATS.values() if suffix in each.suffixes), None)


def _name_files(path: Path, chosen: _Format) -> tuple[Path, ...]:
    if not chosen.is_pair:
        return (path,)
    if path.suffix.lower() in chosen.suffixes and not path.is_dir():
        return tuple(path.with_name(f"{path.stem}-{what}{path.suffix}") for what in _PAIR)
    return tuple(path / f"{what}{chosen.suffixes[0]}" for what in _PAIR)


def _note_view(landscape: Landscape, notes: Notes) -> None:
    """A file holds what a view shows, and not that it is one."""
    choice = landscape.choice
    shown = [f"only {', '.join(choice.kinds)}"] if choice.kinds else []
    shown += [f"as of {choice.at}"] if choice.at else []
    shown += ["confirmed by both only"] if choice.confirmed else []
    if shown:
        notes.leave_out("view", view=", ".join(shown))


def _write_whole(paths: Sequence[Path], contents: Sequence[bytes]) -> None:
    """Beside their places first, then moved: what was there stays until all is complete."""
    drafts = [path.with_name(f".{path.name[:100]}.{os.getpid()}.part") for path in paths]
    try:
        for draft, content in zip(drafts, contents, strict=True):
            draft.write_bytes(content)
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
