"""What tests of the workbench share: a space, its team, and people of the cast in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from ecotone_web.records.models import Member, Space, User
from tests.web.making import make_member, make_people, make_space

HERE = Path(__file__).parent
ANYWHERE = (
    "browser",
    "call/personal/test_phone.py",
    "drills/test_kill.py",
    "drills/test_kill_post.py",
    "looks",
    "site",
    "start",
)
"""What is the same on every database: how pages look, and commands that open databases of their own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what need not run on PostgreSQL again."""
    places = [HERE / name for name in ANYWHERE]
    for item in items:
        if any(item.path.is_relative_to(place) for place in places):
            item.add_marker("anywhere")


@pytest.fixture
def space(db: None) -> Space:
    """An empty space."""
    return make_space()


@pytest.fixture
def convener(space: Space) -> Member:
    """Who runs the space."""
    return make_member(space, "convener")


@pytest.fixture
def observer(space: Space) -> Member:
    """Who may see aggregates alone."""
    return make_member(space, "observer")


@pytest.fixture
def signed_in(client: Client, convener: Member) -> Client:
    """A browser in which the convener is signed in."""
    client.force_login(convener.user)
    return client


@pytest.fixture
def cast(space: Space, convener: Member) -> Space:
    """The space with the cast in it: people, boundaries, ties, a meeting."""
    make_people(space, convener)
    return space


@pytest.fixture
def run_tasks() -> Callable[[], None]:
    """Does all that waits to be done in the background."""

    def run() -> None:
        call_command("db_worker", queue_name="*", batch=True, interval=0, startup_delay=False, verbosity=0)

    return run


@pytest.fixture
def operator(db: None) -> User:
    """Who runs the server, and is in no space."""
    return User.objects.create_superuser("operator@example.org")
