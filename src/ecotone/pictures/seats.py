"""The seats of a ring in rows: sides in the order of names, who sits there, and where nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ecotone.pictures.words import say
from ecotone.sentences import name_boundary, name_side, order_sides

MOST_NAMES = 60
MOST_EMPTY_SEATS = 5

LINES = {"confirmed": "confirmed", "reported": "reported", "observed": "met", "noted by us": "noted"}
"""The sign of each status: never mixed, told apart without colour, and explained in the legend."""

_INSIDE_A_SIDE = 8
"""How much it speaks against a cut between two columns that it goes through a side, in rows."""


@dataclass(frozen=True)
class Acquaintance:
    """Somebody whom a person is tied to: a name, a side of the boundary (None: not known), how the tie is known.

    `status` is one of `ecotone.landscape.STATUSES`; who is only *potential* is left out. `address` is where the name
    leads.
    """

    name: str
    side: str | None = None
    status: str = "reported"
    address: str | None = None


@dataclass(frozen=True)
class Ring:
    """What a ring shows: whose it is, by which boundary, whom she is tied to, and sides from where nobody is."""

    name: str
    boundary: str | None = None
    known: Sequence[Acquaintance] = ()
    empty_seats: Sequence[str] = ()

    @property
    def seated(self) -> list[Acquaintance]:
        """Whom she is tied to, in the order of their names."""
        known = [each for each in self.known if each.status in LINES]
        return sorted(known, key=lambda each: (each.name.casefold(), each.name))

    @property
    def empty(self) -> list[str]:
        """The sides of the empty seats: the first by name, at most five, none where somebody is known."""
        held = {each.side for each in self.seated}
        sides = [side for side in dict.fromkeys(self.empty_seats) if side not in held]
        return [sides[place] for place in order_sides(sides)[:MOST_EMPTY_SEATS]]

    @property
    def sides(self) -> list[str]:
        """The sides of those known, in the order of names."""
        sides = list({each.side for each in self.seated if each.side is not None})
        return [sides[place] for place in order_sides(sides)]


@dataclass(frozen=True)
class Row:
    """One line of a ring: a `side` as heading, somebody (by the sign of the line), `more` of them, or a `seat`."""

    text: str
    sign: str
    address: str | None = None


def list_rows(ring: Ring) -> list[list[Row]]:
    """A block of rows for each side, in the order of names; those of unknown side last."""
    both = [*ring.sides, *ring.empty]
    sides: list[str | None] = [both[place] for place in order_sides(both)]
    if any(each.side is None for each in ring.seated):
        sides.append(None)
    groups = {side: [each for each in ring.seated if each.side == side] for side in sides}
    kept = dict(list(groups.items())[:MOST_NAMES])
    most = _count_each([len(group) for group in kept.values()])
    blocks = [_make_block(ring.boundary, side, group, most) for side, group in kept.items()]
    left_out = sum(len(group) for side, group in groups.items() if side not in kept)
    return [*blocks, [_make_more(left_out)]] if left_out else blocks


def split_rows(blocks: Sequence[Sequence[Row]]) -> tuple[list[Row], list[Row]]:
    """Two columns about equally long, cut between sides if that is not far off; else the side is named again."""
    rows = [row for block in blocks for row in block]
    ends = {0, *accumulate(len(block) for block in blocks)}
    # no cut leaves a heading, or one name, alone
    cuts = [cut for cut in range(len(rows) + 1) if cut in ends or not {cut - 2, cut - 1, cut + 1} & ends]
    best = min(cuts, key=lambda cut: abs(len(rows) - 2 * cut) + _INSIDE_A_SIDE * (cut not in ends))
    if best in ends:
        return rows[:best], rows[best:]
    heading = next(row for row in reversed(rows[:best]) if row.sign == "side")
    return rows[:best], [heading, *rows[best:]]


def _count_each(sizes: Sequence[int]) -> int:
    """How many names each side shows at most, so that they are `MOST_NAMES` at most."""
    return max(
        most for most in range(1, MOST_NAMES + 1) if sum(min(size, most) for size in sizes) <= MOST_NAMES
    )


def _make_block(
    boundary: str | None, side: str | None, group: Sequence[Acquaintance], most: int
) -> list[Row]:
    rows = [Row(each.name, LINES[each.status], each.address) for each in group[:most]]
    if len(group) > most:
        rows.append(_make_more(len(group) - most))
    if not group:
        rows = [Row(say("word.picture_nobody_known"), "seat")]
    return rows if boundary is None else [Row(_entitle(boundary, side), "side"), *rows]


def _make_more(count: int) -> Row:
    return Row(say("word.picture_and_more", count=count), "more")


def _entitle(boundary: str, side: str | None) -> str:
    if side is None:
        unknown = say("word.picture_side_not_known", boundary=name_boundary(boundary))
        return unknown[:1].upper() + unknown[1:]
    return str(name_side(boundary, side))
