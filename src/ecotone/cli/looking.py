"""`ecotone look`, `boundaries` and `silos`: files in, sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecotone.cli.bar import Bar
from ecotone.cli.documents import as_text, describe_boundaries, describe_silos
from ecotone.cli.options import Dividing, Reading, Viewing
from ecotone.cli.tables import show_boundaries, show_pairs
from ecotone.cli.voice import say, say_plainly, say_strongly
from ecotone.cli.writing import check_place, write_whole
from ecotone.errors import EcotoneError
from ecotone.ground import Progress

if TYPE_CHECKING:
    from ecotone.boundaries import BoundaryReading, SilosReading
    from ecotone.landscape import Landscape
    from ecotone.sentences import Nouns

MOST_IN_FULL, MOST_IN_TABLE = 10, 60
"""Boundaries told in words, and in one table; the JSON has them all."""

MOST_NAMES = 30
"""People named in one line; the JSON has them all."""


@dataclass(frozen=True)
class Asked:
    """What a command was asked to read, and how."""

    files: Sequence[Path]
    viewing: Viewing
    dividing: Dividing
    reading: Reading

    def read(self, progress: Progress) -> Landscape:
        """The landscape of the files in the view that was asked for; what is not there is refused before any work."""
        day = self.viewing.day()
        from ecotone.landscape import view
        from ecotone.tables import read_landscape

        hints = self.reading.as_hints(self.dividing.columns())
        landscape = read_landscape(self.files, hints, progress=progress)
        _find_boundaries(landscape, self.dividing.columns())
        if day is not None and not landscape.has_dates:
            raise EcotoneError("cli.no_dates")
        return view(landscape, only_kinds=self.viewing.only_kind, at=day, confirmed=self.viewing.confirmed)

    def weigh(self, landscape: Landscape, progress: Progress) -> tuple[BoundaryReading, ...]:
        """The boundaries that were asked for, or all."""
        from ecotone.boundaries import weigh_boundaries

        names = self.names(landscape) or None
        beside = _find_boundaries(landscape, self.dividing.held_equal)
        return weigh_boundaries(landscape, names, beside=beside, progress=progress)

    def names(self, landscape: Landscape) -> list[str]:
        """The boundaries that were asked for, by their own names."""
        return _find_boundaries(landscape, self.dividing.boundary)


def _find_boundaries(landscape: Landscape, names: Sequence[str]) -> list[str]:
    """The boundaries by their own names, where capital letters were not minded; refuses what is not there."""
    known = {name.casefold(): name for name in reversed(landscape.boundary_names)}
    exact = dict(zip(landscape.boundary_names, landscape.boundary_names, strict=True))
    meant = [exact.get(name, known.get(name.strip().casefold(), name)) for name in names]
    return [landscape.boundary(name).name for name in meant]


def look_and_write(asked: Asked, out: Path, nouns: Nouns, seed: int | None, name: str | None) -> None:
    """Write the report to `out`, and say its first sentences; without a `seed` nobody looks for close-knit parts."""
    check_place(out, asked.files)
    with Bar() as bar:
        landscape = asked.read(bar.tell)
        readings = asked.weigh(landscape, bar.tell)
        silos = _find_silos(landscape, seed, bar.tell)
        from ecotone.reports import write_look

        page = write_look(landscape, readings, silos, nouns, name=name)
    write_whole(out, page)
    _say_first_sentences(landscape, readings, silos, nouns)
    say_plainly(f"The report: {out}")


def tell_boundaries(asked: Asked, nouns: Nouns, *, json: bool) -> None:
    """Say of each boundary what was found, or write it all as JSON."""
    with Bar() as bar:
        landscape = asked.read(bar.tell)
        readings = asked.weigh(landscape, bar.tell)
    if json:
        say_plainly(as_text(describe_boundaries(landscape, readings)))
        return
    from ecotone.reports import choose_boundaries

    _say_landscape(landscape, nouns)
    told = choose_boundaries(landscape, readings, MOST_IN_FULL)
    for reading in told.readings:
        _say_in_full(reading, nouns)
        if asked.dividing.boundary:
            show_pairs(reading, nouns)
    if told.said is not None:
        say()
        say(f"{told.said} Ask for others by name with --boundary; all are in --json.")
    if len(readings) > 1:
        show_boundaries(choose_boundaries(landscape, readings, MOST_IN_TABLE).readings, nouns)


def tell_silos(asked: Asked, nouns: Nouns, seed: int, *, json: bool) -> None:
    """Say which close-knit parts there are, or write it all as JSON."""
    from ecotone.boundaries import find_silos

    with Bar() as bar:
        landscape = asked.read(bar.tell)
        silos = find_silos(landscape, seed=seed, progress=bar.tell)
    if json:
        say_plainly(as_text(describe_silos(landscape, silos)))
        return
    from ecotone.sentences import say_silo, say_silos

    _say_landscape(landscape, nouns)
    say()
    say_strongly(str(say_silos(silos, nouns)))
    for silo in silos.silos:
        say()
        say(" ".join(map(str, say_silo(silo, nouns))))
        say(f"Who: {_list_names(landscape, silo.people.tolist())}.")


def _find_silos(landscape: Landscape, seed: int | None, progress: Progress) -> SilosReading | None:
    if seed is None or landscape.simple.n_ties == 0:
        return None
    from ecotone.boundaries import find_silos

    return find_silos(landscape, seed=seed, progress=progress)


def _say_first_sentences(
    landscape: Landscape, readings: Sequence[BoundaryReading], silos: SilosReading | None, nouns: Nouns
) -> None:
    from ecotone.reports import first_sentences

    (headline, *opening), *others = first_sentences(landscape, readings, silos, nouns)
    say_strongly(str(headline))
    for paragraph in (opening, *others):
        if paragraph:
            say(" ".join(map(str, paragraph)))
            say()


def _say_landscape(landscape: Landscape, nouns: Nouns) -> None:
    from ecotone.sentences import say_landscape, say_unlisted, say_view

    said = [say_landscape(landscape, nouns), say_unlisted(landscape, nouns), *say_view(landscape, nouns)]
    say(" ".join(str(sentence) for sentence in said if sentence is not None))


def _say_in_full(reading: BoundaryReading, nouns: Nouns) -> None:
    from ecotone.sentences import say_boundary_in_full, say_cautions

    first, *rest = say_boundary_in_full(reading, nouns)
    say()
    say_strongly(str(first))
    say(" ".join(map(str, (*rest, *say_cautions(reading, nouns)))))


def _list_names(landscape: Landscape, people: Sequence[int]) -> str:
    names = [landscape.people.names[person] for person in people]
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
