"""A PDF as it was set here, read again: its pages, their size, and its words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator


def list_objects(pdf: bytes) -> dict[int, bytes]:
    """Each object under its number, those packed into streams too; a stream stands unpacked after its dictionary."""
    found = {
        int(number): unpack(body) for number, body in re.findall(rb"(\d+) 0 obj(.*?)endobj", pdf, re.DOTALL)
    }
    for number in [number for number, body in found.items() if b"/ObjStm" in body]:
        found.update(split_packed(found.pop(number)))
    return found


def unpack(body: bytes) -> bytes:
    """An object with its stream as it was before it was packed."""
    head, mark, stream = body.partition(b"stream")
    if not mark or b"/FlateDecode" not in head:
        return body
    return head + zlib.decompressobj().decompress(stream.lstrip(b"\r\n"))


def split_packed(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects of a stream of objects: pairs of number and place come first."""
    first = int(re.search(rb"/First (\d+)", body)[1])  # type: ignore[index]
    stream = body[body.index(b">>") + 2 :].lstrip()
    numbers = [int(number) for number in stream[:first].split()]
    starts = [first + start for start in numbers[1::2]]
    for number, start, end in zip(numbers[::2], starts, [*starts[1:], len(stream)], strict=True):
        yield number, stream[start:end]


def list_letters(objects: dict[int, bytes]) -> dict[bytes, dict[bytes, str]]:
    """What each glyph of a font says, by the name of the font on the page."""
    letters = {}
    for name, number in re.findall(rb"/([A-Z]{6}) (\d+) 0 R", b"".join(objects.values())):
        table = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
        if table:
            pairs = re.findall(rb"<(\w{4})> <(\w+)>", objects[int(table[1])])
            letters[name] = {
                glyph.lower(): bytes.fromhex(said.decode()).decode("utf-16-be") for glyph, said in pairs
            }
    return letters


def read_pdf(pdf: bytes) -> str:
    """All words, in the order in which they were set."""
    objects = list_objects(pdf)
    letters = list_letters(objects)
    said, font = [], b""
    for page in (body for body in objects.values() if b" Tf" in body):
        for name, shown in re.findall(rb"/([A-Z]{6}) [\d.]+ Tf|(\[[^\]]*\]) ?TJ", page):
            font = name or font
            glyphs = re.findall(rb"\w{4}", b"".join(re.findall(rb"<(\w+)>", shown)))
            said.append("".join(letters[font][glyph.lower()] for glyph in glyphs))
    return " ".join(" ".join(said).split())


def list_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in whole points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", b"".join(list_objects(pdf).values()))
    return [(round(float(width)), round(float(height))) for width, height in boxes]
