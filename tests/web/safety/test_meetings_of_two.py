"""Two clicks, two windows, two people: nothing twice, nothing half, and a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client

from ecotone_web.records.models import Boundary, Member, Person, Space
from ecotone_web.rooms.boundaries.acts import add_boundary
from ecotone_web.rooms.space.sources.acts import add_person
from ecotone_web.rooms.space.team.acts import end_space


def test_a_second_click_brings_nobody_twice(convener: Member) -> None:
    one = add_person(by=convener, name="Zoe Zander", is_other=False)
    assert add_person(by=convener, name="zoe  zander", is_other=False) == one
    assert Person.objects.count() == 1
    add_person(by=convener, name="Zoe Zander", is_other=True)
    assert Person.objects.count() == 2


def test_a_name_that_was_given_meanwhile_is_told_on_a_page(
    signed_in: Client, convener: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_boundary(by=convener, name="Way in", kind="other")
    # the other window was quicker than the look of the form
    monkeypatch.setattr("ecotone_web.rooms.boundaries.forms.has_name", lambda *_any: False)
    answer = signed_in.post(
        f"/s/{convener.space.slug}/boundaries/add/", {"name": "Way in", "kind": "other", "sides": ""}
    )
    assert answer.status_code == 409
    assert "Somebody has changed this meanwhile." in answer.content.decode()
    assert Boundary.objects.count() == 1


def test_a_space_ends_once(convener: Member) -> None:
    end_space(by=convener)
    end_space(by=convener)
    assert not Space.objects.exists()


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """As on a full disk, or while another writes for too long."""

    def refuse(execute: object, sql: str, *more: object) -> object:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("database is locked")
        return execute(sql, *more)  # type: ignore[operator]

    with connection.execute_wrapper(refuse):
        yield


def test_a_database_that_cannot_write_is_told_on_a_page(signed_in: Client, convener: Member) -> None:
    signed_in.get("/")
    with nothing_can_be_written():
        answer = signed_in.post(f"/s/{convener.space.slug}/aspiration/", {"aspiration": "Calm."})
    assert answer.status_code == 503
    assert "cannot write just now" in answer.content.decode()
    convener.space.refresh_from_db()
    assert convener.space.aspiration != "Calm."
