"""`ecotone convert`: files read and written in another format, and what became of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecotone.cli.bar import Bar
from ecotone.cli.documents import as_text, describe_landscape
from ecotone.cli.options import Dividing, Reading
from ecotone.cli.voice import say, say_plainly, say_strongly
from ecotone.errors import EcotoneError, FileRefused

if TYPE_CHECKING:
    from ecotone.landscape import Landscape
    from ecotone.tables import Written


def convert_files(
    files: Sequence[Path],
    dividing: Dividing,
    reading: Reading,
    format: str | None,
    *,
    replace: bool,
    json: bool,
) -> None:
    """Read all files but the last, write them to the last, and say what was written and what it cannot hold."""
    if len(files) < 2:
        raise EcotoneError("cli.nothing_to_convert")
    *sources, out = files
    from ecotone.tables import read_landscape, write_landscape

    check_places(out, format, sources, replace=replace)
    with Bar() as bar:
        landscape = read_landscape(sources, reading.as_hints(dividing.columns()), progress=bar.tell)
        bar.tell("writing", 0, 1)
        try:
            written = write_landscape(landscape, out, format)
        except OSError as error:
            raise _cannot_write(out, error) from error
    if json:
        document = {"landscape": describe_landscape(landscape), "written": written.as_dict()}
        say_plainly(as_text(document))
    else:
        _tell(landscape, written)


def check_places(out: Path, format: str | None, sources: Sequence[Path], *, replace: bool) -> None:
    """Refuse, before any work is done, places that cannot be written or that hold what would be lost."""
    from ecotone.tables import name_files

    for path in name_files(out, format):
        try:
            # a folder to be, which OUT names, is made in one that is there
            folder = out.parent if path.parent == out and not out.exists() else path.parent
            if not folder.is_dir():
                raise FileRefused("cli.no_folder_to_write", path=str(out), folder=str(folder))
            _check_place(path, sources, replace=replace)
        except OSError as error:
            raise _cannot_write(path, error) from error


def _check_place(path: Path, sources: Sequence[Path], *, replace: bool) -> None:
    if not os.path.lexists(path):
        return
    if any(source.exists() and path.exists() and path.samefile(source) for source in sources):
        raise FileRefused("cli.would_be_overwritten", path=str(path))
    if not path.is_file() or path.is_symlink():
        raise FileRefused("cli.no_plain_file", path=str(path))
    if not replace:
        raise FileRefused("cli.there_already", path=str(path))


def _cannot_write(path: Path, error: OSError) -> FileRefused:
    return FileRefused("cli.cannot_write_there", path=str(path), why=error.strerror or str(error))


def _tell(landscape: Landscape, written: Written) -> None:
    from ecotone.sentences import say_landscape

    say_strongly(str(say_landscape(landscape)))
    left_out = sum(account.rows_left_out for account in landscape.sources)
    if left_out:
        rows = "1 row was" if left_out == 1 else f"{left_out:,} rows were"
        say(f"In reading, {rows} left out. To see why: ecotone check, with the same files.")
    for remark in written.lost:
        say(f"Not written: {remark.what}")
    for remark in written.apart:
        say(f"To know: {remark.what}")
    if not written.lost:
        say(f"Read back by Ecotone, this {written.format} is the same landscape.")
    for file in written.files:
        say_plainly(f"Written: {file}")
