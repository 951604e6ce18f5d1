"""Commands that other packages bring, found without being loaded.

A package offers a command by an entry point of the group `ecotone.commands`: its name is the command's, and it
names a function that takes the arguments after the command and returns the exit status (None: 0).
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperGroup

GROUP = "ecotone.commands"


class CommandsOfAll(TyperGroup):
    """The commands of this package, then those that other packages bring."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands; none is loaded."""
        own = super().list_commands(ctx)
        return own + sorted(name for name in find_others() if name not in own)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name: ours first, so that nobody takes the place of `look`."""
        own = super().get_command(ctx, cmd_name)
        other = find_others().get(cmd_name) if own is None else None
        return own if other is None else make_command(other)


def find_others() -> dict[str, EntryPoint]:
    """The commands of other packages by name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def make_command(point: EntryPoint) -> Any:
    """A command that loads the other package when it is called, and hands all arguments over, --help too."""
    small = typer.Typer(add_completion=False)

    @small.command(
        point.name,
        help=f"See 'ecotone {point.name} --help'.",
        rich_help_panel="More commands",
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
    )
    def call(context: typer.Context) -> None:
        raise typer.Exit(point.load()(list(context.args)) or 0)

    return typer.main.get_command(small)
