"""Sends letters and kills the sender each time at another point. The mail server lives in another process.

`python -m tests.web.drills.killing_post FOLDER TIMES SEED` (with EMAIL_URL set) queues some letters so many times,
starts the worker of the queue in a forked child that kills itself with SIGKILL before or after one of its statements or
of its words to the mail server, and starts it once more, undisturbed. It writes, as JSON, how far each letter is.
"""

from __future__ import annotations

import json
import os
import random
import signal
import smtplib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

AT_ONCE = 4
"""Letters in each round."""


def main(folder: Path, times: int, seed: int) -> list[list[str]]:
    """Address and state of each letter."""
    _set_up(folder)
    n_steps = _learn(folder)
    rng = random.Random(seed)
    for number in range(1, times + 1):
        _queue(number)
        _fork(Killer(rng.randint(1, n_steps), is_after=rng.random() < 0.5))
        status = _fork(Killer(None))
        if status != 0:
            raise SystemExit("the sender fails when nobody disturbs it")
    from ecotone_web.records.models import Letter

    rows = Letter.objects.order_by("pk").values_list(
        "invitation__person__email", "state", "invitation__state"
    )
    return [list(row) for row in rows]


class Killer:
    """Counts statements and words to the mail server, and kills this process at the one that is to be the last."""

    def __init__(self, at: int | None, *, is_after: bool = False) -> None:
        self.n, self.at, self.is_after = 0, at, is_after

    def pass_on(self, step: Callable[[], Any]) -> Any:
        """Do a step, if it comes to that."""
        self.n += 1
        if self.n == self.at and not self.is_after:
            os.kill(os.getpid(), signal.SIGKILL)
        done = step()
        if self.n == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    def watch_statement(self, execute: Any, *rest: Any) -> Any:
        """As Django's wrappers of statements are called."""
        return self.pass_on(lambda: execute(*rest))

    def watch_words(self) -> None:
        """Count what is said to the mail server, too."""
        said = smtplib.SMTP.send

        def send(server: smtplib.SMTP, text: Any) -> None:
            self.pass_on(lambda: said(server, text))

        smtplib.SMTP.send = send  # type: ignore[method-assign]


def _set_up(folder: Path) -> None:
    os.environ.update(
        ECOTONE_HOME=str(folder), DJANGO_SETTINGS_MODULE="ecotone_web.site.settings", EMAIL_PER_MINUTE="0"
    )
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.web.making import make_call, make_member, make_people, make_space

    space = make_space()
    make_people(space, make_member(space, "convener"))
    _warm_up(make_call(space))
    _close()


def _warm_up(call: Any) -> None:
    """What each child would otherwise find anew: all addresses, the templates of a letter."""
    from tests.web.making import make_invitation

    invitation = make_invitation(call, call.space.people.first())
    from ecotone_web.records.models import Letter
    from ecotone_web.rooms.call.letters.writing import write_letter

    write_letter(Letter(invitation=invitation, kind="invitation"), "a-token")


def _close() -> None:
    from django.db import connection

    connection.close()


def _queue(number: int) -> None:
    """A round of letters to people of its own."""
    from ecotone_web.records.models import Call, Member, Source
    from ecotone_web.rooms.call.letters.acts import queue_letters
    from ecotone_web.rooms.call.letters.tasks import send_soon
    from tests.web.making import make_invitation

    call, by, source = Call.objects.get(), Member.objects.get(role="convener"), Source.objects.first()
    assert source is not None
    rows = []
    for place in range(AT_ONCE):
        name = f"p{number}-{place}"
        person = call.space.people.create(
            outside_id=name, name=name, email=f"{name}@example.org", source=source
        )
        rows.append(make_invitation(call, person, "approved"))
    assert queue_letters(by=by, call=call, kind="invitation", invitations=rows) == AT_ONCE
    send_soon()
    _close()


def _learn(folder: Path) -> int:
    """How many steps a round takes when nobody disturbs it."""
    told = folder / "steps"
    _queue(0)
    status = _fork(Killer(None), told)
    if status != 0:
        raise SystemExit("the sender fails when nobody disturbs it")
    return int(told.read_text())


def _fork(killer: Killer, told: Path | None = None) -> int:
    """The worker in a child; how that ended."""
    child = os.fork()
    if child == 0:
        try:
            _work(killer)
            if told:
                told.write_text(str(killer.n))
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _work(killer: Killer) -> None:
    """As the worker of this queue starts, and until nothing is due."""
    from django.core.management import call_command
    from django.db import connection

    from ecotone_web.rooms.call.letters.tasks import QUEUE, send_soon
    from ecotone_web.site.start.worker import take_up_again

    killer.watch_words()
    with connection.execute_wrapper(killer.watch_statement):
        take_up_again(QUEUE)
        send_soon()
        call_command("db_worker", queue_name=QUEUE, batch=True, interval=0, startup_delay=False, verbosity=0)


if __name__ == "__main__":
    place, n_times, number = sys.argv[1:]
    sys.stdout.write(json.dumps(main(Path(place), int(n_times), int(number))))
