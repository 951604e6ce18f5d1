"""A call of the cast, and a real post office on this machine that may refuse letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from ecotone_web.records.models import Call, Invitation, Person, Space
from tests.web.call.letters.office import StrictOffice
from tests.web.making import make_call, make_invitation
from tests.web.team.post import open_post_office

NAMES = ("bo", "cleo", "dag")


@pytest.fixture
def call(cast: Space) -> Call:
    """A call that Ada sends; Bo, Cleo and Dag have addresses, and are approved."""
    call = make_call(cast)
    for name in NAMES:
        person = Person.objects.get(space=cast, outside_id=name)
        Person.objects.filter(pk=person.pk).update(email=f"{name}@example.org")
        person.refresh_from_db()
        make_invitation(call, person, "approved")
    return call


@pytest.fixture
def asked(call: Call) -> list[Invitation]:
    """They, by name."""
    rows = Invitation.objects.select_related("person", "inviter", "call")
    return list(rows.filter(call=call).order_by("person__sorted_as"))


@pytest.fixture
def office(settings: Any) -> Iterator[StrictOffice]:
    """The mail server that the workbench uses."""
    office = StrictOffice()
    with open_post_office(office) as (_office, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.DEFAULT_FROM_EMAIL = "Ecotone <post@ecotone.example.org>"
        yield office


@pytest.fixture
def deliver() -> Callable[[], None]:
    """Does what the worker of the queue does, until nothing is due."""

    def run() -> None:
        while (waiting := DBTaskResult.objects.ready().filter(queue_name="letters").first()) is not None:
            waiting.claim("post")
            waiting.task.call()
            waiting.set_successful(None)

    return run
