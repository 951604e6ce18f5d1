"""A letter that PostgreSQL cannot hold is refused at the door, on every database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.web.addresses import TABLE
from tests.web.world import World, make_world

pytestmark = pytest.mark.xdist_group("strange letters")  # one world for all of them
WORDS = ("q", "name", "who", "boundary", "side", "area", "month", "kinds", "day", "after", "add")


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for all of these tests: nothing is changed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(db: None) -> World:
    """One of everything."""
    return make_world()


@pytest.mark.parametrize("name", sorted(name for name in TABLE if ":" in name))
def test_no_page_falls_over_it(world: World, name: str) -> None:
    browser = Client()
    browser.force_login(world.convener.user)
    address = reverse(name, args=TABLE[name][1](world))
    with transaction.atomic():
        assert browser.get(address, dict.fromkeys(WORDS, "A\0da")).status_code == 400
        assert browser.post(address, dict.fromkeys(WORDS, "A\0da")).status_code == 400
        transaction.set_rollback(True)
