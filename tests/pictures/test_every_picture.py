"""What holds for every picture: one contract for all that draw."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from ecotone.pictures import (
    Acquaintance,
    Ring,
    draw_map,
    draw_people,
    draw_ring,
    draw_scale,
    draw_silos,
    draw_strips,
    picture_css,
)
from ecotone.sentences import FORBIDDEN, Nouns
from tests.pictures import made
from tests.pictures.made import FRIENDS, SVG, find, parse, texts
from tests.pictures.test_parts import NAMED, UNNAMED, organisations, silos

HOSTILE = "<script>alert('x')</script> & \"Söhne\""


def hostile() -> object:
    return made.make_reading(HOSTILE, [(HOSTILE, 9), ("b\x00]]>", 5)], [made.told(0, 1, 9, 20)])


PICTURES: dict[str, Callable[..., str]] = {
    "map of two": lambda **o: draw_map(made.gender(), FRIENDS, **o),
    "map of three": lambda **o: draw_map(made.office(), FRIENDS, **o),
    "map of four": lambda **o: draw_map(made.disciplines(), FRIENDS, **o),
    "map of one side": lambda **o: draw_map(made.types(), FRIENDS, **o),
    "index": lambda **o: draw_map(made.departments(), FRIENDS, **o),
    "map of hostile names": lambda **o: draw_map(hostile(), Nouns(HOSTILE, HOSTILE), **o),  # type: ignore[arg-type]
    "strips": lambda **o: draw_strips(made.office(), FRIENDS, **o),
    "strips of one side": lambda **o: draw_strips(made.departments(), FRIENDS, **o),
    "strips of hostile names": lambda **o: draw_strips(hostile(), Nouns(HOSTILE, HOSTILE), **o),  # type: ignore[arg-type]
    "scale": lambda **o: draw_scale([made.office(), made.trade(), made.committees()], FRIENDS, **o),
    "parts": lambda **o: draw_silos(silos(NAMED, UNNAMED), FRIENDS, **o),
    "ring": lambda **o: draw_ring(Ring("Ana", "office", [Acquaintance("Ben", "Boston")], ["Hartford"]), **o),
    "ring of hostile names": lambda **o: draw_ring(
        Ring(HOSTILE, HOSTILE, [Acquaintance(HOSTILE, HOSTILE)], [HOSTILE + "!"]), **o
    ),
    "people": lambda **o: draw_people(organisations(), FRIENDS, **o),
}
GLYPHS = ["map of two", "map of three", "map of four", "strips", "strips of one side", "scale"]


@pytest.fixture(params=[f"{name}{form}" for name in PICTURES for form in ("", ", narrow")])
def draw(request: pytest.FixtureRequest) -> Callable[..., str]:
    """Each picture in both its forms."""
    name, _, narrow = request.param.partition(",")
    return lambda **options: PICTURES[name](narrow=bool(narrow), **options)


def test_it_is_well_formed_and_says_what_it_shows(draw: Callable[..., str]) -> None:
    root = parse(draw())
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = [element.get("id") for element in root if element.tag in (f"{SVG}title", f"{SVG}desc")]
    assert str(root.get("aria-labelledby")).split() == named
    assert str(root.findtext(f"{SVG}title")).strip()


def test_it_states_one_to_three_facts(draw: Callable[..., str]) -> None:
    facts = str(parse(draw()).findtext(f"{SVG}desc")).split("\n")
    assert 1 <= len(facts) <= 3
    assert all(fact.endswith((".", "?")) for fact in facts)


def test_it_is_the_same_every_time(draw: Callable[..., str]) -> None:
    assert draw() == draw()


def test_it_asks_for_nothing_from_outside(draw: Callable[..., str]) -> None:
    root = parse(draw(standalone=True))
    assert not {element.tag for element in root.iter()} & {f"{SVG}image", f"{SVG}script", f"{SVG}use"}
    assert not any(key.endswith("href") for element in root.iter() for key in element.attrib)
    style = str(root.findtext(f"{SVG}style"))
    assert "url(" not in style
    assert "@import" not in style


def test_its_ids_are_its_own(draw: Callable[..., str]) -> None:
    one, two = draw(id_prefix="one"), draw(id_prefix="two")
    ids = re.findall(r' id="([^"]*)"', one + two)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]*)\)", one)) <= set(ids)


def test_it_has_classes_for_colours_and_no_colours(draw: Callable[..., str]) -> None:
    picture = draw()
    assert not re.search(r"#[0-9A-Fa-f]{6}\b|style=", picture)
    classes = set(re.findall(r'class="([^"]*)"', picture)) - {"eco-gate"}
    assert all(f".{class_}{{" in picture_css() for class_ in classes)


def test_its_coordinates_are_rounded(draw: Callable[..., str]) -> None:
    drawn = re.sub(r"<(title|desc|text)\b.*?</\1>", "", draw(), flags=re.DOTALL)
    assert re.findall(r"\d\.\d{2,}", drawn) == []


def test_its_words_are_those_of_the_pages(draw: Callable[..., str]) -> None:
    words = set(re.findall(r"[a-z]+", " ".join(texts(draw())).lower()))
    assert not words & set(FORBIDDEN)


@pytest.mark.parametrize("name", GLYPHS)
def test_it_can_be_read_without_colour(name: str) -> None:
    picture = PICTURES[name]()
    hatched = find(picture, "rect", "eco-hatched")
    assert hatched
    assert all(str(part.get("fill")).startswith("url(#") for part in hatched)
    css = picture_css()
    for sign in ("filled", "hatched", "room", "road", "side"):
        (rule,) = re.findall(rf"\.eco-{sign}{{([^}}]*)}}", css)
        assert "stroke:" in rule
    assert any(re.search(r"\d", text) for text in texts(picture))


def test_names_are_only_ever_text() -> None:
    for name in ("map of hostile names", "strips of hostile names"):
        picture = PICTURES[name](standalone=True)
        assert "<script" not in picture
        assert "alert('x')" not in picture
        assert "<script>alert('x')</script> &" in " ".join(texts(picture))
