"""A browser that draws without a graphics card, and a page whose every complaint is a fault of the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

SOFTWARE = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SOFTWARE)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What pages complained of: errors, and whatever the policy forbade. A test may empty it."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 800, "height": 600})
    watch(page, complaints)
    yield page
    page.close()
    assert complaints == []


def watch(page: Page, complaints: list[str]) -> None:
    def note(message: ConsoleMessage) -> None:
        # a software renderer remarks on its own slowness
        if message.type in {"error", "warning"} and "GL Driver Message" not in message.text:
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
