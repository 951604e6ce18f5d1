"""A person's ring: her name in the middle, around it whom she is tied to, side by side, and seats nobody has taken."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecotone.pictures.elements import link_area, path, tag, write_picture
from ecotone.pictures.glyphs import draw_empty
from ecotone.pictures.labels import Box, Label, write_label
from ecotone.pictures.legends import draw_legend
from ecotone.pictures.maps import TOP
from ecotone.pictures.placing import Point, between
from ecotone.pictures.scene import NARROW, WIDE
from ecotone.pictures.seats import LINES, Ring, Row, list_rows, split_rows
from ecotone.pictures.words import say
from ecotone.sentences import join_words, name_boundary, name_side, say_empty_seat

_EDGE, _GAP = 8.0, 12.0
_DOT, _SEAT = 4.0, 7.0
_NEAR, _FAR = 84.0, 150.0
"""How far from the middle the ring is, above and beside."""

_WORDS = {
    "confirmed": "word.picture_confirmed",
    "reported": "word.picture_reported",
    "met": "word.picture_met",
    "noted": "word.picture_noted",
}
_LETTERINGS = {"side": "name", "more": "note", "seat": "note"}


class Spot(NamedTuple):
    """A row of the ring where it stands: what is written there, and the height of its middle."""

    row: Row
    label: Label
    y: float


def draw_ring(ring: Ring, *, narrow: bool = False, id_prefix: str = "ring", standalone: bool = False) -> str:
    """The ring of one person in an `<svg>` 720 px wide (`narrow`: 328, a list under her name).

    Names stand by side, sides and names in the order of the alphabet; nothing is ranked, and a line says only how a
    tie is known. Up to 60 names; of more every side shows equally many at most, "and 12 more". At most five empty
    seats. Names with an address lead there, for the pointer; a list after the picture must hold the same links
    (`draw_map` says why).

    >>> from ecotone.pictures import Acquaintance
    >>> known = [Acquaintance("Ben", "Boston", "confirmed"), Acquaintance("Cleo", "Hartford")]
    >>> picture = draw_ring(Ring("Ana", "office", known, ["Providence"]))
    >>> picture.count('class="eco-dot"'), picture.count('class="eco-nobody"'), "Providence" in picture
    (2, 2, True)
    """
    width = NARROW if narrow else WIDE
    blocks = list_rows(ring)
    parts, bottom = _draw_list(ring.name, blocks) if narrow else _draw_around(ring.name, blocks)
    legend, bottom = draw_legend(_explain(ring), width, bottom + 16, "none")
    return write_picture(
        [*parts, *legend],
        (width, bottom + TOP),
        _entitle(ring),
        _state_facts(ring),
        id_prefix=id_prefix,
        standalone=standalone,
    )


def _draw_around(name: str, blocks: Sequence[Sequence[Row]]) -> tuple[list[str], float]:
    """Two columns along an oval, every name on its outer side, where no line runs."""
    columns = split_rows(blocks)
    room = WIDE / 2 - _FAR - _GAP - _EDGE
    labels = [[_write(row, room) for row in rows] for rows in columns]
    height = max(130.0, *(_measure(rows, column) for rows, column in zip(columns, labels, strict=True)))
    centre = (WIDE / 2, TOP + height / 2)
    title = write_label([(name, "name")], 2 * _NEAR - 36, most=4)
    box = title.box(centre[0], centre[1] - title.height / 2, "middle")
    lines: list[str] = []
    over: list[str] = title.draw(centre[0], box.top, "middle")
    for rows, column, turn in zip(columns, labels, (-1, 1), strict=True):
        top = centre[1] - _measure(rows, column) / 2
        for spot in _stack(rows, column, top):
            out = math.sqrt(max(1 - (2 * (spot.y - centre[1]) / height) ** 2, 0.0))
            seat = (centre[0] + turn * (_NEAR + (_FAR - _NEAR) * out), spot.y)
            lines += _draw_line(spot.row, _leave(box, centre, seat), seat)
            over += _draw_seat(spot, seat, turn)
    return [*lines, *over], TOP + height


def _draw_list(name: str, blocks: Sequence[Sequence[Row]]) -> tuple[list[str], float]:
    """Her name above; from a line below it one short line to everybody."""
    spine, seat_x = 16.0, 58.0
    title = write_label([(name, "name")], NARROW - 2 * _EDGE, most=4)
    parts = title.draw(_EDGE, TOP)
    rows = [row for block in blocks for row in block]
    labels = [_write(row, NARROW - seat_x - _GAP - _EDGE) for row in rows]
    top = TOP + title.height + 8
    spots = [*_stack(rows, labels, top)]
    ends = [spot.y for spot in spots if spot.row.sign in LINES.values()]
    parts += [path([(spine, top - 4), (spine, ends[-1])], "eco-line", closed=False)] if ends else []
    for spot in spots:
        parts += _draw_line(spot.row, (spine, spot.y), (seat_x, spot.y))
        parts += _draw_seat(spot, (seat_x, spot.y), 1)
    return parts, top + _measure(rows, labels)


def _write(row: Row, room: float) -> Label:
    return write_label(
        [(row.text, _LETTERINGS.get(row.sign, "words"))], room, most=3 if row.sign == "side" else 2
    )


def _above(row: Row) -> float:
    """Room between a row and the one before."""
    return 12.0 if row.sign == "side" else 3.0


def _measure(rows: Sequence[Row], labels: Sequence[Label]) -> float:
    return sum(_above(row) + label.height for row, label in zip(rows, labels, strict=True))


def _stack(rows: Sequence[Row], labels: Sequence[Label], top: float) -> Iterator[Spot]:
    for row, label in zip(rows, labels, strict=True):
        top += _above(row)
        yield Spot(row, label, top + label.height / 2)
        top += label.height


def _draw_line(row: Row, start: Point, seat: Point) -> list[str]:
    if row.sign not in LINES.values():
        return []
    return [path([start, seat], f"eco-{row.sign}", closed=False)]


def _draw_seat(spot: Spot, seat: Point, turn: int) -> list[str]:
    """What stands at the end of a line, and its words on the outer side."""
    anchor = "start" if turn > 0 else "end"
    words = spot.label.draw(seat[0] + turn * _GAP, spot.y - spot.label.height / 2, anchor)
    if spot.row.sign == "seat":
        return [draw_empty(seat, _SEAT), *words]
    if spot.row.sign not in LINES.values():
        return words
    dot = tag("circle", cx=seat[0], cy=seat[1], r=_DOT, class_="eco-dot")
    box = spot.label.box(seat[0] + turn * _GAP, spot.y - spot.label.height / 2, anchor)
    reach = (min(box.left, seat[0] - _DOT) - 4, box.top, max(box.right, seat[0] + _DOT) + 4, box.bottom)
    return [dot, *words, *link_area(spot.row.address, reach)]


def _leave(box: Box, centre: Point, seat: Point) -> Point:
    """Where a line to a seat leaves the name in the middle."""
    x, y = abs(seat[0] - centre[0]), abs(seat[1] - centre[1])
    reach = (box.right - box.left) / 2 + 8, (box.bottom - box.top) / 2 + 6
    return between(centre, seat, min(reach[0] / max(x, 1e-9), reach[1] / max(y, 1e-9), 1.0))


def _explain(ring: Ring) -> list[tuple[str, str]]:
    used = {LINES[each.status] for each in ring.seated}
    entries = [(sign, say(_WORDS[sign])) for sign in LINES.values() if sign in used]
    return [*entries, ("seat", say("word.picture_seat"))] if ring.empty else entries


def _entitle(ring: Ring) -> str:
    if ring.boundary is None:
        return say("picture.ring_alone", name=ring.name)
    return say("picture.ring", name=ring.name, boundary=name_boundary(ring.boundary))


def _state_facts(ring: Ring) -> list[str]:
    """From which sides there is somebody, and from which nobody."""
    if ring.boundary is None or not ring.seated:
        facts = [] if ring.seated else [say("word.picture_nobody_yet")]
    else:
        sides = [name_side(ring.boundary, side) for side in ring.sides]
        facts = [say("word.picture_from", sides=join_words(sides))] if sides else []
    if ring.boundary is not None and ring.empty:
        facts.append(str(say_empty_seat(ring.boundary, *ring.empty)))
    return facts
