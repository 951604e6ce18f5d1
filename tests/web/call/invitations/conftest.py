"""A call to the organisations of the cast, and its pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ecotone_web.records.models import Call, Person, Space
from tests.web.making import make_call

At = Callable[..., str]
Who = Callable[..., Person]


@pytest.fixture
def call(cast: Space) -> Call:
    """Ada convenes; nobody is chosen yet."""
    return make_call(cast)


@pytest.fixture
def at(call: Call) -> At:
    """The address of a page of the call."""
    return lambda name="all", *more: reverse(f"invitations:{name}", args=[call.space.slug, call.pk, *more])


@pytest.fixture
def who(cast: Space) -> Who:
    """Somebody of the cast, by id."""
    return lambda name: Person.objects.get(space=cast, outside_id=name)


@pytest.fixture
def read(signed_in: Client) -> Callable[[str], str]:
    """What a page says."""

    def read(address: str) -> str:
        response = signed_in.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return read
