"""The options of the commands in groups, so that each is written down once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ecotone.errors import EcotoneError

if TYPE_CHECKING:
    from ecotone.sentences import Nouns
    from ecotone.tables import Hints

_VIEW = "Which ties"
_DIFFERENCES = "Which differences"
_COLUMNS = "How the columns are called (only where they are not recognised)"
_VALUES = "What stands in the cells"
_WORDS = "Words"


def _option(*names: str, panel: str, help: str, metavar: str | None = None) -> Any:
    return typer.Option(*names, help=help, rich_help_panel=panel, metavar=metavar, show_default=False)


def _column(name: str, what: str) -> Any:
    return _option(name, panel=_COLUMNS, help=f"Column that says {what}.", metavar="COLUMN")


@dataclass(frozen=True)
class Reading:
    """How the files are to be read: everything that the columns' own names do not say."""

    id: Annotated[str | None, _column("--id", "who each person is")] = None
    source: Annotated[str | None, _column("--from", "who tells of the tie")] = None
    target: Annotated[str | None, _column("--to", "whom it goes to")] = None
    weight: Annotated[str | None, _column("--weight", "how much: hours, messages")] = None
    kind: Annotated[str | None, _column("--kind", "which kind of tie it is")] = None
    status: Annotated[
        str | None, _column("--status", "how the tie is known: reported, observed, noted by us")
    ] = None
    since: Annotated[str | None, _column("--since", "from which day it holds")] = None
    until: Annotated[str | None, _column("--until", "from which day it holds no longer")] = None
    meeting: Annotated[str | None, _column("--meeting", "which meeting someone was at")] = None
    answered: Annotated[str | None, _column("--answered", "who answered a survey")] = None
    people_columns: Annotated[
        str | None,
        _option(
            "--people-columns",
            panel=_COLUMNS,
            help="Names for the columns of a people file without a first line of names, with commas between.",
            metavar="NAMES",
        ),
    ] = None
    ties_columns: Annotated[
        str | None,
        _option("--ties-columns", panel=_COLUMNS, help="The same for the files of ties.", metavar="NAMES"),
    ] = None
    unknown: Annotated[
        list[str],
        _option(
            "--unknown",
            panel=_VALUES,
            help="A value that means 'not known', such as 9, beside an empty cell, NA and ?. "
            "Can be given several times.",
            metavar="VALUE",
        ),
    ] = field(default_factory=list)
    labels: Annotated[
        Path | None,
        _option(
            "--labels",
            panel=_VALUES,
            help="A file that says what codes mean: column, code, label.",
            metavar="FILE",
        ),
    ] = None

    def as_hints(self, boundaries: tuple[str, ...]) -> Hints:
        """The same for the readers; `boundaries` are columns that are boundaries whatever they hold."""
        from ecotone.tables import Hints

        given = {name.name: getattr(self, name.name) for name in dataclasses.fields(self)}
        for name in ("people_columns", "ties_columns"):
            given[name] = _split(given[name])
        return Hints(**{**given, "unknown": tuple(self.unknown), "boundaries": boundaries})


@dataclass(frozen=True)
class Viewing:
    """Which of the ties are looked at: without any of these all that are there, kinds together."""

    only_kind: Annotated[
        list[str],
        _option(
            "--only-kind",
            panel=_VIEW,
            help="Only ties of this kind. Can be given several times.",
            metavar="KIND",
        ),
    ] = field(default_factory=list)
    at: Annotated[
        str | None,
        _option(
            "--at",
            panel=_VIEW,
            help="People and ties as they were on a day, such as 2024-03-31.",
            metavar="DATE",
        ),
    ] = None
    confirmed: Annotated[
        bool, _option("--confirmed", panel=_VIEW, metavar="", help="Only ties that both people have told of.")
    ] = False

    def day(self) -> str | None:
        """The day of --at, refused where it is none."""
        if self.at is None:
            return None
        try:
            return date.fromisoformat(self.at.strip()).isoformat()
        except ValueError:
            raise EcotoneError("cli.not_a_day", found=self.at) from None


@dataclass(frozen=True)
class Dividing:
    """Which columns are boundaries, beyond those that are found."""

    boundary: Annotated[
        list[str],
        _option(
            "--boundary",
            panel=_DIFFERENCES,
            help="A column that divides people: office, profession, place. The whole answer is then about it alone; "
            "all that are found, if not given. Can be given several times.",
            metavar="NAME",
        ),
    ] = field(default_factory=list)

    @property
    def held_equal(self) -> list[str]:
        """The boundaries beside which others are weighed."""
        return []

    def columns(self) -> tuple[str, ...]:
        """Every column that is named as a boundary, once each."""
        return tuple(dict.fromkeys([*self.boundary, *self.held_equal]))


@dataclass(frozen=True)
class Weighing(Dividing):
    """Which boundaries are weighed, and beside which others."""

    beside: Annotated[
        list[str],
        _option(
            "--beside",
            panel=_DIFFERENCES,
            help="Is it this difference, or one that goes with it? Says what is left among people who are alike in "
            "NAME. Can be given several times.",
            metavar="NAME",
        ),
    ] = field(default_factory=list)

    @property
    def held_equal(self) -> list[str]:
        """What --beside names."""
        return self.beside


@dataclass(frozen=True)
class Wording:
    """What people and ties are called in the sentences."""

    noun: Annotated[
        str,
        _option(
            "--noun",
            panel=_WORDS,
            help="What the ties are: friendships, e-mails; else contacts.",
            metavar="WORD",
        ),
    ] = "contacts"
    people_noun: Annotated[
        str,
        _option(
            "--people-noun",
            panel=_WORDS,
            help="What the people are: organisations; else people.",
            metavar="WORD",
        ),
    ] = "people"

    def as_nouns(self) -> Nouns:
        """The same for the sentences."""
        from ecotone.sentences import Nouns

        return Nouns(ties=self.noun, people=self.people_noun)


def read_place(out: str) -> Path:
    """Where --out says that the report goes, refused where it says nothing."""
    if not out.strip():
        raise EcotoneError("cli.no_out")
    return Path(out)


def read_seed(seed: str) -> int:
    """The number of --seed, refused where it is none.

    >>> read_seed("7")
    7
    """
    if not (seed.isascii() and seed.isdigit() and len(seed) < 1000):
        raise EcotoneError("cli.not_a_seed", found=seed)
    return int(seed)


def _split(names: str | None) -> tuple[str, ...]:
    return () if names is None else tuple(name.strip() for name in names.split(","))
