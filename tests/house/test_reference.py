"""Every public function of the library is explained, and the reference does not lag behind."""

from __future__ import annotations

import importlib
import inspect
from pathlib import Path
from types import ModuleType

import ecotone
from docs.refresh import REFERENCE, fence_examples, find_public, find_stale, write_pages
from tests.house.repository import SOURCE

ROOMS = {name: importlib.import_module(f"ecotone.{name}") for name in ecotone.ROOMS}
NOT_A_ROOM = {"__init__", "__main__", "cli", "py"}


def find_unexplained(rooms: dict[str, ModuleType]) -> list[str]:
    """Public functions and classes without a docstring of their own."""
    return [
        f"{room}.{name}"
        for room, module in rooms.items()
        for name, thing in find_public(module)
        if (inspect.isfunction(thing) or inspect.isclass(thing)) and not is_explained(name, thing)
    ]


def is_explained(name: str, thing: object) -> bool:
    docstring = (thing.__doc__ or "").strip()
    return bool(docstring) and not docstring.startswith(
        f"{name}("
    )  # which is what a dataclass makes by itself


def find_unnamed(rooms: dict[str, ModuleType], folder: Path) -> list[str]:
    """Public names that the page of their room does not mention."""
    return [
        f"{room}.{name}"
        for room, module in rooms.items()
        for name, _ in find_public(module)
        if f"`{name}`" not in (folder / f"{room}.md").read_text()
    ]


def test_every_public_function_is_explained() -> None:
    assert find_unexplained(ROOMS) == []


def test_every_public_name_stands_in_the_reference() -> None:
    assert find_unnamed(ROOMS, REFERENCE) == []


def test_the_reference_does_not_lag() -> None:
    assert find_stale(write_pages()) == []


def test_every_room_is_in_the_list_of_rooms() -> None:
    there = {
        path.name.partition(".")[0] for path in SOURCE.iterdir() if path.suffix == ".py" or path.is_dir()
    }
    assert there - NOT_A_ROOM - {"__pycache__"} == set(ecotone.ROOMS)


def test_the_guards_see_gaps(tmp_path: Path) -> None:
    def weigh_nothing() -> None: ...

    room = ModuleType("scales")
    room.__dict__.update(__all__=["weigh_nothing"], weigh_nothing=weigh_nothing)
    (tmp_path / "scales.md").write_text("An empty page.")
    assert find_unexplained({"scales": room}) == ["scales.weigh_nothing"]
    assert find_unnamed({"scales": room}, tmp_path) == ["scales.weigh_nothing"]
    assert find_stale({"scales.md": "A page."}, tmp_path) == ["scales.md"]
    assert find_stale({}, tmp_path) == ["scales.md"]


def test_examples_are_fenced() -> None:
    assert (
        fence_examples("Words.\n\n>>> 1 + 1\n2\n\nMore.") == "Words.\n\n```python\n>>> 1 + 1\n2\n```\n\nMore."
    )
