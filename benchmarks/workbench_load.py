"""Eight people at once at `ecotone serve` on SQLite, reading and writing, while a large file is taken in."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring import run_python, write_table

N_VISITORS = 8
SECONDS = 20
N_PEOPLE = 2_000
N_BESIDE = 20_000
WRITE_SHARE = 0.25
PLACES = ("", "landscape/", "boundaries/", "people/", "notebook/", "find/?q=family07", "landscape/meetings/")

TEXT = """## Eight at once

`ecotone serve` on SQLite, a space of {people:,} people and {ties:,} ties, and eight who click without a pause for
{seconds} seconds, once in four to write: a line in the notebook, or that what is held of a person still holds. For
the second half a file of {beside:,} people and {beside_ties:,} contacts is taken into another space of the same
database. Milliseconds on the clock: with so many at once one waits for the others; the last column is memory of the
web process afterwards.

{table}

Answers that were errors of the server: {errors}. Times that its log says that the database is locked: {locked}.
"""


@dataclass
class Heard:
    """How long each answer took, by when it was asked for, and those that were errors."""

    times: dict[tuple[bool, str], list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, is_later: bool, method: str, took: float) -> None:
        """One answer."""
        self.times.setdefault((is_later, method), []).append(took)


def measure() -> str:
    """The section of the page."""
    told = run_python("-m", "benchmarks.workbench_load", "run").told
    head = ("while", "", "answers", "median ms", "19 in 20 within", "longest", "MiB")
    table = write_table(head, told.pop("rows"))
    sizes = {"people": N_PEOPLE, "ties": 10 * N_PEOPLE, "beside": N_BESIDE, "beside_ties": 10 * N_BESIDE}
    return TEXT.format(table=table, seconds=SECONDS, **sizes, **told)


def main() -> None:
    """Make the spaces, serve them, visit them, and say how it went, as JSON."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile("w+") as log:
        os.environ |= {"ECOTONE_HOME": home, "DJANGO_SETTINGS_MODULE": "ecotone_web.site.settings"}
        made = json.loads(_run_here("make").splitlines()[-1])
        port = _find_port()
        command = [
            str(Path(sys.executable).with_name("ecotone")),
            "serve",
            "--data",
            home,
            "--port",
            str(port),
        ]
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            heard = visit(port, made)
            memory = _read_memory(server.pid)
        finally:
            server.terminate()
            server.wait(60)
        log.seek(0)
        locked = log.read().count("database is locked")
    rows = list(_list_rows(heard, memory))
    print(
        json.dumps({"rows": rows, "errors": len(heard.errors), "locked": locked, "which": heard.errors[:5]})
    )


def _run_here(what: str) -> str:
    command = [sys.executable, "-m", "benchmarks.workbench_load", what]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _find_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def make_spaces() -> None:
    """In a process of its own: the space that is visited, its readings, and a session for each visitor."""
    member, n_people = _take(N_PEOPLE, "Visited"), 40
    from django.conf import settings
    from django.test import Client

    from ecotone_web.bridge.selection import Selection
    from ecotone_web.rooms.landscape.tasks import provide_reading, work_out_later

    space = member.space
    provide_reading(space, "whole", Selection())
    work_out_later.call(space.pk, "whole", "", False)
    sessions = []
    for _ in range(N_VISITORS):
        client = Client(headers={"host": "localhost"})
        client.force_login(member.user)
        sessions.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    people = [str(uid) for uid in space.people.values_list("uid", flat=True)[:n_people]]
    cookie = settings.SESSION_COOKIE_NAME
    print(json.dumps({"slug": space.slug, "cookie": cookie, "sessions": sessions, "people": people}))


def _take(n_people: int, name: str) -> Any:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from benchmarks.workbench_pages import draw_facts
    from ecotone_web.records.models import Member, Source, Space, User
    from ecotone_web.rooms.space.sources.acts import take_in

    space = Space.objects.create(name=name)
    user = User.objects.create_user(f"{name.lower()}@example.org")
    member = Member.objects.create(space=space, user=user, role="convener")
    source = Source.objects.create(space=space, kind=Source.Kind.FILE, title="large.csv", added_by=user)
    take_in(by=member, source=source, facts=draw_facts(n_people))
    return member


