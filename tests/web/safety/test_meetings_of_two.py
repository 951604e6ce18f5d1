"""Two clicks, two windows, two people: nothing twice, nothing half, and a sentence."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
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


def test_a_page_that_could_not_keep_its_session_says_the_same(signed_in: Client, convener: Member) -> None:
    add = f"/s/{convener.space.slug}/space/sources/person/"
    signed_in.post(add, {"name": "Zoe Zander"})  # leaves a message, which the next page takes out
    with nothing_can_be_written():
        answer = signed_in.get(add)
    assert answer.status_code == 503
    assert "cannot write just now" in answer.content.decode()


def test_a_full_disk_is_no_fault_of_ours(client: Client, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    def refuse(*_more: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cache, "add", refuse)
    monkeypatch.setattr(cache, "set", refuse)
    answer = client.post("/sign-in/", {"email": "zoe@example.org"})
    assert answer.status_code == 503
    assert "cannot write just now" in answer.content.decode()
