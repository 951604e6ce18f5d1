"""One who is asked, and her link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ecotone_web.records.models import Boundary, Call, Invitation, Person, PersonalLink, Space
from ecotone_web.rooms.call.links.acts import make_link
from tests.web.making import make_call, make_invitation


@dataclass
class Visitor:
    """Somebody with a link, and the browser in which she opens it."""

    person: Person
    token: str
    browser: Client

    def address(self, name: str, /, *args: Any) -> str:
        return reverse(f"me:{name}", args=[self.token, *args])

    def get(self, name: str, /, *args: Any, **words: Any) -> HttpResponse:
        return self.browser.get(self.address(name, *args), words)

    def post(self, name: str, /, *args: Any, follow: bool = False, **words: Any) -> HttpResponse:
        return self.browser.post(self.address(name, *args), words, follow=follow)

    def read(self, name: str, /, *args: Any, **words: Any) -> str:
        return self.get(name, *args, **words).content.decode()


def let_in(space: Space, outside_id: str) -> Visitor:
    """A link for one of the cast."""
    person = Person.objects.get(space=space, outside_id=outside_id)
    return Visitor(person, make_link(by=None, person=person), Client())


@pytest.fixture
def call(cast: Space) -> Call:
    return make_call(cast)


@pytest.fixture
def asked(call: Call, cast: Space) -> Invitation:
    """Bo is asked."""
    bo = Person.objects.get(space=cast, outside_id="bo")
    return make_invitation(call, bo, "sent", sent_at=timezone.now())


@pytest.fixture
def bo(cast: Space, asked: Invitation) -> Visitor:
    return let_in(cast, "bo")


@pytest.fixture
def cleo(cast: Space, call: Call) -> Visitor:
    """Somebody else who is asked."""
    person = Person.objects.exclude(outside_id__in=("ada", "bo")).filter(space=cast)[0]
    make_invitation(call, person, "sent", sent_at=timezone.now())
    return let_in(cast, person.outside_id)


@pytest.fixture
def organisation(cast: Space) -> Boundary:
    return Boundary.objects.get(space=cast, name="organisation")


def let_expire(token_of: Person) -> None:
    PersonalLink.objects.filter(person=token_of).update(expires_at=timezone.now() - timedelta(days=1))
