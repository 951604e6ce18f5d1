"""Elements are escaped, rounded and self-contained."""

from __future__ import annotations

import pytest

from ecotone.pictures.elements import clean_id, escape, number, path, tag, write_picture
from tests.pictures.made import SVG, parse


def write(title: str = "A title", facts: tuple[str, ...] = (), **options: object) -> str:
    chosen = {"id_prefix": "p", "standalone": False} | options
    return write_picture([], (10, 20), title, facts, **chosen)  # type: ignore[arg-type]


def test_characters_that_xml_forbids_are_replaced() -> None:
    assert escape("a\x00b\x0bc\ud800d") == "a\ufffdb\ufffdc\ufffdd"


@pytest.mark.parametrize(
    ("value", "written"), [(1.25, "1.2"), (0.0, "0"), (-0.01, "0"), (7.0, "7"), (12, "12")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def test_attributes_are_escaped_and_idle_ones_left_out() -> None:
    assert tag("g", fill=None, title='"<&') == '<g title="&quot;&lt;&amp;"/>'


def test_a_path_is_closed_unless_told_otherwise() -> None:
    assert path([(0, 0), (1, 2.04)], "a") == '<path d="M0,0L1,2Z" class="a"/>'
    assert path([(0, 0), (1, 2)], "a", closed=False) == '<path d="M0,0L1,2" class="a"/>'


def test_title_and_facts_are_named_by_the_picture() -> None:
    root = parse(write("R&D <b>", ("one", "two.")))
    assert root.get("aria-labelledby") == "p-title p-desc"
    assert [root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text] == ["R&D <b>", "One.\nTwo."]  # type: ignore[union-attr]


def test_without_facts_there_is_no_description() -> None:
    root = parse(write())
    assert root.find(f"{SVG}desc") is None
    assert root.get("aria-labelledby") == "p-title"


def test_more_than_three_facts_are_too_many() -> None:
    desc = parse(write(facts=("a", "b", "c", "d"))).find(f"{SVG}desc")
    assert desc is not None
    assert desc.text == "A.\nB.\nC."


def test_ids_are_fit_for_a_url() -> None:
    assert clean_id('a b"c') == "a-b-c"
    assert clean_id("") == "p-"
    assert 'id="p-1-x-hatch"' in write(id_prefix="1 x")


def test_style_is_inside_only_on_request() -> None:
    assert parse(write()).find(f"{SVG}style") is None
    style = parse(write(standalone=True)).find(f"{SVG}style")
    assert style is not None
    assert "prefers-color-scheme: dark" in str(style.text)
