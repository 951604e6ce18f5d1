"""Web server and background work as one command that starts and ends together."""

from __future__ import annotations

import errno
import signal
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from ecotone_web.site.start.voice import Refused

PATIENCE = 10
"""Seconds that work in the background may take to come to its end."""


class Stopped(Exception):
    """Somebody wants the command to end."""


_asked: list[int] = []
"""The signal that came: Python drops an exception that is raised while it clears something away."""


@contextmanager
def stopping_cleanly() -> Iterator[None]:
    """Ctrl-C, SIGTERM and a closed terminal end the block in order; while it tidies up they are not heard."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    _asked.clear()
    before = {each: signal.signal(each, _stop) for each in signals}
    try:
        yield
    except Stopped:
        pass
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _stop(number: int, _frame: FrameType | None) -> None:
    _asked.append(number)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise Stopped


def open_port(host: str, port: int, tries: int = 1) -> socket.socket:
    """A listening socket on the port, or on one of the next, so that nobody else can take it meanwhile."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in range(port, min(port + tries, 65536)):
        opened = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((host, number))
            opened.listen(128)
        except OSError as error:
            opened.close()
            if error.errno != errno.EADDRINUSE:
                raise Refused(_explain(host, port, error)) from None
            continue
        return opened
    raise Refused(f"Port {port} of {host} is taken. Choose another with --port.")


def _explain(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EACCES:
        return (
            f"This account may not listen on port {port}. Choose one from 1024 on, and put a proxy before it."
        )
    return f"{host} is no address of this computer on which to listen. Leave --host out, or name another."


def run_web(opened: socket.socket, *, trusted: str | None = None, ready: Callable[[], None]) -> None:
    """Serve pages until somebody stops it; `ready` is called once it answers."""
    import uvicorn

    # style sheets and scripts are small and come from the disk: they may be read in one go
    warnings.filterwarnings("ignore", "StreamingHttpResponse must consume synchronous iterators")
    config = uvicorn.Config(
        "ecotone_web.site.asgi:application",
        lifespan="off",
        log_config=None,  # what fails is logged by our own formatter, which leaves out the words
        access_log=False,
        server_header=False,
        proxy_headers=trusted is not None,
        forwarded_allow_ips=trusted or "",
        timeout_graceful_shutdown=5,
    )

    class Server(uvicorn.Server):
        async def on_tick(self, counter: int) -> bool:
            return bool(_asked) or await super().on_tick(counter)

    config.load()
    ready()
    Server(config).run(sockets=[opened])


@contextmanager
def working_behind() -> Iterator[None]:
    """What works in the background, a process for each queue: while one weighs for minutes, the other is free."""
    with Background("letters"), Background("long"), Background("default"):
        yield


class Background:
    """A process that works on one queue; started again if it dies, ended with its parent."""

    def __init__(self, queue: str) -> None:
        self._queue = queue
        self._process: subprocess.Popen[bytes] | None = None
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Background:
        self._start()
        self._watcher.start()
        return self

    def __exit__(self, *_error: Any) -> None:
        self._ending.set()
        with self._lock:
            process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._watcher.join()

    def _start(self) -> None:
        with self._lock:
            if not self._ending.is_set():
                # It reads its standard input to the end, which comes when this process is gone, even by kill -9.
                command = [sys.executable, "-m", "ecotone_web.site.start.worker", self._queue]
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603

    def _watch(self) -> None:
        while not self._ending.is_set():
            assert self._process is not None
            self._process.wait()
            if not self._ending.wait(1):
                self._start()
