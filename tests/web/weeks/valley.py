"""The invented valley as a convener has it in her first week: a contact list, two sign-in sheets, her memory.

What pages say of it is counted here a second time, from the same lists and without the workbench.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

import ecotone_web.site
from ecotone.landscape import STATUSES, Belongings, Landscape, Meetings, People, Ties

INVENTED = Path(ecotone_web.site.__file__).parent / "invented"

SUPPER, TABLE = "Second open table, Tarnfoot", "The discharge table, Tarn Valley Infirmary"

REMEMBERED = {
    "Farid Goldenrush": ("Dilys Wrenfield", "Emeka Skylarkin", "Joyce Swallowtail", "Olu Brightwater"),
    "Lowri Starlingmoor": ("Leocadia Buttercross", "Mabli Honeyfield", "Jarek Meadowlatch"),
    "Meera Winterbrook": ("Niamh Copperleaf", "Jonas Cloudberry", "Halima Rosewarren"),
}
"""Ten contacts that the team has in its head."""


def list_rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the files."""
    with (INVENTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ORGANISATIONS = {row["name"]: row["organisation"].split("; ") for row in list_rows("people")}
"""Where each of the 62 is."""

KINDS = {row["side"]: row["group"] for row in list_rows("groups")}
"""Of which kind each organisation is."""


def write_names() -> str:
    """A line a person and organisation, as one pastes it."""
    return "\n".join(f"{name}, {each}" for name, sides in ORGANISATIONS.items() for each in sides)


def list_present(meeting: str) -> list[str]:
    """Who signed in."""
    names = {row["id"]: row["name"] for row in list_rows("people")}
    return [names[row["person"]] for row in list_rows("meetings") if row["meeting"] == meeting]


def write_sheet(meeting: str) -> bytes:
    """The sign-in sheet as a file."""
    rows = ["Name,Organisation", *(f"{name},{ORGANISATIONS[name][0]}" for name in list_present(meeting))]
    return "\n".join(rows).encode()


def find_kinds(name: str) -> set[str]:
    """The kinds of organisation that somebody is of."""
    return {KINDS[each] for each in ORGANISATIONS[name]}


def count_kinds() -> Counter[str]:
    """How many people there are of each kind."""
    return Counter(kind for name in ORGANISATIONS for kind in find_kinds(name))


def list_remembered() -> set[frozenset[str]]:
    """The pairs that the team noted."""
    return {frozenset((one, other)) for one, others in REMEMBERED.items() for other in others}


def list_pairs() -> set[frozenset[str]]:
    """All pairs that are known: who was at one of the two meetings together, and who was noted."""
    met = (frozenset(pair) for sheet in (SUPPER, TABLE) for pair in combinations(list_present(sheet), 2))
    return list_remembered() | set(met)


def count_crossing(pairs: Iterable[frozenset[str]]) -> int:
    """Pairs that have no kind in common."""
    return sum(not set.intersection(*map(find_kinds, pair)) for pair in pairs)


def make_ties(names: Sequence[str], pairs: Iterable[tuple[str, Sequence[str]]], status: str) -> Ties:
    """Contacts of one person with several others."""
    ends = np.array([(names.index(one), names.index(each)) for one, others in pairs for each in others])
    return Ties(ends[:, 0], ends[:, 1], status=np.full(len(ends), STATUSES.index(status)))


def make_landscape() -> Landscape:
    """The same, as the library takes it: arrays, and the names for ids."""
    names = list(ORGANISATIONS)
    sheets = (SUPPER, TABLE)
    present = [
        (names.index(name), number) for number, sheet in enumerate(sheets) for name in list_present(sheet)
    ]
    meetings = Meetings(
        sheets,
        np.array(["NaT"] * len(sheets), "datetime64[D]"),
        np.array([person for person, _meeting in present], np.int32),
        np.array([meeting for _person, meeting in present], np.int32),
    )
    labels = ["|".join(find_kinds(name)) for name in names]
    kinds = Belongings.from_labels("kind of organisation", labels)
    ties = make_ties(names, REMEMBERED.items(), "noted by us")
    return Landscape(People(tuple(names)), (kinds,), ties, meetings)


def list_people(house: str) -> list[str]:
    """Who is in an organisation; of two, the one named last counts here."""
    return [name for name, sides in ORGANISATIONS.items() if sides[-1] == house]


def make_houses(
    houses: Mapping[str, list[str]], pairs: Iterable[tuple[str, Sequence[str]]], status: str
) -> Landscape:
    """A few organisations alone, with these contacts."""
    names = [name for people in houses.values() for name in people]
    sides = [house for house, people in houses.items() for _name in people]
    ties = make_ties(names, pairs, status)
    return Landscape(People(tuple(names)), (Belongings.from_labels("organisation", sides),), ties)
