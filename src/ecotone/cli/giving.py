"""`ecotone sample`: what there is, and a copy of it."""

from __future__ import annotations

import shlex
from pathlib import Path

from ecotone.cli.voice import say, say_plainly
from ecotone.errors import FileRefused
from ecotone.samples import copy_sample, describe_sample, sample_names


def list_samples() -> None:
    """Every sample with a sentence on what it is."""
    for name in sample_names():
        say_plainly(name)
        say(f"    {describe_sample(name).what}")
    say()
    say("To get one: ecotone sample NAME. SOURCE.toml beside its files says whose data they are.")


def give_sample(name: str, folder: Path) -> None:
    """Write the sample `name` into `folder`, and say what to do next."""
    try:
        if folder.exists() and not folder.is_dir():
            raise FileRefused("cli.not_a_folder", path=str(folder))
        written = copy_sample(name, folder)
    except OSError as error:
        raise FileRefused("cli.cannot_write", path=str(folder), why=error.strerror or str(error)) from error
    sample = describe_sample(name)
    say(sample.what)
    for path in written:
        say_plainly(f"    {path}")
    files = [str(folder / "people.csv"), str(folder / "ties.csv")]
    command = ["ecotone", "look", *files, *sample.look, "--out", f"{folder.name or name}.html"]
    say("Now try:")
    say_plainly(f"    {shlex.join(command)}")
