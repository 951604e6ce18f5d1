"""What `ecotone demo`, `serve`, `backup` and `restore` begin with. Nothing heavy is loaded before it is needed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ecotone_web.site.start.voice import REFUSED, Refused, complain

NEEDED = ("django", "allauth", "uvicorn", "whitenoise", "django_tasks_db", "simple_history")


def demo(arguments: list[str]) -> int:
    """`ecotone demo`: look around in a throw-away workbench."""
    parser = _make_parser("demo", "A throw-away workbench with sample spaces; nothing of it stays.")
    parser.add_argument(
        "--port", type=_read_port, default=8000, help="where to listen; the next free one if taken"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")
    return _run(parser, arguments, _demo)


def serve(arguments: list[str]) -> int:
    """`ecotone serve`: the workbench that stays."""
    parser = _make_parser("serve", "The lasting workbench: web server and background work in one.")
    _add_data(parser)
    parser.add_argument("--port", type=_read_port, default=8000, help="where to listen (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="on which address to listen (this computer only)")
    parser.add_argument(
        "--convener", metavar="EMAIL", help="make an account and a first space for this address"
    )
    parser.add_argument("--url", metavar="ADDRESS", help="how people reach it: https://ecotone.example.org")
    parser.add_argument(
        "--behind-proxy",
        metavar="ADDRESSES",
        nargs="?",
        const="127.0.0.1,::1",
        help="believe what a proxy at these addresses (on this computer) says of who is asking",
    )
    return _run(parser, arguments, _serve)


def backup(arguments: list[str]) -> int:
    """`ecotone backup FILE`: everything in one file, while the workbench runs."""
    parser = _make_parser("backup", "All spaces and accounts in one file, while the workbench runs or not.")
    parser.add_argument("file", type=Path, help="where to write it")
    _add_data(parser)
    return _run(parser, arguments, _backup)


def restore(arguments: list[str]) -> int:
    """`ecotone restore FILE`: everything as it was in a backup, less those forgotten since."""
    parser = _make_parser("restore", "Put back what a backup holds, in place of all there is now.")
    parser.add_argument("file", type=Path, help="a file that 'ecotone backup' wrote")
    _add_data(parser)
    return _run(parser, arguments, _restore)


def _make_parser(name: str, said: str) -> ArgumentParser:
    return ArgumentParser(prog=f"ecotone {name}", description=said, allow_abbrev=False)


def _add_data(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data", metavar="DIR", type=Path, help="the folder of the workbench (ECOTONE_HOME, or ecotone-data)"
    )


def _read_port(text: str) -> int:
    port = int(text)
    if not 0 <= port < 65536:
        raise ValueError(text)
    return port


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