def visit(port: int, made: dict[str, Any]) -> Heard:
    """All visitors at once; in the second half a file is taken in beside them."""
    heard, lock = Heard(), threading.Lock()
    _wait_for(port)
    half, end = time.monotonic() + SECONDS / 2, time.monotonic() + SECONDS
    threads = [
        threading.Thread(target=_click, args=(port, made, number, half, end, heard, lock))
        for number in range(N_VISITORS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(max(half - time.monotonic(), 0))
    beside = subprocess.Popen([sys.executable, "-m", "benchmarks.workbench_load", "beside"])
    for thread in threads:
        thread.join()
    if beside.wait():
        heard.errors.append("the file beside")
    return heard


def _wait_for(port: int) -> None:
    """Until the first page is there: it loads all rooms."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=60):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def _click(
    port: int, made: dict[str, Any], number: int, half: float, end: float, heard: Heard, lock: Any
) -> None:
    """One visitor, until the time is over."""
    rng = random.Random(number)  # noqa: S311  (no secret)
    visitor = Visitor(port, made["cookie"], made["sessions"][number])
    base = f"/s/{made['slug']}/"
    visitor.get(f"{base}notebook/")
    while (now := time.monotonic()) < end:
        person = f"{base}people/{rng.choice(made['people'])}/"
        if rng.random() >= WRITE_SHARE:
            method, status = "reading", visitor.get(rng.choice([*(base + place for place in PLACES), person]))
        elif rng.random() < 0.5:
            line = {"text": f"A line of visitor {number}.", "on": "2026-01-01"}
            method, status = "writing", visitor.post(f"{base}notebook/keep/", line)
        else:
            method, status = "writing", visitor.post(f"{person}confirm/", {})
        with lock:
            heard.add(now >= half, method, time.monotonic() - now)
            if status >= 400:
                heard.errors.append(f"{method} {status}")


class Visitor:
    """Somebody who is signed in."""

    def __init__(self, port: int, cookie: str, session: str) -> None:
        self.port, self.cookies, self.token = port, f"{cookie}={session}", ""

    def get(self, address: str) -> int:
        """The status of a page."""
        status, text, head = self._ask("GET", address, None)
        if found := re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text):
            self.token = found[1]
        if found := re.search(r"csrftoken=(\w+)", head or ""):
            self.cookies = f"{self.cookies.partition(';')[0]}; csrftoken={found[1]}"
        return status

    def post(self, address: str, words: dict[str, str]) -> int:
        """The status of what a form is answered with."""
        body = urllib.parse.urlencode({**words, "csrfmiddlewaretoken": self.token})
        return self._ask("POST", address, body)[0]

    def _ask(self, method: str, address: str, body: str | None) -> tuple[int, str, str | None]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": self.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, address, body, headers)
        answer = connection.getresponse()
        text, head = answer.read().decode(), answer.getheader("Set-Cookie")
        connection.close()
        return answer.status, text, head


def _list_rows(heard: Heard, memory: float) -> Iterable[tuple[str, ...]]:
    for (is_later, method), times in sorted(heard.times.items()):
        most = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]
        yield (
            "a large file is taken in" if is_later else "nothing else goes on",
            method,
            str(len(times)),
            *(f"{1000 * each:,.0f}" for each in (statistics.median(times), most, max(times))),
            f"{memory:,.0f}" if is_later else "",
        )


def _read_memory(pid: int) -> float:
    """MiB that a process holds now; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    what = sys.argv[1] if len(sys.argv) > 1 else ""
    if what == "make":
        make_spaces()
    elif what == "beside":
        _take(N_BESIDE, "Beside")
    elif what == "run":
        main()
    else:
        print(measure())
