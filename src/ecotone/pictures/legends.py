"""The legend: every sign that a picture uses, once, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ecotone.pictures.elements import path, tag
from ecotone.pictures.glyphs import draw_empty, draw_tick
from ecotone.pictures.labels import write_label
from ecotone.pictures.words import say
from ecotone.sentences import Nouns

LINES = ("confirmed", "reported", "met", "noted")
"""Signs that are lines between two people, each told apart by its stroke."""

SWATCH = 30.0
_HEIGHT = 14.0
_GAP = 8.0


def draw_legend(
    items: Iterable[tuple[str, str]], width: float, top: float, hatch: str
) -> tuple[list[str], float]:
    """Swatches with their words, side by side while they fit; returns the parts and where they end.

    `items` are (sign, words); signs: filled, hatched, room, mark, cannot, both, dot, unknown, seat, and LINES.
    """
    parts: list[str] = []
    x, line = 8.0, top
    row = 0.0
    for sign, words in items:
        label = write_label([(words, "note")], width - SWATCH - _GAP - 16)
        taken = SWATCH + _GAP + label.width + 24
        if x > 8 and x + taken - 24 > width - 8:
            x, line, row = 8.0, line + row + 8, 0.0
        parts += draw_swatch(sign, (x, line + 9), hatch)
        parts += label.draw(x + SWATCH + _GAP, line)
        x += taken
        row = max(row, label.height)
    return parts, line + row


def draw_swatch(sign: str, start: tuple[float, float], hatch: str) -> list[str]:
    """A small example of a sign; `start` is its left end at half its height."""
    x, y = start
    middle = (x + SWATCH / 2, y)
    if sign == "mark":
        return [draw_tick(middle, _HEIGHT - 2)]
    if sign == "dot":
        return [tag("circle", cx=middle[0], cy=y, r=2.4, class_="eco-dot")]
    if sign in ("unknown", "seat"):
        return [draw_empty(middle, 8 if sign == "unknown" else 7)]
    if sign in LINES:
        return [path([(x, y), (x + SWATCH, y)], f"eco-{sign}", closed=False)]
    if sign == "cannot":
        mark = write_label([("?", "note")], SWATCH)
        ring = tag("circle", cx=middle[0], cy=y, r=9, class_="eco-cannot")
        return [ring, *mark.draw(middle[0], y - mark.height / 2, "middle")]
    if sign == "both":
        rings = ((8.0, "eco-bead"), (5.0, "eco-ring"))
        return [tag("circle", cx=middle[0], cy=y, r=r, class_=class_) for r, class_ in rings]
    fill = hatch if sign == "hatched" else None
    return [
        tag("rect", x=x, y=y - _HEIGHT / 2, width=SWATCH, height=_HEIGHT, class_=f"eco-{sign}", fill=fill)
    ]


def explain_glyph(ties: str, boundary: str, signs: Collection[str]) -> list[tuple[str, str]]:
    """The legend's entries for the one glyph, flat or across a road; `signs` says which of its parts were drawn."""
    entries = [("filled", say("word.picture_filled", ties=ties))] if signs else []
    if "gate" in signs:
        entries += [
            ("hatched", say("word.picture_hatched")),
            ("room", say("word.picture_room")),
            ("mark", say("word.picture_mark", boundary=boundary)),
        ]
    return [*entries, ("cannot", say("word.picture_cannot"))] if "cannot" in signs else entries


def say_dot(nouns: Nouns) -> str:
    """What a dot is."""
    if nouns.people == "people":
        return say("word.picture_dot_person")
    return say("word.picture_dot", people=nouns.people)
