"""Log lines without anybody's words: what failed and where, never the values it failed on."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class WithoutWords(logging.Formatter):
    """Keeps an error's kind and place and leaves out its text: a database names the row it refused."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(  # noqa: N802  (the name is the standard library's)
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The kind of the error and the lines it went through."""
        if ei[0] is None:
            return ""
        lines = [
            f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(ei[2])
        ]
        return "\n".join([*lines, f"  {ei[0].__module__}.{ei[0].__name__}"])
