"""The report as a browser shows it: axe finds nothing, nothing scrolls sideways, paper shows what is folded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as BrowserPage

from tests.reports.landscapes import NAMES, look

WIDE, PHONE = 1280, 390
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

SMALL_TARGETS = """() => [...document.querySelectorAll("a, summary")]
  .filter(node => node.checkVisibility() && !node.classList.contains("skip"))
  .filter(node => !node.closest("p, td"))
  .map(node => [node.textContent.trim(), node.getBoundingClientRect().height])
  .filter(([text, height]) => height < 44)"""
TOO_WIDE = """() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"""
SMALL_LETTERS = """() => [...document.querySelectorAll("svg text")]
  .filter(node => node.checkVisibility())
  .map(node => parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a)
  .filter(size => size < 13)"""
HIDDEN_ROWS = """() => [...document.querySelectorAll("details:not(.bulk) tr")]
  .filter(row => row.closest(".bulk") === null && !row.checkVisibility()).length"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[object]:
    """Open the report on a landscape at a width, light or dark, with all that is folded unfolded if asked."""
    pages: list[BrowserPage] = []

    def open_page(name: str, width: int, scheme: str = "light", *, unfolded: bool = True) -> BrowserPage:
        file = tmp_path / f"{name}.html"
        file.write_text(look(name), encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        pages.append(page)
        page.goto(file.as_uri())
        if unfolded:
            page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true })")
        return page

    yield open_page
    for page in pages:
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("name", ["alone", "gaps", "law", "researchers"])
def test_axe_finds_nothing(show, name: str, width: int, scheme: str) -> None:
    results = Axe().run(show(name, width, scheme), options={"resultTypes": ["violations"]})
    assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in results.response["violations"]] == []


@pytest.mark.parametrize("width", [320, PHONE, 761, WIDE])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_scrolls_sideways(show, name: str, width: int) -> None:
    assert show(name, width).evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("name", ["gaps", "law", "many"])
def test_fingers_find_what_can_be_touched(show, name: str) -> None:
    assert show(name, PHONE).evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("width", [PHONE, WIDE])
@pytest.mark.parametrize("name", ["alone", "law", "many"])
def test_letters_in_pictures_are_large_enough(show, name: str, width: int) -> None:
    assert show(name, width).evaluate(SMALL_LETTERS) == []


def test_a_phone_shows_strips_before_the_map(show) -> None:
    page = show("law", PHONE)
    shown = page.evaluate(
        "() => [...document.querySelectorAll('article svg')].filter(node => node.checkVisibility())"
        ".map(node => node.querySelector('desc, title').id)"
    )
    assert [name for name in shown if name.startswith("boundary-3-")] == [
        "boundary-3-stripsp-title",
        "boundary-3-mapp-title",
    ]


@pytest.mark.parametrize("name", ["gaps", "law"])
def test_paper_shows_what_is_folded_and_is_light(show, name: str) -> None:
    page = show(name, WIDE, "dark", unfolded=False)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(HIDDEN_ROWS) == 0
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(30, 36, 34)"
    assert page.evaluate("() => document.querySelector('nav').checkVisibility()") is False


def test_a_screen_keeps_it_folded(show) -> None:
    assert show("law", WIDE, unfolded=False).evaluate(HIDDEN_ROWS) > 0


def test_the_page_is_read_from_top_to_bottom_by_the_keyboard(show) -> None:
    page = show("law", WIDE, unfolded=False)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "To the content"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
