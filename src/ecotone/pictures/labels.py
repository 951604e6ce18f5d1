"""Labels: lines of text that know how much room they take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ecotone.pictures.elements import escape, tag
from ecotone.pictures.letters import measure_text, set_apart, wrap_text
from ecotone.pictures.tokens import LETTERINGS


class Box(NamedTuple):
    """An upright rectangle in px."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Its four corners in turn."""
        left, top, right, bottom = self
        return ((left, top), (right, top), (right, bottom), (left, bottom))


@dataclass(frozen=True)
class Label:
    """Lines of text, each with its lettering; `whole` is the unshortened text where something was left out."""

    lines: tuple[tuple[str, str], ...]
    whole: str | None = None

    @cached_property
    def width(self) -> float:
        """The width of the widest line."""
        return max((measure_text(text, lettering) for text, lettering in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """All lines together."""
        return float(sum(LETTERINGS[lettering].line for _, lettering in self.lines))

    def box(self, x: float, top: float, anchor: str) -> Box:
        """What it covers when it stands at x from `top` down; `anchor` is start, middle or end."""
        left = x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        return Box(left, top, left + self.width, top + self.height)

    def draw(self, x: float, top: float, anchor: str = "start") -> list[str]:
        """Its text elements, one a line."""
        drawn: list[str] = []
        for text, lettering in self.lines:
            style = LETTERINGS[lettering]
            baseline = top + style.line / 2 + style.size * 0.36
            children = [tag("title", escape(self.whole))] if self.whole and not drawn else []
            drawn.append(
                tag(
                    "text",
                    *children,
                    escape(set_apart(text)),
                    x=x,
                    y=baseline,
                    class_=f"eco-{lettering}",
                    text_anchor=None if anchor == "start" else anchor,
                )
            )
            top += style.line
        return drawn


def write_label(texts: Iterable[tuple[str, str]], width: float, *, most: int = 6, even: bool = True) -> Label:
    """A label of several texts, each (text, lettering) wrapped to `width` px and at most `most` lines.

    `even` makes the lines of a text about equally long, as suits a name; running text fills its lines.
    """
    lines: list[tuple[str, str]] = []
    cut: str | None = None
    for text, lettering in texts:
        wrapped = wrap_text(text, width, lettering, most, even=even)
        if wrapped and wrapped[-1].endswith("…") and not text.endswith("…"):
            cut = text
        lines += [(line, lettering) for line in wrapped]
    return Label(tuple(lines), cut)
