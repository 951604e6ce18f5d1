"""Which pages are looked at: every address, as those find it who may open it, in spaces of several kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Model
from django.test import Client
from django.urls import reverse

from ecotone_web.records.models import Member, Space, User
from ecotone_web.site.start.examples import make_invented
from tests.web.addresses import TABLE, space
from tests.web.making import make_member, make_space
from tests.web.world import World, make_world

LOOKS = {
    "all": "convener",  # one of everything that has an address
    "invented": "you",  # the space of the demonstration
    "empty": "newcomer",  # a space of which nothing is known yet
    "others": "observer",  # who sees aggregates alone, in the space of the demonstration
    "public": None,
}
"""Each look, and who looks; nobody has signed in for the public pages."""

ON_A_PHONE = {"all", "empty", "others"}
"""What axe looks at in one size alone, where the space of the demonstration has the same page with more on it."""

BESIDE_THE_TABLE = {"signing in": "/sign-in/", "closed link": "/view/closed/", "nowhere": "/nowhere/"}
"""Public pages of which the table says nothing, or that another argument opens."""


@dataclass(frozen=True)
class Visit:
    """An address, and the session of who opens it."""

    path: str
    session: str | None


def list_names() -> Iterator[tuple[str, str]]:
    """Each look and address: a failure names both."""
    for name, (kinds, arguments, *_sent) in TABLE.items():
        kind = kinds.split(" | ")[0]
        if kind in {"operator", "key", "closed"}:  # Django's own pages, or none
            continue
        if kind in {"public", "her link"}:
            yield "public", name
            continue
        yield "all", name
        if kind in {"space", "team"}:
            yield "invented", name
        if kind in {"space", "team"} and arguments is space:
            yield "empty", name
        if kind == "space":
            yield "others", name
    yield from (("public", name) for name in BESIDE_THE_TABLE)
    yield "others", "not for others"


def make_invented_world(world: World) -> World:
    """One thing of each kind in the space of the demonstration; None where it has none."""
    invented = make_invented()
    found = {field.name: find_alike(getattr(world, field.name), invented) for field in fields(world)}
    return replace(world, **found)


def find_alike(thing: Model | list[Any], wanted: Space) -> Any:
    """A row of the same table in another space: the last, for groups of sides are made last."""
    if isinstance(thing, Space):
        return wanted
    if not isinstance(thing, Model):
        return thing
    names = {field.name for field in type(thing)._meta.get_fields()}
    ways = ("space", "boundary__space", "person__space")
    at = next((way for way in ways if way.split("__")[0] in names), None)
    return type(thing)._default_manager.filter(**{at: wanted}).last() if at else None


def make_visits() -> dict[tuple[str, str], Visit]:
    """All spaces, everybody signed in, and the visits; what has no address in a space is left out there."""
    worlds = {"all": make_world()}
    worlds["invented"] = make_invented_world(worlds["all"])
    worlds["others"] = worlds["invented"]
    worlds["empty"] = replace(worlds["all"], space=make_space("A new one"))
    worlds["public"] = worlds["all"]
    people = {
        "convener": worlds["all"].convener.user,
        "you": Member.objects.get(space=worlds["invented"].space).user,
        "newcomer": make_member(worlds["empty"].space, "convener", "newcomer@example.org").user,
        "observer": make_member(worlds["invented"].space, "observer", "observer@example.org").user,
    }
    sessions = {who: sign_in(user) for who, user in people.items()}
    visits = {}
    for look, name in list_names():
        path = find_path(worlds[look], name)
        if path:
            visits[look, name] = Visit(path, sessions.get(LOOKS[look] or ""))
    return visits


def sign_in(user: User) -> str:
    """The key of a session of theirs."""
    client = Client()
    client.force_login(user)
    key = client.session.session_key
    assert key
    return key


def find_path(world: World, name: str) -> str | None:
    """Where a page is in this world."""
    if name == "not for others":
        return reverse("people:all", args=[world.space.slug])
    if name in BESIDE_THE_TABLE:
        return BESIDE_THE_TABLE[name]
    try:
        return reverse(name, args=TABLE[name][1](world))
    except AttributeError:  # this world has none
        return None
