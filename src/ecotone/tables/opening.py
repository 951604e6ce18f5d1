"""Opening a file: it must be there, be of a bearable size and of a form that is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ecotone.errors import FileRefused

MEGABYTE = 1_000_000
MOST_BYTES = {
    "text": 1_000 * MEGABYTE,
    "XLSX": 100 * MEGABYTE,
    "GraphML": 250 * MEGABYTE,
    "GEXF": 250 * MEGABYTE,
    "Kumu JSON": 100 * MEGABYTE,
    "Parquet": 100 * MEGABYTE,
    "GML": 100 * MEGABYTE,
    "Pajek": 100 * MEGABYTE,
    "DL": 50 * MEGABYTE,
    "UCINET": 50 * MEGABYTE,
}
READ = ("CSV", "XLSX", "Parquet", "GraphML", "GEXF", "GML", "Pajek", "UCINET", "Kumu JSON")
"""The forms that are read, by the names under which people know them."""

TEXT_SUFFIXES = frozenset(
    [
        "",
        ".csv",
        ".tsv",
        ".tab",
        ".txt",
        ".dat",
        ".data",
        ".asc",
        ".psv",
        ".ssv",
        ".edges",
        ".edge",
        ".edgelist",
        ".el",
        ".links",
        ".nodes",
        ".list",
        ".ncol",
    ]
)
FORMS = {
    ".xlsx": "XLSX",
    ".xlsm": "XLSX",
    ".graphml": "GraphML",
    ".gexf": "GEXF",
    ".json": "Kumu JSON",
    ".parquet": "Parquet",
    ".pq": "Parquet",
    ".gml": "GML",
    ".net": "Pajek",
    ".paj": "Pajek",
    ".clu": "Pajek",
    ".vec": "Pajek",
    ".dl": "DL",
    ".##h": "UCINET",
    ".##d": "UCINET",
}

_HALVES = {".##h": ".##d", ".##d": ".##h"}

FOREIGN: dict[str, str] = {
    "tim per cls mat hie": "Pajek's permutations, clusters and times",
    "vna": "NetDraw",
    "lgl": "LGL",
    "arrow feather ipc": "Arrow",
    "xls xlsb": "old Excel",
    "ods odt odp": "OpenDocument",
    "doc docx rtf pages": "text document",
    "pdf": "PDF",
    "md markdown rst tex": "prose",
    "html htm": "web page",
    "dzn mzn": "MiniZinc",
    "param essence eprime": "Essence",
    "rda rdata rds r": "R",
    "sav por zsav": "SPSS",
    "dta": "Stata",
    "sas7bdat": "SAS",
    "db sqlite sqlite3": "database",
    "zip gz bz2 xz 7z tar tgz": "packed",
    "png jpg jpeg gif svg webp": "picture",
    "yaml yml toml ini": "settings",
}
"""Forms that we know and do not read, by the endings of their names."""

_FOREIGN_STARTS: tuple[tuple[bytes, str], ...] = (
    (rb"\xd0\xcf\x11\xe0", "old Excel"),
    (rb"%PDF", "PDF"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "picture"),
    (rb"\x1f\x8b|BZh|\xfd7zXZ", "packed"),
    (rb"SQLite format 3", "database"),
    (rb"(?i)\s*(<!doctype html|<html)", "web page"),
    (rb"\s*language Essence", "Essence"),
)

_STARTS: tuple[tuple[bytes, str], ...] = (
    (rb"PK\x03\x04", "XLSX"),
    (rb"PAR1", "Parquet"),
    (rb"\x05(DATE:|V6404)", "UCINET"),
    (rb"(?i)\s*(%[^\r\n]*[\r\n]\s*)*\*(vertices|network|arcs|edges|matrix|partition|vector)\b", "Pajek"),
    (rb"(?i)\s*dl[\s,]*(n\s*=|nr\s*=|nc\s*=|nm\s*=|title\s*=|format\s*=|\r?\n)", "DL"),
    (rb'(?i)\s*((#[^\n]*\n|(creator|version|comment)\s+("[^"]*"|\S+)\s)\s*)*graph\s*\[', "GML"),
    (rb".*<graphml", "GraphML"),
    (rb"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(\w+:)?gexf\b", "GEXF"),
)


def join_halves(paths: Sequence[Path]) -> list[tuple[Path, Path | None]]:
    """Each file; where UCINET saved one in two halves, the header with the other, once.

    The other half is looked for among the files, and then beside the one that is there.
    """
    joined: dict[Path, Path | None] = {}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix not in _HALVES:
            joined[path] = None
            continue
        other = _find_half(path, _HALVES[suffix], paths)
        header, numbers = (path, other) if suffix == ".##h" else (other, path)
        joined.setdefault(header, numbers)
    return list(joined.items())


def _find_half(path: Path, suffix: str, paths: Sequence[Path]) -> Path:
    name = f"{path.stem}{suffix}"
    beside = path.parent.glob("*.##[hHdD]") if path.parent.is_dir() else ()
    for other in (*paths, *sorted(beside)):
        if other.name.casefold() == name.casefold():
            return other
    raise FileRefused("tables.one_half", file=path.name, other=name)


def open_file(path: Path) -> tuple[str, bytes]:
    """The form of a file (a key of MOST_BYTES) and what it holds; refuses all others."""
    name = path.name
    if path.is_dir():
        raise FileRefused("tables.folder", file=name)
    if not path.is_file():
        raise FileRefused("tables.missing", file=name)
    form = _form_by_name(path)
    _check_size(path, form or "text")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileRefused(
            "tables.unreadable", file=name, reason=error.strerror or "no reason given"
        ) from error
    if not data.strip(b' \t\r\n,;|"\xef\xbb\xbf\xff\xfe'):
        raise FileRefused("tables.empty", file=name)
    form = _form_by_content(name, data, form)
    _check_size(path, form)
    return form, data


def _form_by_name(path: Path) -> str | None:
    suffix = path.suffix.lower()
    for endings, form in FOREIGN.items():
        if suffix[1:] in endings.split():
            raise FileRefused("tables.foreign", file=path.name, form=form)
    if suffix in FORMS:
        return FORMS[suffix]
    if suffix not in TEXT_SUFFIXES and suffix != ".xml":
        raise FileRefused("tables.unknown_form", file=path.name, suffix=suffix)
    return None


def _form_by_content(name: str, data: bytes, form: str | None) -> str:
    """What the first bytes say; a name that says otherwise is believed only where the content is silent."""
    start = data[:4000].removeprefix(b"\xef\xbb\xbf")
    for pattern, foreign in _FOREIGN_STARTS:
        if re.match(pattern, start, re.DOTALL):
            raise FileRefused("tables.foreign", file=name, form=foreign)
    for pattern, known in _STARTS:
        if re.match(pattern, start, re.DOTALL):
            return known
    if form is None and re.match(rb"\s*<(\?xml|!--|[A-Za-z])", start):
        raise FileRefused("tables.foreign", file=name, form="XML")
    if form is None and re.match(rb'\s*\{\s*"', start):
        return "Kumu JSON"
    return form or "text"


def _check_size(path: Path, form: str) -> None:
    size = path.stat().st_size
    if size > MOST_BYTES[form]:
        raise FileRefused(
            "tables.too_large", file=path.name, size=size // MEGABYTE, most=MOST_BYTES[form] // MEGABYTE
        )
