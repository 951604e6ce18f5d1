"""The table of addresses: who may open each, and with which arguments a test calls it."""

from __future__ import annotations

from collections.abc import Callable

from tests.web.world import TOKEN, World

# What anonymous, outsider, observer, co-convener, convener and operator find. "a | b": a for reading, b for sending.
EXPECTED = {
    "public": ("open",) * 6,
    "account": ("sign in", *("open",) * 5),
    "space": ("sign in", "not there", "open", "open", "open", "not there"),
    "team": ("sign in", "not there", "not for you", "open", "open", "not there"),
    "convener": ("sign in", "not there", "not for you", "not for you", "open", "not there"),
    "writer": ("sign in", "not there", "not for you", "not there", "open", "not there"),
    "operator": ("sign in", *("sign in",) * 4, "open"),
}

Arguments = Callable[[World], list[object]]


def nothing(_world: World) -> list[object]:
    return []


def space(world: World) -> list[object]:
    return [world.space.slug]


def token(_world: World) -> list[object]:
    return [TOKEN]


def of(name: str, field: str = "pk") -> Arguments:
    """The space, and one thing in it."""
    return lambda world: [world.space.slug, getattr(getattr(world, name), field)]


person = of("person", "uid")


def and_also(arguments: Arguments, *more: object) -> Arguments:
    """The same arguments, and these."""
    return lambda world: [*arguments(world), *more]


TABLE: dict[str, tuple[str, Arguments]] = {
    "about": ("public", nothing),
    "pictures_css": ("public", nothing),
    "admin:index": ("operator", nothing),
    # reports
    "reports:home": ("space", space),
    "reports:aspiration": ("team", space),
    "reports:first": ("team", space),
    "reports:questions": ("team", space),
    "reports:find": ("team", space),
    "reports:share": ("team", space),
    "reports:take_back": ("team", of("shared")),
    "reports:sheet": ("team", space),
    "shared:view": ("public", token),
    # notebook
    "notebook:all": ("team", space),
    "notebook:keep": ("team", space),
    "notebook:line": ("writer", of("note")),
    "notebook:do": ("team | writer", and_also(of("note"), "share")),
}
