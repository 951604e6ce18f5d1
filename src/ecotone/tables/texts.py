"""Bytes into text: which encoding a file was written in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_NAMES = {"cp1252": "Windows-1252", "latin_1": "Latin-1"}


def decode(data: bytes, file: str, notes: Notes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8, UTF-16, Latin-1, Windows-1252, or the best guess.

    >>> decode("Zürich".encode("cp1252"), "towns.csv", Notes())
    ('Zürich', 'Latin-1')
    """
    text, encoding = _decode_marked(data, file) or _decode_utf8(data, notes) or _guess(data, file, notes)
    strange = _NO_TEXT.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise FileRefused("tables.not_text", file=file, line=line)
    return text, encoding


def join_letters(text: str) -> str:
    """Letters and their accents as one character, as most programs write them."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _decode_marked(data: bytes, file: str) -> tuple[str, str] | None:
    """By the mark at the start, or by the empty bytes that UTF-16 is full of."""
    codec, name = next(((codec, name) for mark, codec, name in _MARKS if data.startswith(mark)), (None, ""))
    if codec is None and (half := _half_empty(data)):
        codec, name = half, "UTF-16"
    if codec is None:
        return None
    try:
        return data.decode(codec), name
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileRefused("tables.broken_letters", file=file, line=line, encoding=name) from error


def _half_empty(data: bytes) -> str | None:
    sample = data[:2000]
    if len(sample) < 4 or len(sample) % 2:
        return None
    if sample[1::2].count(0) > 0.4 * len(sample) / 2 and sample[::2].count(0) == 0:
        return "utf-16-le"
    return (
        "utf-16-be" if sample[::2].count(0) > 0.4 * len(sample) / 2 and sample[1::2].count(0) == 0 else None
    )


def _decode_utf8(data: bytes, notes: Notes) -> tuple[str, str] | None:
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data" or not any(byte > 127 for byte in data[: error.start]):
            return None
        notes.repair("cut_off")
        return data[: error.start].decode("utf-8"), "UTF-8"


def _guess(data: bytes, file: str, notes: Notes) -> tuple[str, str]:
    """Western letters first, since short lists of names say too little to tell them from their neighbours."""
    from charset_normalizer import from_bytes

    samples = _telling_lines(data), data[:20_000]
    guesses = (from_bytes(sample, cp_isolation=["cp1252", "latin_1"]).best() for sample in samples)
    western = next((guess for guess in guesses if guess is not None), None)
    best = western or from_bytes(samples[0]).best()
    if best is None:
        raise FileRefused("tables.encoding", file=file)
    codec = best.encoding
    if codec == "cp1252" and not any(0x80 <= byte < 0xA0 for byte in data):
        codec = "latin_1"
    name = _NAMES.get(codec, codec)
    if western is None:
        notes.repair("encoding_guessed", encoding=name)
    try:
        return data.decode(codec), name
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileRefused("tables.broken_letters", file=file, line=line, encoding=name) from error


def _telling_lines(data: bytes) -> bytes:
    """Lines that hold more than plain letters: the rest says nothing about the encoding."""
    telling = re.findall(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data[:4_000_000])
    return b"\n".join(telling)[:20_000]
