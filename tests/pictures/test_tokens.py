"""The tokens keep the contrasts that were worked out for them, and the themes follow the reader."""

from __future__ import annotations

import re

import pytest

from ecotone.pictures import DARK, LIGHT, css_variables, measure_contrast, picture_css
from ecotone.pictures.tokens import LETTERINGS, colour

# Worked out when the tokens were chosen: contrast with paper, in the light theme and in the dark one.
ON_PAPER = {
    "ink": (15.1, 14.7),
    "muted": (6.5, 8.5),
    "edge": (3.8, 4.9),
    "accent": (7.2, 9.1),
    "road": (1.4, 2.3),
    "unsure": (4.9, 6.9),
}
ON_ITS_TINT = {"notice": (6.6, 8.2), "error": (6.7, 7.7)}


@pytest.mark.parametrize("token", ON_PAPER)
def test_contrast_with_paper(token: str) -> None:
    measured = [measure_contrast(theme[token], theme["paper"]) for theme in (LIGHT, DARK)]
    assert measured == pytest.approx(ON_PAPER[token], abs=0.1)


@pytest.mark.parametrize("token", ON_ITS_TINT)
def test_contrast_with_its_tint(token: str) -> None:
    measured = [measure_contrast(theme[token], theme[f"{token}-tint"]) for theme in (LIGHT, DARK)]
    assert measured == pytest.approx(ON_ITS_TINT[token], abs=0.1)


def test_contrast_does_not_ask_which_colour_comes_first() -> None:
    assert measure_contrast("#FFFFFF", "#777777") == measure_contrast("#777777", "#FFFFFF")


def test_text_is_legible_on_everything_it_may_stand_on() -> None:
    for theme in (LIGHT, DARK):
        for ground in ("paper", "surface", "land"):
            assert measure_contrast(theme["ink"], theme[ground]) > 7
            assert measure_contrast(theme["muted"], theme[ground]) > 4.5


def test_both_themes_have_the_same_tokens() -> None:
    assert set(LIGHT) == set(DARK)


def test_dark_is_for_screens_and_paper_is_light() -> None:
    css = css_variables()
    dark = css.index("@media screen and (prefers-color-scheme: dark)")
    printed = css.index("@media print")
    assert css.index(LIGHT["paper"]) < dark < css.index(DARK["paper"]) < printed
    assert DARK["paper"] not in css[printed:]
    assert LIGHT["paper"] in css[printed:]


def test_every_colour_of_a_picture_is_a_token_with_a_light_default() -> None:
    css = picture_css()
    assert set(re.findall(r"var\(--eco-[a-z-]+, #[0-9A-F]{6}\)", css)) <= {colour(token) for token in LIGHT}
    assert not re.search(r"#[0-9A-Fa-f]{3,6}", re.sub(r"var\([^)]*\)", "", css))


def test_no_lettering_is_smaller_than_13_px() -> None:
    assert min(lettering.size for lettering in LETTERINGS.values()) >= 13


def test_figures_stand_in_columns() -> None:
    assert "font-variant-numeric:tabular-nums" in picture_css()
