"""The inspection sees what is wrong: each fault made once, on purpose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.web.looks.inspection import PHONE, Witness, look_at

ADDRESS = "http://localhost:9/"
CALM = "main { color: CanvasText; background: Canvas; font-size: 16px } :focus-visible { outline: 3px solid }"
SOUND = (
    '<main><h1>All is well here.</h1><p>So it is.</p><form><button type="button">Go on</button></form></main>'
)

Look = Callable[..., list[str]]


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page(viewport=PHONE)


@pytest.fixture
def look(page: Page) -> Look:
    """What is found wrong with a page of one's own."""

    def look(
        body: str, *, style: str = CALM, start: str = '<html lang="en">', title: str = "A page"
    ) -> list[str]:
        def answer(route: Route) -> None:
            is_page = route.request.url == ADDRESS
            html = f'<!doctype html>{start}<title>{title}</title><link rel="icon" href="data:,">'
            html += f"<style>:root {{ color-scheme: light dark }} {style}</style>{body}"
            route.fulfill(status=200 if is_page else 404, content_type="text/html", body=html)

        page.route("**/*", answer)
        return list(look_at(page, Witness(page), ADDRESS))

    return look


def test_nothing_is_wrong_with_a_sound_page(look: Look) -> None:
    assert look(SOUND) == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (SOUND + "<h1>Once more</h1>", "h1: "),
        (SOUND.replace("All is well here.", ""), "h1: "),
        (SOUND.replace("Go on", ""), "axe, phone, light: button-name"),
        (
            SOUND.replace("<p>", "<p hidden>").replace("<form>", '<form><input name="a">'),
            "axe, wide, light: label",
        ),
        (SOUND + '<img src="http://elsewhere.example/a.png" alt="">', "asks another host: "),
        (SOUND + "<script>nothing()</script>", "script: "),
        (SOUND + '<img src="/gone.png" alt="">', "console: "),
        (SOUND.replace("<p>", "<p>" + "x" * 200), "too wide: "),
        (SOUND.replace("<p>", f"<p><!--{'x' * 100_000}-->"), "too heavy: "),
        (
            SOUND.replace("<button", '<button onkeydown="event.preventDefault()"') + "<a href=#b>On</a>",
            "Tab does not",
        ),
    ],
)
def test_a_fault_is_seen(look: Look, body: str, fault: str) -> None:
    assert [found for found in look(body) if found.startswith(fault)]


def test_a_page_without_language_or_title_is_seen(look: Look) -> None:
    assert {"no lang", "no title"} <= set(look(SOUND, start="<html>", title=""))


def test_colours_that_fail_in_the_dark_alone_are_seen(look: Look) -> None:
    style = CALM + "@media (prefers-color-scheme: dark) { p { color: #333 } }"
    found = look(SOUND, style=style)
    assert [fault.partition(" (")[0] for fault in found] == [
        f"axe, {size}, dark: color-contrast" for size in ("phone", "wide")
    ]


def test_a_focus_that_one_cannot_see_is_seen(look: Look) -> None:
    found = look(SOUND, style=CALM + "button:focus { outline: 0 }")
    assert [fault.partition(": ")[0] for fault in found] == ["focus is unseen"]


def test_a_focus_that_something_lies_over_is_seen(look: Look) -> None:
    over = "div { position: fixed; inset: 0; background: Canvas; z-index: 1 }"
    found = look(SOUND.replace("</main>", "<div></div></main>"), style=CALM + over)
    assert [fault for fault in found if fault.startswith("focus is covered: ")]
