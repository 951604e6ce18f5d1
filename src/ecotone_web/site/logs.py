"""Log lines without anybody's words: what failed and where, never the values it failed on."""

from __future__ import annotations

import errno
import logging
import re
import traceback
from types import TracebackType

SECRETS = re.compile(r"/(join|view|enter|read|for-you)/[^/\s?]+")
"""Addresses that open something to whoever knows them."""


class WithoutWords(logging.Formatter):
    """Keeps an error's kind and place and leaves out its text: a database names the row it refused."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The line, without what opens an invitation, a shared view or a demonstration."""
        return SECRETS.sub(r"/\1/…", super().format(record))

    def formatException(  # noqa: N802  (the name is the standard library's)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The kind of the error and the lines it went through."""
        if ei[0] is None:
            return ""
        lines = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(ei[2])
        ]
        return "\n".join([*lines, f"  {ei[0].__module__}.{name_error(ei[1])}"])


def name_error(error: BaseException | None) -> str:
    """Its kind, and the short name that the computer or the database has for it: ENOSPC, SQLITE_FULL."""
    numbers = errno.errorcode.get(error.errno or 0) if isinstance(error, OSError) else None
    cause = error.__cause__ if error else None
    short = numbers or getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return type(error).__name__ + (f" ({short})" if short else "")
