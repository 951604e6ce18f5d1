"""Letters to 5,000 people: queueing, looking at the pages, and handing over to a mail server on this machine."""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.measuring import run_python, write_table

N_PEOPLE = 5_000
N_VISITS = 15
SECONDS = 30
VISITED = ("letters/", "letters/send/", "letters/?state=sent", "letters/papers/")

TEXT = """## Letters to {people:,} people

A call with {people:,} approved invitations on SQLite, and a mail server on this machine that takes every letter. The
letters are queued in one transaction; the post then hands over one after the other without a rate, each in
transactions of its own: {seconds} seconds by itself, and {seconds} seconds while somebody opens the pages of letters
without a pause. Seconds, and milliseconds, on the clock.

Queueing all of them takes {queueing} s. Handed over: {alone} letters a second by itself, {beside} a second beside the
visits; the default rate is one a second.

{table}
"""


def measure() -> str:
    """The section of the page."""
    told = run_python("-m", "benchmarks.post", "run").told
    table = write_table(("page", "alone, median ms", "while letters go", "longest"), told.pop("rows"))
    return TEXT.format(table=table, people=N_PEOPLE, seconds=SECONDS, **told)


def main() -> None:
    """Make the call, queue, send and look, and say how it went, as JSON."""
    with tempfile.TemporaryDirectory() as home, open_sink() as port:
        os.environ |= {
            "ECOTONE_HOME": home,
            "DJANGO_SETTINGS_MODULE": "ecotone_web.site.settings",
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "EMAIL_PER_MINUTE": "0",
        }
        os.environ.pop("DATABASE_URL", None)
        sys.stdout.write(json.dumps(_run()))


@contextmanager
def open_sink() -> Iterator[int]:
    """A mail server that takes every letter and keeps none, in a process of its own: it waits for nobody here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "aiosmtpd",
        "-n",
        "-l",
        f"127.0.0.1:{port}",
        "-c",
        "aiosmtpd.handlers.Sink",
    ]
    server = subprocess.Popen(command)
    try:
        yield port
    finally:
        server.terminate()
        server.wait(20)


def _run() -> dict[str, Any]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    by, call = _make_call()
    browser, base = _sign_in(by), f"/s/{by.space.slug}/call/{call.pk}/"
    alone_first = {page: _visit(browser, base + page) for page in VISITED}
    from ecotone_web.records.models import Invitation
    from ecotone_web.rooms.call.letters.acts import queue_letters

    start = time.perf_counter()
    n = queue_letters(
        by=by, call=call, kind="invitation", invitations=Invitation.objects.filter(call=call).only("pk")
    )
    queueing = time.perf_counter() - start
    assert n == N_PEOPLE, n
    alone = {page: _visit(browser, base + page) for page in VISITED}
    rate, beside, meanwhile = _send_and_look(browser, base)
    rows = [
        (
            page,
            f"{max(statistics.median(alone_first[page]), statistics.median(alone[page])):.0f}",
            f"{statistics.median(meanwhile[page]):.0f}",
            f"{max(meanwhile[page]):.0f}",
        )
        for page in VISITED
    ]
    return {
        "rows": rows,
        "queueing": f"{queueing:.1f}",
        "alone": f"{rate:.0f}",
        "beside": f"{beside:.0f}",
    }


def _make_call() -> tuple[Any, Any]:
    """A space of so many people with addresses, all of whom are asked by one."""
    from ecotone_web.records.models import Call, Invitation, Member, Person, Source, Space, User, Wording

    space = Space.objects.create(name="Post")
    by = Member.objects.create(space=space, user=User.objects.create_user("a@example.org"), role="convener")
    source = Source.objects.create(space=space, kind="hand", title="by hand", added_by=by.user)
    people = [
        Person(space=space, source=source, outside_id=f"p{k}", name=f"Person {k}", email=f"p{k}@example.org")
        for k in range(N_PEOPLE + 1)
    ]
    Person.objects.bulk_create(people, 500)
    first, *others = Person.objects.filter(space=space).order_by("pk")
    call = Call.objects.create(space=space, title="A call")
    Wording.objects.create(
        call=call, subject="Getting home well", difference="Nobody waits.", asked="Two hours."
    )
    invitations = [Invitation(call=call, person=person, inviter=first, state="approved") for person in others]
    Invitation.objects.bulk_create(invitations, 500)
    return by, call


def _sign_in(by: Any) -> Any:
    from django.test import Client

    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(by.user)
    return browser


def _visit(browser: Any, address: str, times: int = N_VISITS) -> list[float]:
    """Milliseconds of some visits, after one that warms up."""
    took = []
    for _visit in range(times + 1):
        start = time.perf_counter()
        answer = browser.get(address)
        took.append(1000 * (time.perf_counter() - start))
        assert answer.status_code == 200, answer
    return took[1:]


def _send_and_look(browser: Any, base: str) -> tuple[float, float, dict[str, list[float]]]:
    """The post in a process of its own; letters a second by itself, and while pages are opened in turn."""
    meanwhile: dict[str, list[float]] = {page: [] for page in VISITED}
    command = [sys.executable, "-m", "ecotone_web.site.start.worker", "letters"]
    post = subprocess.Popen(command, stdin=subprocess.PIPE)

    def look() -> None:
        for page in VISITED:
            meanwhile[page] += _visit(browser, base + page, 1)

    try:
        while not _count_sent():
            time.sleep(0.05)
        return _weigh(lambda: time.sleep(1)), _weigh(look), meanwhile
    finally:
        post.terminate()
        post.wait(20)


def _weigh(do: Callable[[], None]) -> float:
    """Letters a second while something is done again and again."""
    n_before, start = _count_sent(), time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        do()
    return (_count_sent() - n_before) / (time.perf_counter() - start)


def _count_sent() -> int:
    from ecotone_web.records.models import Letter

    return Letter.objects.filter(state="sent").count()


if __name__ == "__main__":
    if sys.argv[1:] == ["run"]:
        main()
    else:
        print(measure())
