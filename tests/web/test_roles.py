"""Who may open what: every address and every role, reading and writing. An address that is not in the table fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from ecotone_web.records.models import User
from tests.web.addresses import EXPECTED, TABLE
from tests.web.making import make_member, make_space
from tests.web.world import TOKEN, World, make_world

ROLES = ("anonymous", "outsider", "observer", "co-convener", "convener", "operator", "invited person")


def list_names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    """The names of all addresses; the operator's pages, which Django makes, are one door."""
    for pattern in patterns:
        if not isinstance(pattern, URLResolver):
            assert pattern.name, f"an address without a name: {pattern.pattern}"
            yield ":".join(filter(None, (namespace, pattern.name)))
        elif pattern.namespace == "admin":
            yield "admin:index"
        else:
            yield from list_names(
                pattern.url_patterns, ":".join(filter(None, (namespace, pattern.namespace)))
            )


GUESS = "another-word-that-nobody-was-given-and-that-opens-nothing"

pytestmark = pytest.mark.xdist_group("roles")  # one world for all of them
NAMES = sorted(set(list_names(get_resolver().url_patterns)))


def describe(response: HttpResponse) -> str:
    """Whether a page opened, in a word: pages that only take what is sent open by saying so."""
    to = response.headers.get("Location", "")
    if response.status_code in (301, 302, 303):
        return "sign in" if to.startswith(("/sign-in/", "/operator/login/")) else "open"
    if response.status_code == 401:
        return "sign in"
    return {403: "not for you", 404: "not there"}.get(
        response.status_code, "open" if response.status_code < 500 else str(response.status_code)
    )


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for all of these tests: each visit takes back what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(db: None) -> World:
    """One of everything."""
    return make_world()


@pytest.fixture(scope="module")
def sessions(world: World) -> dict[str, str]:
    """Somebody of every role but the first has signed in."""
    users = {
        "outsider": make_member(make_space("Elsewhere"), "convener", "outsider@example.org").user,
        "observer": make_member(world.space, "observer").user,
        "co-convener": make_member(world.space, "co-convener").user,
        "convener": world.convener.user,
        "operator": User.objects.create_superuser("operator@example.org"),
    }
    return {role: sign_in(user) for role, user in users.items()}


def sign_in(user: User) -> str:
    """The key of a new session."""
    browser = Client()
    browser.force_login(user)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def browsers(sessions: dict[str, str]) -> dict[str, Client]:
    """A browser for every role, which may throw its session away."""
    cache.clear()  # guesses are counted
    browsers = {role: Client() for role in ROLES}
    for role, session in sessions.items():
        browsers[role].cookies[settings.SESSION_COOKIE_NAME] = session
    return browsers


def find_ways(kind: str, address: str) -> dict[str, str]:
    """Where each role goes: to a page of an invited person everybody else has a guess at best."""
    guessed = address.replace(TOKEN, GUESS) if kind == "her link" else address
    return {role: address if role == ROLES[-1] else guessed for role in ROLES}


def visit(browser: Client, method: str, address: str, sent: dict[str, object]) -> str:
    """What a role finds there, and nothing stays changed for the next."""
    with transaction.atomic():
        found = describe(getattr(browser, method)(address, sent))
        transaction.set_rollback(True)
    return found


def test_every_address_is_in_the_table() -> None:
    assert sorted(TABLE) == NAMES


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_for_those_who_may_and_for_nobody_else(
    name: str, method: str, world: World, browsers: dict[str, Client]
) -> None:
    kinds, arguments, *sent = TABLE[name]
    kind = kinds.split(" | ")[-1 if method == "post" else 0]
    address = reverse(name, args=arguments(world))
    words = sent[0](world) if sent and method == "post" else {}
    ways = find_ways(kind, address)
    found = {role: visit(browser, method, ways[role], words) for role, browser in browsers.items()}
    assert found == dict(zip(ROLES, EXPECTED[kind], strict=True))
