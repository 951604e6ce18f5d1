"""Text that becomes a file: written to a place that nobody else can open and that has no name, packed if it is long."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Iterable
from typing import IO

SHORT = 8 * 2**20
"""Bytes up to which an archive stays plain text that an editor opens."""


def lay_down(pieces: Iterable[str]) -> tuple[IO[bytes], str]:
    """The text as an open file, from its beginning, and how its name ends."""
    plain = tempfile.TemporaryFile(prefix="ecotone-")  # noqa: SIM115  (whoever sends it closes it)
    for piece in pieces:
        plain.write(piece.encode())
    size = plain.tell()
    plain.seek(0)
    if size <= SHORT:
        return plain, ".ecotone.json"
    packed = tempfile.TemporaryFile(prefix="ecotone-")  # noqa: SIM115
    with plain, gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=6, filename="", mtime=0) as out:
        while some := plain.read(2**20):
            out.write(some)
    packed.seek(0)
    return packed, ".ecotone.json.gz"
