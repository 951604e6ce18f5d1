"""The command `ecotone`: a thin coat over the rooms of the library."""

from ecotone.cli.running import main

__all__ = ["main"]
