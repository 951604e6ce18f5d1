"""The style of the pictures out of the library, so that there is one truth: for pages, and for paper."""

from __future__ import annotations

import re
from functools import cache

from ecotone.pictures import css_variables, picture_css


@cache
def make_pictures_css() -> str:
    """Colours and the classes of the pictures, light and dark."""
    return css_variables() + picture_css()


def style_for_paper(page: str) -> str:
    """The page with the style inside each picture: what sets type for paper looks for it nowhere else."""
    return re.sub(r"<svg\b[^>]*>", lambda opened: f"{opened[0]}<style>{_make_paper_css()}</style>", page)


@cache
def _make_paper_css() -> str:
    """The classes in the light colours, without what an SVG on paper does not know."""
    css = re.sub(r"var\(--eco-[\w-]+, (#\w+)\)", r"\1", picture_css())
    css = re.sub(r"paint-order:stroke;stroke:#\w+;stroke-width:3px;stroke-linejoin:round", "", css)
    return css.replace("max-width:100%;height:auto;", "")
