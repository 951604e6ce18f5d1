"""Landscapes to look at: people alone, a few people with every gap, and more sides than fit on a map."""

from __future__ import annotations

from functools import cache

import numpy as np

from ecotone.boundaries import BoundaryReading, SilosReading, find_silos, weigh_boundaries
from ecotone.landscape import Belongings, Landscape, Meetings, People, Ties
from ecotone.reports import write_look
from ecotone.samples import load_sample
from ecotone.sentences import Nouns
from ecotone.tables import Account, Remark

Read = tuple[Landscape, tuple[BoundaryReading, ...], SilosReading | None, Nouns]


def people_alone() -> Landscape:
    """Sixty-two people by organisation and place, nobody tied."""
    organisations = ["Hospitals"] * 22 + ["Councils"] * 16 + ["Charities"] * 14 + ["Residents"] * 10
    places = [None if person % 5 == 0 else ("north", "south")[person % 2] for person in range(62)]
    return Landscape(
        People(tuple(f"person {number}" for number in range(62))),
        (Belongings.from_labels("organisation", organisations), Belongings.from_labels("place", places)),
    )


def many_sides(n_sides: int = 42, n_people: int = 420) -> Landscape:
    """Numbered departments, and ties that stay inside two times in three."""
    rng = np.random.default_rng(7)
    side = rng.integers(n_sides, size=n_people)
    first = rng.integers(n_people, size=4 * n_people)
    mates = [np.flatnonzero(side == number) for number in range(n_sides)]
    near = np.array([rng.choice(mates[side[person]]) for person in first])
    second = np.where(rng.random(len(first)) < 2 / 3, near, rng.integers(n_people, size=len(first)))
    department = Belongings.from_labels("department", [str(number) for number in side])
    return Landscape(
        People(tuple(str(person) for person in range(n_people))), (department,), Ties(first, second)
    )


def with_gaps() -> Landscape:
    """Thirty people with everything missing that can be: sides, answers, a side with nobody, strangers, our memory."""
    rng = np.random.default_rng(3)
    n_people = 30
    office = np.arange(n_people) % 3
    known = np.flatnonzero(np.arange(n_people) % 10 != 9)
    source, target = rng.integers(n_people, size=90), rng.integers(n_people, size=90)
    status = np.where(np.arange(90) < 8, 3, np.where(np.arange(90) < 12, 4, 0))
    answered = np.where(office == 0, 1, np.where(np.arange(n_people) < 16, 1, 0))
    people = People(
        tuple(f"person {number}" for number in range(n_people)),
        names=tuple(f"<b>Name {number}</b>" for number in range(n_people)),
        answered=answered,
        listed=np.arange(n_people) < 28,
    )
    offices = Belongings(
        "office", ("Boston", "Hartford", "Lyon", "<i>Nowhere</i>"), known, office[known], n_people
    )
    circles = Belongings.from_labels("circle", ["art|sport", "art", "sport"] * 10)
    account = Account(
        "people & <ties>.csv",
        "CSV",
        "people and ties",
        120,
        encoding="utf-8",
        delimiter=",",
        repaired=(Remark(3, "Line 3: fewer cells than columns.", 1, "short_rows"),),
        left_out=(Remark(9, "Line 9: there is no id.", 1, "no_id"),),
    )
    return Landscape(people, (offices, circles), Ties(source, target, status=status), sources=(account,))


def from_meetings() -> Landscape:
    """Two meetings of eight people."""
    meetings = Meetings(
        ("May", "June"),
        np.array(["2024-05-02", "2024-06-06"]),
        np.array([0, 1, 2, 3, 4, 5, 6, 7, 0, 2]),
        np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]),
    )
    place = Belongings.from_labels("place", ["north", "south"] * 4)
    return Landscape(People(tuple("abcdefgh")), (place,), meetings=meetings)


@cache
def read(name: str) -> Read:
    """A landscape with all its readings."""
    landscape, nouns = {
        "alone": (people_alone, Nouns()),
        "many": (many_sides, Nouns(ties="e-mails")),
        "gaps": (with_gaps, Nouns()),
        "met": (from_meetings, Nouns()),
        "law": (lambda: load_sample("law-firm"), Nouns()),
        "researchers": (lambda: load_sample("researchers"), Nouns(ties="acquaintances")),
    }[name]
    whole = landscape()
    beside = whole.boundary_names[:1] if name == "law" else ()
    silos = find_silos(whole) if whole.simple.n_ties else None
    return whole, weigh_boundaries(whole, beside=beside), silos, nouns


@cache
def look(name: str) -> str:
    """The report on one of them."""
    return write_look(*read(name))


NAMES = ("alone", "many", "gaps", "met", "law", "researchers")
