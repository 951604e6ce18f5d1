"""The pages of a Parquet file, gone through before any is unpacked: what they claim to unpack to, and how many values.

The descriptions in the file are in Thrift's compact protocol. Whoever unpacks a page makes room for what its header
claims; so the headers themselves are added up, and not only the summary at the end of the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_PAGES = 100_000
MOST_DESCRIBED = 10_000_000
"""The bytes at the end of a file that say what is in it."""

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _, _STRUCT = range(1, 13)
_DEEPEST = 20
_SHARED_PREFIXES = 7
"""The encoding in which one text may go on where another began, so that a few bytes make many."""


class Unreadable(ValueError):
    """No description as a Parquet file has it."""


@dataclass
class Unpacked:
    """What the pages of a file come to: bytes, values, and how many pages there are."""

    n_bytes: int = 0
    n_values: int = 0
    n_pages: int = 0


def measure_pages(data: bytes) -> Unpacked:
    """What unpacking would come to; raises Unreadable. Stops counting after MOST_PAGES."""
    unpacked = Unpacked()
    for start, size in _find_chunks(data):
        at = start
        while at < start + size and unpacked.n_pages <= MOST_PAGES:
            thrift = _Thrift(data, at)
            header = thrift.read_struct()
            _add(unpacked, header)
            at = thrift.at + max(_number(header, 3), 0)
    return unpacked


def _add(unpacked: Unpacked, header: dict[int, Any]) -> None:
    n_bytes, n_values, encoding = max(_number(header, 2), 0), 0, None
    for kind, place in ((5, 2), (8, 4)):
        if isinstance(inner := header.get(kind), dict):
            n_values, encoding = max(_number(inner, 1), 0), inner.get(place)
    if encoding == _SHARED_PREFIXES:
        n_bytes *= max(n_values, 1)
    unpacked.n_bytes += n_bytes
    unpacked.n_values += n_values
    unpacked.n_pages += 1


def _find_chunks(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the pages of each column of each group of rows begin, and how many bytes they take."""
    length = int.from_bytes(data[-8:-4], "little")
    if data[-4:] != b"PAR1" or len(data) < length + 12 or length > MOST_DESCRIBED:
        raise Unreadable
    described = _Thrift(data, len(data) - 8 - length).read_struct()
    for group in _structs(described.get(4)):
        for chunk in _structs(group.get(1)):
            about = chunk.get(3)
            if not isinstance(about, dict):
                raise Unreadable
            start = about.get(11) or _number(about, 9)
            if not isinstance(start, int) or start < 0:
                raise Unreadable
            yield start, _number(about, 7)


def _structs(value: Any) -> list[dict[int, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Unreadable
    return value


def _number(values: dict[int, Any], field: int) -> int:
    value = values.get(field)
    if not isinstance(value, int):
        raise Unreadable
    return value


class _Thrift:
    """Reads values of the compact protocol from `at` on."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at, self.depth = data, at, 0

    def read_struct(self) -> dict[int, Any]:
        """The fields of a struct by their numbers."""
        fields: dict[int, Any] = {}
        field = 0
        while head := self._byte():
            field = field + (head >> 4) if head >> 4 else self._signed()
            kind = head & 15
            fields[field] = kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind)
        return fields

    def _value(self, kind: int) -> Any:
        if kind in (_TRUE, _FALSE, _BYTE):  # in a list a truth value is a byte, too
            return self._byte()
        if kind in (_I16, _I32, _I64):
            return self._signed()
        if kind == _DOUBLE:
            return struct.unpack("<d", self._bytes(8))[0]
        if kind == _BINARY:
            return self._bytes(self._unsigned())
        if kind not in (_LIST, _SET, _STRUCT) or self.depth == _DEEPEST:  # maps stand in no description
            raise Unreadable
        self.depth += 1
        found = self.read_struct() if kind == _STRUCT else self._list()
        self.depth -= 1
        return found

    def _list(self) -> list[Any]:
        head = self._byte()
        size = head >> 4 if head >> 4 < 15 else self._unsigned()
        if size > len(self.data) - self.at:
            raise Unreadable
        return [self._value(head & 15) for _ in range(size)]

    def _byte(self) -> int:
        return self._bytes(1)[0]

    def _bytes(self, size: int) -> bytes:
        found = self.data[self.at : self.at + size]
        if len(found) < size:
            raise Unreadable
        self.at += size
        return found

    def _unsigned(self) -> int:
        number, shift = 0, 0
        while (byte := self._byte()) & 128:
            number |= (byte & 127) << shift
            shift += 7
            if shift > 63:
                raise Unreadable
        return number | byte << shift

    def _signed(self) -> int:
        number = self._unsigned()
        return (number >> 1) ^ -(number & 1)
