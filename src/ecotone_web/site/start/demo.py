"""`ecotone demo`: a throw-away workbench with sample spaces."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecotone_web.site.start.house import open_house
from ecotone_web.site.start.locks import holding_folder, take_folder
from ecotone_web.site.start.processes import open_port, run_web, stopping_cleanly, working_behind
from ecotone_web.site.start.surroundings import check_surroundings
from ecotone_web.site.start.voice import say

PREFIX = "ecotone-demo-"
HOST = "127.0.0.1"
NEXT = 50
"""Ports that are tried after the one that was asked for."""


def run_demo(*, port: int, with_browser: bool) -> int:
    """Until somebody stops it."""
    with stopping_cleanly(), _throw_away_folder() as folder, open_port(HOST, port, NEXT) as opened:
        found = opened.getsockname()[1]
        if found != port and port:
            say(f"Port {port} is taken, so this is on {found}.")
        token = secrets.token_urlsafe(16)
        for name in ("DATABASE_URL", "EMAIL_URL", "EMAIL_FROM", "EMAIL_PROVIDER"):  # nothing of it goes out
            os.environ.pop(name, None)
        check_surroundings()
        os.environ["ECOTONE_DEMO_TOKEN"] = token
        base = f"{HOST}:{found}"
        open_house(folder, url=f"http://{base}", settings="ecotone_web.site.start.demo_settings")
        _furnish()
        with working_behind():
            run_web(opened, ready=lambda: _welcome(f"http://{base}/enter/{token}/", with_browser))
    return 0


def _furnish() -> None:
    """The tables, one account, the invented space; the real samples follow in the background."""
    from django.core.management import call_command

    from ecotone_web.site.start.examples import make_invented, make_samples

    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    make_invented()
    make_samples.enqueue()


def _welcome(address: str, with_browser: bool) -> None:
    say("A workbench to look around in. Everything in it is an example, and goes when it stops.")
    say()
    say(f"  {address}")
    say()
    say("Open this address in a browser: it signs you in. Ctrl-C ends it.")
    if with_browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


@contextmanager
def _throw_away_folder() -> Iterator[Path]:
    """A folder that is gone afterwards; what a demonstration left that was killed goes first."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        _sweep(left)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        with holding_folder(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(left: Path) -> None:
    if not (left / "running.lock").exists():
        return
    try:
        lock = take_folder(left)
    except OSError:
        return  # somebody else's
    if lock is not None:
        lock.close()
        shutil.rmtree(left, ignore_errors=True)
