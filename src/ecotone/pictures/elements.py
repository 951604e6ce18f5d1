"""Elements of a picture, written by hand: escaped, rounded to a tenth, with nothing from outside."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from ecotone.pictures.tokens import css_variables, picture_css

_LINK = "<a "
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """The text as it may stand in XML: marked up where needed, without characters that XML forbids.

    >>> escape('R&D <b>"x"</b>')
    'R&amp;D &lt;b&gt;&quot;x&quot;&lt;/b&gt;'
    """
    return html.escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def number(value: float) -> str:
    """A coordinate, rounded to a tenth, without idle zeros.

    >>> number(12.04), number(-0.04), number(3)
    ('12', '0', '3')
    """
    rounded = f"{value:.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """One element; children are markup already, attributes are escaped; `class_` is class, `a_b` is a-b.

    >>> tag("circle", cx=1.26, r=4, class_="eco-side")
    '<circle cx="1.3" r="4" class="eco-side"/>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def link_area(address: str | None, box: Sequence[float], rounded: float = 4.0) -> list[str]:
    """An area that leads somewhere for the pointer: left, top, right, bottom; none without an address.

    It is no stop for the keyboard, and nothing to a screen reader: the same link stands in the table after the picture.

    >>> link_area("?side=1", (0, 0, 40, 20))[0].partition("><")[0]
    '<a href="?side=1" class="eco-link" tabindex="-1" aria-hidden="true"'
    """
    if address is None:
        return []
    left, top, right, bottom = box
    area = tag("rect", x=left, y=top, width=right - left, height=bottom - top, rx=rounded, class_="eco-area")
    return [tag("a", area, href=address, class_="eco-link", tabindex="-1", aria_hidden="true")]


def path(points: Iterable[tuple[float, float]], class_: str, *, closed: bool = True) -> str:
    """A straight-edged path through `points`."""
    corners = "L".join(f"{number(x)},{number(y)}" for x, y in points)
    return tag("path", d=f"M{corners}{'Z' if closed else ''}", class_=class_)


def write_picture(
    parts: Sequence[str],
    size: tuple[float, float],
    title: str,
    facts: Sequence[str],
    *,
    id_prefix: str,
    standalone: bool,
) -> str:
    """The whole `<svg>`: a title, the first three facts (a line each), its own hatching, and the parts in order.

    `size` is width and height in px. Where `standalone`, the style of `tokens` is inside, light and dark. Where parts
    are links (`link_area`), they lie above an image of all others: nothing inside an image can be gone to.
    """
    prefix = clean_id(id_prefix)
    width, height = size
    title_id, desc_id = f"{prefix}-title", f"{prefix}-desc"
    style = [tag("style", css_variables() + picture_css())] if standalone else []
    ground = [tag("rect", width=width, height=height, class_="eco-ground")] if standalone else []
    head = [tag("title", escape(title), id=title_id)]
    if facts:
        head.append(tag("desc", escape("\n".join(map(_as_sentence, facts[:3]))), id=desc_id))
    shown = [part for part in parts if not part.startswith(_LINK)]
    links = [part for part in parts if part.startswith(_LINK)]
    image = {"role": "img", "aria_labelledby": f"{title_id} {desc_id}" if facts else title_id}
    return tag(
        "svg",
        *head,
        *style,
        _hatching(prefix),
        *ground,
        *([tag("g", *shown, **image), *links] if links else shown),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        class_="eco-picture",
        **({"role": "none"} if links else image),
    )


def _as_sentence(fact: str) -> str:
    return fact[:1].upper() + fact[1:] + ("" if fact.endswith((".", "?", "!")) else ".")


def clean_id(prefix: str) -> str:
    """A prefix that may begin an id and stand in `url(#...)`.

    >>> clean_id("map of offices"), clean_id("1")
    ('map-of-offices', 'p-1')
    """
    cleaned = re.sub(r"[^A-Za-z0-9_-]", "-", prefix)
    return cleaned if cleaned[:1].isalpha() else f"p-{cleaned}"


def hatch_url(id_prefix: str) -> str:
    """How a part of the picture asks for its hatching."""
    return f"url(#{clean_id(id_prefix)}-hatch)"


def _hatching(prefix: str) -> str:
    pattern = tag(
        "pattern",
        tag("rect", width=6, height=6, class_="eco-ground"),
        tag("rect", width=2.6, height=6, class_="eco-stripe"),
        id=f"{prefix}-hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return tag("defs", pattern)
