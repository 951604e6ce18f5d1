"""A browser agrees with the estimates: no text touches another, none is cut, none is small, dark is dark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from ecotone.pictures import (
    DARK,
    LIGHT,
    Acquaintance,
    Ring,
    draw_map,
    draw_ring,
    draw_scale,
    draw_silos,
    draw_strips,
)
from tests.pictures.made import FRIENDS, anything, disciplines, gender, office, types
from tests.pictures.test_parts import NAMED, UNNAMED, silos

LONG = [
    "Ministry of the Environment",
    "MUSEUM & MARITIME WORKS",
    "الهيئة العامة للغذاء",
    "Straßenbahnhaltestelle",
    "東京都環境局",
]
RING = Ring(
    LONG[0],
    "organisation",
    [Acquaintance(f"{LONG[n % 5]} {n}", LONG[n % 4], "confirmed") for n in range(60)],
    ["Reef School", "Residents"],
)
PICTURES = {
    "office": draw_map(office(), FRIENDS, standalone=True),
    "office, narrow": draw_map(office(), FRIENDS, narrow=True, standalone=True),
    "disciplines": draw_map(disciplines(), FRIENDS, standalone=True),
    "star": draw_map(types(), FRIENDS, standalone=True),
    "comb": draw_map(types(), FRIENDS, narrow=True, standalone=True),
    "long names": draw_map(anything(LONG, 1), FRIENDS, standalone=True),
    "long names, three": draw_map(anything(LONG[:3], 1), FRIENDS, standalone=True),
    "long names, narrow": draw_map(anything(LONG, 1), FRIENDS, narrow=True, standalone=True),
    "index": draw_map(anything([f"{LONG[n % 5]} {n}" for n in range(15)], 1), FRIENDS, standalone=True),
    "strips": draw_strips(anything(LONG, 1), FRIENDS, standalone=True),
    "strips, narrow": draw_strips(anything(LONG, 1), FRIENDS, narrow=True, standalone=True),
    "scale": draw_scale([office(), gender()], FRIENDS, standalone=True),
    "ring": draw_ring(RING, standalone=True),
    "ring, narrow": draw_ring(RING, narrow=True, standalone=True),
    "parts": draw_silos(silos(NAMED, UNNAMED), FRIENDS, narrow=True, standalone=True),
}

MEASURE = """() => {
  const svg = document.querySelector('svg');
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const texts = [...svg.querySelectorAll('text')].map(text => {
    const box = text.getBBox();
    const size = parseFloat(getComputedStyle(text).fontSize);
    return {text: text.textContent, size, x: box.x, y: box.y + box.height / 2 - size / 2, width: box.width};
  });
  return {width, height, texts};
}"""


@pytest.fixture(scope="module")
def page(chromium: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 800, "height": 600})
        browser.close()


def covers(one: dict[str, Any], two: dict[str, Any]) -> bool:
    across = one["x"] < two["x"] + two["width"] and two["x"] < one["x"] + one["width"]
    return across and abs(one["y"] - two["y"]) < (one["size"] + two["size"]) / 2 - 2


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_touches_another_or_is_cut_or_small(page: Page, name: str) -> None:
    page.set_content(PICTURES[name])
    measured = page.evaluate(MEASURE)
    written = measured["texts"]
    assert written
    assert [(one["text"], two["text"]) for one, two in combinations(written, 2) if covers(one, two)] == []
    assert [text for text in written if text["x"] < 0 or text["x"] + text["width"] > measured["width"]] == []
    assert [text for text in written if text["y"] < 0 or text["y"] + text["size"] > measured["height"]] == []
    assert min(text["size"] for text in written) >= 13


@pytest.mark.parametrize(
    ("scheme", "media", "theme"),
    [("light", "screen", LIGHT), ("dark", "screen", DARK), ("dark", "print", LIGHT)],
)
def test_the_theme_follows_the_screen_and_paper_is_light(
    page: Page, scheme: Any, media: Any, theme: dict[str, str]
) -> None:
    page.emulate_media(color_scheme=scheme, media=media)
    page.set_content(PICTURES["office"])
    fill = page.evaluate(
        "getComputedStyle(document.querySelector('.eco-ground[height]:not(pattern *)')).fill"
    )
    channels = [int(theme["paper"][start : start + 2], 16) for start in (1, 3, 5)]
    assert fill == f"rgb({', '.join(map(str, channels))})"
