"""The people of our examples. They are invented; their landscape is small enough to count by hand.

Twelve are in it: nine people of four organisations, two residents, and the museum, an organisation on the map
as one actor.

- *organisation*: Harbour Museum 4, Reef School 3, Fisheries Office 2, Dune Watch 1 (alone
  on its side), Residents 2.
- *place*: north 6, south 5, and of Fen nobody knows.
- *practice*: several belongings are allowed. Gale is a teacher and a diver, Kai a fisher and a diver; of Linn
  nobody knows.

Ties are *contacts* and *advice*, reported unless said otherwise. Two pairs were named from both ends, one
tie is noted by us, one is only potential. Ada and Bo are tied by both kinds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.landscape import STATUSES, Belongings, Landscape, People, Ties


@dataclass(frozen=True)
class Member:
    """One of the cast: an id, a name, and the sides she is on; an empty side is not known."""

    person_id: str
    name: str
    organisation: str
    place: str
    practice: tuple[str, ...]


@dataclass(frozen=True)
class CastTie:
    """A tie between two of the cast, as somebody reported or noted it."""

    source: str
    target: str
    kind: str = "contacts"
    status: str = "reported"


MUSEUM, SCHOOL, FISHERIES, DUNES, RESIDENTS = (
    "Harbour Museum",
    "Reef School",
    "Fisheries Office",
    "Dune Watch",
    "Residents",
)

PEOPLE = (
    Member("ada", "Ada Ankerwyn", MUSEUM, "north", ("curator",)),
    Member("bo", "Bo Brackwater", MUSEUM, "north", ("curator",)),
    Member("cleo", "Cléo Câprier", MUSEUM, "south", ("diver",)),
    Member("museum", "The Harbour Museum", MUSEUM, "north", ("curator",)),
    Member("dag", "Dag Driftwood", SCHOOL, "south", ("teacher",)),
    Member("esi", "Esi Estuary", SCHOOL, "south", ("teacher",)),
    Member("gale", "Gale Greenshore", SCHOOL, "north", ("teacher", "diver")),
    Member("fen", "Fen Fairwind", FISHERIES, "", ("fisher",)),
    Member("hana", "Hana Herring", FISHERIES, "south", ("fisher",)),
    Member("ivo", "Ivo Isthmus", DUNES, "north", ("ranger",)),
    Member("kai", "Kai Kelp", RESIDENTS, "south", ("fisher", "diver")),
    Member("linn", "Linn Lowtide", RESIDENTS, "north", ()),
)

TIES = (
    CastTie("ada", "bo"),
    CastTie("ada", "bo", kind="advice"),
    CastTie("bo", "ada"),
    CastTie("ada", "museum"),
    CastTie("bo", "museum"),
    CastTie("bo", "cleo"),
    CastTie("cleo", "gale"),
    CastTie("dag", "esi"),
    CastTie("esi", "dag"),
    CastTie("esi", "gale"),
    CastTie("dag", "gale"),
    CastTie("fen", "hana"),
    CastTie("hana", "kai"),
    CastTie("kai", "linn"),
    CastTie("ivo", "ada", kind="advice"),
    CastTie("ivo", "gale", status="noted by us"),
    CastTie("esi", "kai", status="potential"),
)

# Counted by hand from the list above: all kinds together, each pair once, the potential tie left out.
N_PEOPLE = 12
N_PAIRS_TIED = 13
N_CROSSING = {"organisation": 4, "place": 5}
N_UNKNOWN = {"organisation": 0, "place": 1, "practice": 1}


def write_people_csv(separator: str = ",") -> str:
    """The cast as a spreadsheet; several practices are split by `|`, what is not known is empty."""
    rows = [["id", "name", "organisation", "place", "practice"]]
    rows += [
        [member.person_id, member.name, member.organisation, member.place, "|".join(member.practice)]
        for member in PEOPLE
    ]
    return "".join(separator.join(row) + "\n" for row in rows)


def write_ties_csv(separator: str = ",") -> str:
    """The ties of the cast as a spreadsheet."""
    rows = [["from", "to", "kind", "status"]]
    rows += [[tie.source, tie.target, tie.kind, tie.status] for tie in TIES]
    return "".join(separator.join(row) + "\n" for row in rows)


def make_landscape() -> Landscape:
    """The cast as a landscape."""
    ids = [member.person_id for member in PEOPLE]
    place = {person_id: person for person, person_id in enumerate(ids)}
    belongings = (
        Belongings.from_labels("organisation", [member.organisation for member in PEOPLE]),
        Belongings.from_labels("place", [member.place or None for member in PEOPLE]),
        Belongings.from_labels("practice", ["|".join(member.practice) or None for member in PEOPLE]),
    )
    kinds = ("contacts", "advice")
    ties = Ties(
        np.array([place[tie.source] for tie in TIES]),
        np.array([place[tie.target] for tie in TIES]),
        kinds,
        np.array([kinds.index(tie.kind) for tie in TIES]),
        np.array([STATUSES.index(tie.status) for tie in TIES]),
    )
    return Landscape(People(tuple(ids), tuple(member.name for member in PEOPLE)), belongings, ties)
