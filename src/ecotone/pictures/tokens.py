"""The tokens of type and colour: one place for the pictures, the report and the web to take them from.

Colours are CSS custom properties with the light theme as default, the dark one where the reader's screen asks for
it, and the light one on paper. No colour carries a meaning alone, and no side has a colour of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LIGHT: Mapping[str, str] = {
    "paper": "#FBFAF6",
    "surface": "#FFFFFF",
    "land": "#EFEBE0",
    "ink": "#1E2422",
    "muted": "#565D59",
    "edge": "#7B827D",
    "hair": "#DAD6CB",
    "accent": "#0B5F59",
    "road": "#BFDCD7",
    "unsure": "#6A706C",
    "notice": "#7A4B00",
    "notice-tint": "#FBF0D9",
    "error": "#9B2010",
    "error-tint": "#FBE6E1",
}

DARK: Mapping[str, str] = {
    "paper": "#14191A",
    "surface": "#1C2324",
    "land": "#273031",
    "ink": "#ECEAE2",
    "muted": "#AEB5AF",
    "edge": "#7F8984",
    "hair": "#39423F",
    "accent": "#77C8BC",
    "road": "#2C5A54",
    "unsure": "#9BA39E",
    "notice": "#E8BE6C",
    "notice-tint": "#33290F",
    "error": "#F3A190",
    "error-tint": "#3A1B15",
}

SERIF = 'ui-serif, Charter, Georgia, "Noto Serif", serif'
SANS = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'


class Lettering(NamedTuple):
    """How one kind of text in a picture is set: size in px as shown, distance of its lines, weight, colour."""

    size: int
    line: int
    bold: bool
    colour: str


LETTERINGS: Mapping[str, Lettering] = {
    "name": Lettering(16, 20, True, "ink"),
    "figure": Lettering(15, 19, True, "ink"),
    "words": Lettering(15, 20, False, "ink"),
    "note": Lettering(14, 18, False, "muted"),
}
"""No text in a picture is smaller than 13 px as shown."""


def colour(token: str) -> str:
    """The CSS value of a token: its custom property, with the light colour where nobody sets it.

    >>> colour("ink")
    'var(--eco-ink, #1E2422)'
    """
    return f"var(--eco-{token}, {LIGHT[token]})"


def css_variables() -> str:
    """The custom properties: light on `:root`, dark where a screen asks for it, light on paper."""
    light, dark = _declare(LIGHT), _declare(DARK)
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{light}}}}}\n"
    )


def picture_css() -> str:
    """The classes of all pictures; one copy in a page is enough for every picture in it."""
    rules = {
        ".eco-picture": f"display:block;max-width:100%;height:auto;font-family:{SANS};direction:ltr;"
        "font-variant-numeric:tabular-nums;-webkit-print-color-adjust:exact;print-color-adjust:exact",
        ".eco-ground": f"fill:{colour('paper')}",
        **{f".eco-{name}": _set(lettering) for name, lettering in LETTERINGS.items()},
        ".eco-side": _paint("land", "edge", 1.5),
        ".eco-chosen": _paint("land", "accent", 3),
        ".eco-dot": f"fill:{colour('muted')}",
        ".eco-nobody": f"{_paint('none', 'unsure', 1.5)};stroke-dasharray:4 4",
        ".eco-road": _paint("road", "accent", 1),
        ".eco-faint": f"{_paint('road', 'accent', 1.5)};stroke-dasharray:.1 4;stroke-linecap:round",
        ".eco-dotted": f"{_paint('none', 'unsure', 2)};stroke-dasharray:.1 6;stroke-linecap:round",
        ".eco-room": _paint("paper", "ink", 1),
        ".eco-filled": _paint("road", "accent", 1),
        ".eco-hatched": f"stroke:{colour('ink')};stroke-width:.8",
        ".eco-stripe": f"fill:{colour('ink')}",
        ".eco-tick": _paint("none", "ink", 2),
        ".eco-cannot": f"{_paint('paper', 'unsure', 1.5)};stroke-dasharray:3 3",
        ".eco-bead": _paint("land", "accent", 2),
        ".eco-ring": _paint("none", "accent", 1),
        ".eco-line": _paint("none", "edge", 1.5),
        ".eco-hair": _paint("none", "hair", 1),
        ".eco-confirmed": _paint("none", "accent", 2.5),
        ".eco-reported": _paint("none", "edge", 1.2),
        ".eco-met": f"{_paint('none', 'edge', 1.5)};stroke-dasharray:7 5",
        ".eco-noted": f"{_paint('none', 'edge', 2)};stroke-dasharray:.1 5;stroke-linecap:round",
        ".eco-link": "cursor:pointer;outline:none",
        ".eco-area": "fill:transparent",
        ".eco-link:hover .eco-area,.eco-link:focus .eco-area": f"stroke:{colour('accent')};stroke-width:3",
    }
    return "".join(f"{selector}{{{rule}}}\n" for selector, rule in rules.items())


def measure_contrast(first: str, second: str) -> float:
    """The contrast of two colours `#RRGGBB` by WCAG 2.2, 1 to 21.

    `(L1 + .05) / (L2 + .05)`, L1 the relative luminance of the lighter one.

    >>> measure_contrast("#000000", "#FFFFFF")
    21.0
    """
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _declare(theme: Mapping[str, str]) -> str:
    return "".join(f"--eco-{token}:{value};" for token, value in theme.items())


def _paint(fill: str, stroke: str, width: float) -> str:
    inside = fill if fill == "none" else colour(fill)
    return f"fill:{inside};stroke:{colour(stroke)};stroke-width:{width:g}"


def _set(lettering: Lettering) -> str:
    # the ground around the letters keeps them legible should a line ever run behind them
    weight = 600 if lettering.bold else 400
    return (
        f"font-size:{lettering.size}px;font-weight:{weight};fill:{colour(lettering.colour)};"
        f"paint-order:stroke;stroke:{colour('paper')};stroke-width:3px;stroke-linejoin:round"
    )
