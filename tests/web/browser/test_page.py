"""What every page may use: it works under a policy without inline script or style, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser.serving import serve, write_page

BODY = """
<details class="menu"><summary>A menu</summary><a href="#one">One</a></details>
<details id="plain"><summary>How is it worked out?</summary>So.</details>
<p id="address">https://example.org/view</p>
<button type="button" id="copy" hidden data-copy="#address" data-copied="Copied">Copy</button>
<button type="button" id="ask" hx-get="/answer" hx-target="#said" hx-push-url="/asked">Ask</button>
<button type="button" id="run" hx-get="/answer" hx-vals="js:{ran: (window.ran = true)}">Run</button>
<div id="said"></div>
"""
SERVED = {
    "/": write_page(BODY, "page"),
    "/page.css": "",
    "/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "/answer": "<p>Ada Lind</p><script>window.ran = true</script>",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(SERVED) as address:
        yield address


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address)
    menu = page.locator("details.menu")
    menu.locator("summary").click()
    menu.locator("a").focus()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_a_menu_closes_when_one_turns_elsewhere_and_other_details_stay(page: Page, address: str) -> None:
    page.goto(address)
    menu, plain = page.locator("details.menu"), page.locator("#plain")
    plain.locator("summary").click()
    for turn_elsewhere in (page.locator("#address").click, page.locator("#ask").focus):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        turn_elsewhere()
        expect(menu).not_to_have_attribute("open", "")
    expect(plain).to_have_attribute("open", "")


def test_a_button_copies_and_says_so(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address)
    page.locator("#copy").click()
    expect(page.locator("#copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "https://example.org/view"


def test_without_script_no_button_promises_to_copy(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    expect(page.locator("#copy")).to_be_hidden()
    page.close()


def test_an_answer_is_put_in_place_and_no_name_stays_in_the_browser(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#ask").click()
    expect(page.locator("#said")).to_have_text("Ada Lind")
    page.locator("#ask").click()
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "Ada" not in kept
    assert page.evaluate("window.ran") is None


def test_text_is_never_run_as_code(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(address)
    page.locator("#run").click()
    expect(page.locator("#run")).to_have_text("Ada Lind")
    assert page.evaluate("window.ran") is None
    assert all("evalDisallowed" in complaint for complaint in complaints)
    complaints.clear()
