"""Lists and tables on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

import ecotone_web.site

LOOK = (Path(ecotone_web.site.__file__).parent / "static" / "ecotone.css").read_text(encoding="utf-8")
TABLE = """<table class="stacked"><tbody><tr><th>May</th><td data-label="Call"></td><td data-label="All">3</td></tr>
</tbody></table>"""
ROWS = """<ul class="rows"><li><div><p>Between the Harbour Museum and the Reef School: far fewer than would be</p></div>
<a class="next" href="#one">One</a></li></ul>"""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_content(f"<style>{LOOK}</style><main>{TABLE}{ROWS}</main>")
    return page


def test_what_is_empty_has_no_label_of_its_own(phone: Page) -> None:
    assert not phone.locator("td[data-label=Call]").is_visible()
    assert phone.locator("td[data-label=All]").is_visible()


def test_a_way_on_stands_under_its_sentence_however_short_it_is(phone: Page) -> None:
    said, way = phone.locator(".rows p").bounding_box(), phone.locator(".next").bounding_box()
    assert said
    assert way
    assert way["y"] >= said["y"] + said["height"]
