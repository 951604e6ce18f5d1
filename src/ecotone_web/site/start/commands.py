"""What `ecotone demo`, `serve`, `backup` and `restore` begin with. Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import errno
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ecotone_web.site.start.surroundings import READ, READ_TOO
from ecotone_web.site.start.voice import REFUSED, Refused, complain

NO_FAULT_OF_OURS = {
    getattr(errno, name)
    for name in (
        "EACCES",
        "EPERM",
        "EROFS",
        "ENOSPC",
        "EDQUOT",
        "ENOTDIR",
        "EISDIR",
        "EEXIST",
        "ENAMETOOLONG",
    )
    if hasattr(errno, name)
}
"""What the computer says of folders and disks that are not as they should be."""
NEEDED = ("django", "allauth", "uvicorn", "whitenoise", "django_tasks_db", "simple_history")


def demo(arguments: list[str]) -> int:
    """`ecotone demo`: look around in a throw-away workbench."""
    parser = _make_parser(
        "demo",
        "A workbench to look around in, with an invented space and real samples. It is gone when it stops.",
    )
    parser.add_argument(
        "--port", type=_read_port, default=8000, help="where to listen (8000; the next free one if taken)"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    return _run(parser, arguments, _demo)


def serve(arguments: list[str]) -> int:
    """`ecotone serve`: the workbench that stays."""
    parser = _make_parser(
        "serve",
        "The lasting workbench: web server and background work in one command. The first run makes what is\n"
        "missing; a new version brings the database up to date by itself. Ctrl-C or SIGTERM ends it.",
        READ,
    )
    _add_data(parser)
    parser.add_argument("--port", type=_read_port, default=8000, help="where to listen (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="on which address to listen (this computer only)")
    parser.add_argument("--url", metavar="ADDRESS", help="how people reach it: https://ecotone.example.org")
    parser.add_argument(
        "--behind-proxy",
        metavar="ADDRESSES",
        nargs="?",
        const="127.0.0.1,::1",
        help="believe a proxy on this computer, or at these addresses, about who is asking",
    )
    parser.add_argument(
        "--convener",
        metavar="EMAIL",
        help="see that this address has an account and a space; the very first account is an operator's, too",
    )
    parser.add_argument(
        "--operator",
        metavar="EMAIL",
        help="see that this address has an account, that it is open, and that it may open the operator's pages",
    )
    return _run(parser, arguments, _serve)


def backup(arguments: list[str]) -> int:
    """`ecotone backup FILE`: everything in one file, while the workbench runs."""
    parser = _make_parser(
        "backup",
        "All accounts and spaces in one file, while the workbench runs or not. It holds names: keep it safe,\n"
        "and beside it the list of the forgotten, forgotten.txt of the folder. An earlier backup of the same\n"
        "name is written over.",
        READ_TOO,
    )
    parser.add_argument("file", type=Path, help="where to write it")
    _add_data(parser)
    return _run(parser, arguments, _backup)


def restore(arguments: list[str]) -> int:
    """`ecotone restore FILE`: everything as it was in a backup, less those forgotten since."""
    parser = _make_parser(
        "restore",
        "Put back what a backup holds, in place of ALL there is now: accounts, spaces and what has been added\n"
        "since. All of it, or nothing is changed. Whoever is on the list of the forgotten (forgotten.txt in\n"
        "the folder) is forgotten again. The workbench must not run.",
        READ_TOO,
    )
    parser.add_argument("file", type=Path, help="a file that 'ecotone backup' wrote")
    _add_data(parser)
    return _run(parser, arguments, _restore)


def _make_parser(name: str, said: str, read: str | None = None) -> ArgumentParser:
    return ArgumentParser(
        prog=f"ecotone {name}",
        description=said,
        epilog=read,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _add_data(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        metavar="DIR",
        type=Path,
        help="the folder of the workbench (ECOTONE_HOME, else ecotone-data here)",
    )


def _read_port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise ArgumentTypeError("a port is a number from 0 (any free one) to 65535")
    return int(text)


def _run(parser: ArgumentParser, arguments: list[str], command: Callable[[Namespace], int]) -> int:
    try:
        given = parser.parse_args(arguments)
    except SystemExit as left:
        return int(left.code or 0)
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        complain('The workbench is not installed. Install it with: pip install "ecotone[workbench]"')
        return REFUSED
    try:
        return command(given)
    except Refused as refusal:
        complain(str(refusal))
        return REFUSED
    except OSError as error:
        if error.errno not in NO_FAULT_OF_OURS:
            raise
        complain(f"Ecotone cannot go on: {error.strerror}{f' ({error.filename})' if error.filename else ''}.")
        return REFUSED


def _demo(given: Namespace) -> int:
    from ecotone_web.site.start.demo import run_demo

    return run_demo(port=given.port, with_browser=not given.no_browser)


def _serve(given: Namespace) -> int:
    from ecotone_web.site.start.serve import run_server

    return run_server(**vars(given))


def _backup(given: Namespace) -> int:
    from ecotone_web.site.start.backup import run_backup

    return run_backup(given.file, given.data)


def _restore(given: Namespace) -> int:
    from ecotone_web.site.start.restore import run_restore

    return run_restore(given.file, given.data)
