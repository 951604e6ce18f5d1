"""From the shell to a command and back: arguments, streams, exit statuses, and no traceback for anyone."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TextIO

from ecotone.cli.voice import without_controls
from ecotone.errors import EcotoneError

DONE, STUMBLED, REFUSED, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its status: 0 done, 2 refused, 1 an error of ours, 130 stopped by the user."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    status = run(given)
    flush_streams()
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run one command, say in a sentence what went wrong, and return the exit status."""
    try:
        return _call(arguments)
    except KeyboardInterrupt:
        return STOPPED
    except EcotoneError as error:
        complain(str(error))
        return REFUSED
    except BrokenPipeError:  # whoever read our output has had enough
        return DONE
    except Exception as error:
        if _is_interruption(error):
            return STOPPED
        if "--debug" in arguments:
            raise
        complain(
            f"Ecotone stumbled over something that nobody foresaw ({type(error).__name__}: {error}). "
            "That is a fault of ours: please report it, with the command. "
            "The same with --debug right after 'ecotone' shows where it happened."
        )
        return STUMBLED


def _call(arguments: Sequence[str]) -> int:
    from ecotone.cli.app import app

    try:
        app(list(arguments), prog_name="ecotone")
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else DONE
    return DONE


def _is_interruption(error: Exception) -> bool:
    """Whether it is the user's Ctrl+C, which networkit makes an error of its own of while it works."""
    return isinstance(error, RuntimeError) and "SIGINT" in str(error)


def complain(sentence: str) -> None:
    """One line on stderr; what a file may have smuggled in cannot move the cursor."""
    print(without_controls(sentence).replace("\n", " "), file=sys.stderr)  # noqa: T201


def prepare_streams() -> None:
    """UTF-8 whatever the locale says, and somewhere to write even where a stream is closed."""
    for name in ("stdout", "stderr"):
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def flush_streams() -> None:
    """Write out what is left; if nobody reads any more, let Python find nothing to complain about at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
