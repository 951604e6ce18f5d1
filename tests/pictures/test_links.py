"""Sides lead somewhere, for the pointer; the picture stays one image."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from ecotone.pictures import (
    Acquaintance,
    Ring,
    draw_map,
    draw_people,
    draw_ring,
    draw_silos,
    draw_strips,
    picture_css,
)
from tests.pictures.made import FRIENDS, SVG, departments, find, office, parse, types
from tests.pictures.test_parts import NAMED, UNNAMED, organisations, silos

OFFICES = {"Boston": "?side=b&x=1", "Hartford": "?side=h", "Elsewhere": "?side=e"}
RING = Ring("Ana", "office", [Acquaintance("Ben", "Boston", "reported", "?side=b&x=1"), Acquaintance("Cleo")])
LINKED: dict[str, Callable[..., str]] = {
    "map": lambda **o: draw_map(office(), FRIENDS, links=OFFICES, **o),
    "star": lambda **o: draw_map(types(), FRIENDS, links=name_all(types()), **o),
    "index": lambda **o: draw_map(departments(), FRIENDS, links=name_all(departments()), **o),
    "strips of one side": lambda **o: draw_strips(office(), FRIENDS, side="Providence", links=OFFICES, **o),
    "parts": lambda **o: draw_silos(silos(NAMED, UNNAMED), FRIENDS, links=["#1", "#2"], **o),
    "people": lambda **o: draw_people(organisations(), FRIENDS, links={"Council": "#c"}, **o),
    "ring": lambda **o: draw_ring(RING, **o),
}


def name_all(reading: object) -> dict[str, str]:
    return {side.name: f"#{side.name}" for side in reading.sides}  # type: ignore[attr-defined]


@pytest.fixture(params=[f"{name}{form}" for name in LINKED for form in ("", ", narrow")])
def picture(request: pytest.FixtureRequest) -> str:
    name, _, narrow = request.param.partition(",")
    return LINKED[name](narrow=bool(narrow))


def test_links_lie_above_the_image_and_out_of_the_way_of_the_keyboard(picture: str) -> None:
    root = parse(picture)
    links = root.findall(f"{SVG}a")
    assert links
    assert all((link.get("tabindex"), link.get("aria-hidden")) == ("-1", "true") for link in links)
    assert root.get("role") == "none"
    (image,) = [element for element in root if element.get("role") == "img"]
    assert not list(image.iter(f"{SVG}a"))
    assert str(image.get("aria-labelledby")).split()[0] == root.find(f"{SVG}title").get("id")  # type: ignore[union-attr]


def test_circle_and_label_lead_there_and_nobody_else_does() -> None:
    picture = LINKED["map"]()
    assert sorted(link.attrib["href"] for link in find(picture, "a")) == sorted(
        [OFFICES["Boston"], OFFICES["Hartford"]] * 2
    )
    circle = find(picture, "circle", "eco-side")[0]
    areas = [dict(area.attrib) for area in find(picture, "rect", "eco-area")]
    assert any(
        float(area["rx"]) == float(circle.attrib["r"])
        and float(area["x"]) + float(area["rx"]) == pytest.approx(float(circle.attrib["cx"]), abs=0.2)
        for area in areas
    )


def test_what_leads_somewhere_is_large_enough_to_hit() -> None:
    areas = find(LINKED["star"](), "rect", "eco-area")
    round_ones = [area for area in areas if float(area.attrib["rx"]) > 4]
    assert min(float(area.attrib["width"]) for area in round_ones) >= 44


def test_a_pair_of_sides_leads_nowhere_and_without_links_nothing_is_different() -> None:
    assert draw_strips(office(), FRIENDS, links=OFFICES) == draw_strips(office(), FRIENDS)
    assert draw_map(office(), FRIENDS, links={}) == draw_map(office(), FRIENDS)


def test_a_link_under_the_pointer_is_outlined() -> None:
    assert ".eco-link:hover .eco-area" in picture_css()


def test_axe_finds_nothing(chromium: str) -> None:
    figures = "".join(
        f"<figure>{draw(id_prefix=f'p{place}')}<figcaption>{name}</figcaption></figure>"
        for place, (name, draw) in enumerate(LINKED.items())
    )
    page = (
        f"<!doctype html><html lang='en'><head><title>Pictures</title><style>{picture_css()}</style></head>"
        f"<body><main><h1>Pictures</h1>{figures}</main></body></html>"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.set_content(page)
        found = Axe().run(tab).response["violations"]
        tab.set_content(page.replace('role="none"', 'role="img"'))
        seen = Axe().run(tab).response["violations"]
        browser.close()
    assert [violation["id"] for violation in found] == []
    assert "nested-interactive" in [violation["id"] for violation in seen]  # the guard can fail
