"""Write docs/reference from the docstrings: one page for each room, with all that its front door offers, and one that
draws how an invitation goes, from the table that the workbench obeys.

`python docs/refresh.py` writes the pages; with `--check` it writes nothing and fails where one lags behind.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import ecotone
from ecotone_web.rooms.call.states import draw_states

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 100
HEAD = "<!-- Written by `make docs` from the docstrings. Change them there. -->\n\n"


class Bare:
    """Something that prints as the text given, without quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def write_pages() -> dict[str, str]:
    """The text of every page of the reference, by the name of its file."""
    rooms = {name: importlib.import_module(f"ecotone.{name}") for name in ecotone.ROOMS}
    lines = [f"- [`ecotone.{name}`]({name}.md): {_first_line(room)}" for name, room in rooms.items()]
    index = (
        HEAD
        + "# Reference\n\nThe rooms of the library, from the ground up.\n\n"
        + "\n".join(lines)
        + "\n\nOf the workbench: [how an invitation goes](invitation.md).\n"
    )
    described = {f"{name}.md": write_room(name, room) for name, room in rooms.items()}
    return {"README.md": index, "invitation.md": write_states()} | described


def write_states() -> str:
    """The page that draws which step of an invitation follows which, and who takes it."""
    return (
        "<!-- Written by `make docs` from `ecotone_web/rooms/call/states.py`. Change it there. -->\n\n"
        "# How an invitation goes\n\nIn brackets who takes the step. Nobody is reminded more than twice, nor after "
        "an answer.\n\n"
        f"```mermaid\n{draw_states()}\n```\n"
    )


def write_room(name: str, room: ModuleType) -> str:
    """The page of one room: its docstring, its functions and classes, then the names of the rest."""
    things = list(find_public(room))
    described = [describe(thing_name, thing) for thing_name, thing in things if _is_described(thing)]
    rest = [f"`{thing_name}`" for thing_name, thing in things if not _is_described(thing)]
    closing = [f"## Also here\n\n{', '.join(rest)}\n"] if rest else []
    return HEAD + f"# `ecotone.{name}`\n\n{_docstring(room)}\n\n" + "\n".join(described + closing)


def find_public(room: ModuleType) -> Iterator[tuple[str, Any]]:
    """What a room offers at its front door: the names in `__all__`, or what it defines itself."""
    names = getattr(room, "__all__", None)
    if names is None:
        own = inspect.getmembers(room, lambda thing: getattr(thing, "__module__", None) == room.__name__)
        names = [name for name, _ in own if not name.startswith("_")]
    for name in names:
        yield name, getattr(room, name)


def describe(name: str, thing: Any) -> str:
    """One function or class as a piece of a page."""
    parts = [f"## `{name}`\n\n{write_signature(name, thing)}{_docstring(thing)}\n"]
    if inspect.isclass(thing):
        parts += [
            f"### `{name}.{part}`\n\n{write_signature(part, getattr(thing, part))}{_docstring(value)}\n"
            for part, value in _find_members(thing)
        ]
    return "\n".join(parts)


def _find_members(kind: type) -> Iterator[tuple[str, Any]]:
    for name, value in vars(kind).items():
        is_member = isinstance(value, property | staticmethod | classmethod | FunctionType)
        if is_member and not name.startswith("_") and inspect.getdoc(value):
            yield name, value


def write_signature(name: str, thing: Any) -> str:
    """How a function or class is called, on one line or one parameter a line; nothing for what is not called."""
    if not callable(thing) or (inspect.isclass(thing) and issubclass(thing, Exception)):
        return ""
    signature = _bare_signature(thing)
    line = f"{name}{signature}"
    if len(line) > WIDTH:
        returned = str(signature.replace(parameters=[]))[1:]
        line = "\n    ".join([f"{name}(", *_one_a_line(signature)]) + f"\n{returned}"
    return f"```python\n{line}\n```\n\n"


def _one_a_line(signature: inspect.Signature) -> Iterator[str]:
    before = None
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and before not in (
            parameter.kind,
            parameter.VAR_POSITIONAL,
        ):
            yield "*,"
        before = parameter.kind
        yield f"{parameter},"


def _bare_signature(thing: Any) -> inspect.Signature:
    """The signature with its annotations unquoted, and free of what changes from run to run."""
    signature = inspect.signature(thing)
    parameters = [
        parameter.replace(annotation=_bare(parameter.annotation), default=_bare_default(parameter.default))
        for parameter in signature.parameters.values()
    ]
    returned = signature.empty if inspect.isclass(thing) else _bare(signature.return_annotation)
    return signature.replace(parameters=parameters, return_annotation=returned)


def _bare(annotation: Any) -> Any:
    return Bare(annotation) if isinstance(annotation, str) else annotation


def _bare_default(default: Any) -> Any:
    return Bare(default.__name__) if inspect.isfunction(default) else default


def _is_described(thing: Any) -> bool:
    return (inspect.isclass(thing) or inspect.isfunction(thing)) and thing.__module__.startswith("ecotone")


def _docstring(thing: Any) -> str:
    return fence_examples(inspect.getdoc(thing) or "")


def _first_line(room: ModuleType) -> str:
    return (inspect.getdoc(room) or "").partition("\n")[0]


def fence_examples(docstring: str) -> str:
    """The docstring with its examples (`>>>` up to the next empty line) fenced as Python."""
    return re.sub(r"^>>>.*?(?=\n\n|\Z)", r"```python\n\g<0>\n```", docstring, flags=re.MULTILINE | re.DOTALL)


def find_stale(pages: dict[str, str], folder: Path = REFERENCE) -> list[str]:
    """The pages that are missing, lag behind, or belong to no room any more."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in pages.keys() | there.keys() if pages.get(name) != there.get(name))


def main(arguments: list[str]) -> int:
    pages = write_pages()
    stale = find_stale(pages)
    if "--check" in arguments:
        if stale:
            print(f"docs/reference lags behind the docstrings ({', '.join(stale)}): run make docs")
        return 1 if stale else 0
    REFERENCE.mkdir(exist_ok=True)
    for name in stale:
        if name in pages:
            (REFERENCE / name).write_text(pages[name], encoding="utf-8")
        else:
            (REFERENCE / name).unlink()
    print(f"docs/reference: {len(pages)} pages, {len(stale)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
