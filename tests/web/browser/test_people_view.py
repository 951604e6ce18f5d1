"""The people of one side, drawn by a browser: in the page's colours, answering to mouse and list."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ecotone.pictures import DARK, LIGHT, css_variables
from tests.web.browser.conftest import watch
from tests.web.browser.serving import serve, write_page

LARGE = 20_000


def make_person(n: int, name: str, side: int | None, **place: float) -> dict[str, Any]:
    return {"id": n, "name": name, "href": f"/people/{n}", "side": side, **place}


# Ada stands in the middle, Ben outside on the right
PLACED = {
    "people": [make_person(0, "Ada Lind", 0, x=0, y=0), make_person(1, "Ben Okoro", 1, x=1, y=0)],
    "ties": [[0, 1, "confirmed"]],
    "sides": ["Nurses", "Doctors"],
}
FORTY = {
    "people": [make_person(n, f"Person {n}", 0 if n < 30 else None if n == 39 else 1) for n in range(40)],
    "ties": [[n, n * step % 40, "reported"] for n in range(40) for step in (3, 7)],
    "sides": ["Nurses", "Doctors"],
}
MANY = {
    "people": [make_person(n, f"Person {n}", n % 2) for n in range(LARGE)],
    "ties": [[n, (n * step + 1) % LARGE, "reported"] for n in range(LARGE) for step in range(3, 23, 2)],
    "sides": ["Nurses", "Doctors"],
}

LIST = '<ul><li><a href="/people/1">Ben Okoro</a></li></ul>'
TALL = '<p id="tall">More below</p>'


def write_view(records: Any = None, source: str = "") -> str:
    written = (
        f'<script type="application/json" id="people-data">{json.dumps(records)}</script>' if records else ""
    )
    view = f'<div id="people-view" data-source="{source}" data-unknown="not known"></div>'
    buttons = '<button type="button" hidden data-people-view="closer">Closer</button>'
    return write_page(view + buttons + LIST + TALL + written, "page", "people")


SERVED = {
    "/placed": write_view(PLACED),
    "/forty": write_view(FORTY),
    "/many": write_view(source="/many.json"),
    "/many.json": json.dumps(MANY),
    "/nobody": write_view({"people": [], "ties": [], "sides": []}),
    "/people/0": write_page("<h1>Ada Lind</h1>"),
    "/page.css": css_variables() + "body{margin:0} #people-view{height:500px} #tall{margin-top:2000px}",
    "/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(SERVED) as address:
        yield address


# the page's policy forbids what playwright's own way of waiting for this does
SCROLLED = """(to) => new Promise((done, fail) => {
    const look = (frames) => {
        if (scrollY === to) done();
        else if (!frames) fail(new Error(`scrolled to ${scrollY}`));
        else requestAnimationFrame(() => look(frames - 1));
    };
    look(300);
})"""


def open_view(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#people-view")).to_have_attribute("data-drawn", "all")


def find_middle(page: Page) -> tuple[float, float]:
    box = page.locator("#people-view").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def read_middle(page: Page, browser: Browser) -> str:
    """The colour in the middle of the view, as it is shown."""
    x, y = find_middle(page)
    picture = page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
    reader = browser.new_page()
    channels = reader.evaluate(
        """async (picture) => {
            const image = new Image();
            image.src = picture;
            await image.decode();
            const context = new OffscreenCanvas(1, 1).getContext('2d');
            context.drawImage(image, 0, 0);
            return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
        }""",
        f"data:image/png;base64,{base64.b64encode(picture).decode()}",
    )
    reader.close()
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def test_people_have_the_colours_of_the_page_and_follow_the_screen(
    page: Page, browser: Browser, address: str
) -> None:
    page.emulate_media(color_scheme="light")
    open_view(page, f"{address}/placed")
    assert read_middle(page, browser) == LIGHT["accent"]
    page.emulate_media(color_scheme="dark")
    assert read_middle(page, browser) == DARK["accent"]


def test_a_click_goes_to_the_person(page: Page, address: str) -> None:
    open_view(page, f"{address}/placed")
    page.mouse.click(*find_middle(page))
    page.wait_for_url(f"{address}/people/0")


def test_a_click_beside_everybody_goes_nowhere(page: Page, address: str) -> None:
    open_view(page, f"{address}/placed")
    page.mouse.click(20, 20)
    page.mouse.move(21, 21)
    assert page.url == f"{address}/placed"


def test_the_mouse_and_the_focus_in_the_list_show_a_person(page: Page, address: str) -> None:
    open_view(page, f"{address}/placed")
    view = page.locator("#people-view")
    everybody = view.screenshot()
    page.mouse.move(*find_middle(page))
    ada = view.screenshot()
    page.mouse.move(20, 20)
    assert view.screenshot() == everybody
    page.locator("li a").focus()
    ben = view.screenshot()
    assert len({everybody, ada, ben}) == 3
    page.locator("li a").blur()
    assert view.screenshot() == everybody


def test_it_is_hidden_from_those_who_listen_and_never_takes_the_focus(page: Page, address: str) -> None:
    open_view(page, f"{address}/placed")
    view = page.locator("#people-view")
    expect(view).to_have_attribute("aria-hidden", "true")
    assert view.locator("a, button, [tabindex]").count() == 0


def test_the_same_people_stand_in_the_same_places(page: Page, address: str) -> None:
    open_view(page, f"{address}/forty")
    first = page.locator("#people-view").screenshot()
    open_view(page, f"{address}/forty")
    assert page.locator("#people-view").screenshot() == first


def test_the_wheel_scrolls_the_page_and_a_button_comes_closer(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_view(page, f"{address}/forty")
    view = page.locator("#people-view")
    whole = view.screenshot()
    page.mouse.move(20, 20)
    page.mouse.wheel(0, 300)
    page.evaluate(SCROLLED, 300)
    page.mouse.wheel(0, -300)
    page.evaluate(SCROLLED, 0)
    assert view.screenshot() == whole
    page.get_by_role("button", name="Closer").click()
    assert view.screenshot() != whole


def test_a_finger_scrolls_the_page_until_one_has_come_closer(browser: Browser, address: str) -> None:
    page = browser.new_page(has_touch=True, reduced_motion="reduce")
    open_view(page, f"{address}/forty")
    page.evaluate("addEventListener('touchstart', (event) => (window.touch = event), true)")
    page.touchscreen.tap(20, 20)
    assert page.evaluate("window.touch.defaultPrevented") is False
    page.get_by_role("button", name="Closer").tap()
    page.touchscreen.tap(20, 20)
    assert page.evaluate("window.touch.defaultPrevented") is True
    page.close()


def test_twenty_thousand_people_are_drawn_and_ties_show_for_one_at_a_time(page: Page, address: str) -> None:
    page.goto(f"{address}/many")
    view = page.locator("#people-view")
    expect(view).to_have_attribute("data-drawn", "one", timeout=60_000)
    everybody = view.screenshot(timeout=60_000)
    page.mouse.move(*find_middle(page))
    assert view.screenshot(timeout=60_000) != everybody


def test_without_people_nothing_is_drawn(page: Page, address: str) -> None:
    page.goto(f"{address}/nobody")
    expect(page.locator("#people-view")).to_have_attribute("data-drawn", "not")
    assert page.locator("canvas").count() == 0


def test_where_a_browser_cannot_draw_the_view_steps_aside(
    browser: Browser, chromium: str, address: str
) -> None:
    complaints: list[str] = []
    plain = browser.browser_type.launch(executable_path=chromium, args=["--no-sandbox", "--disable-3d-apis"])
    page = plain.new_page()
    watch(page, complaints)
    page.goto(f"{address}/forty")
    expect(page.locator("#people-view")).to_be_hidden()
    expect(page.get_by_role("button", name="Closer")).to_be_hidden()
    expect(page.locator("li a")).to_be_visible()
    plain.close()
    assert len(complaints) == 1  # one remark for whoever looks after the pages, no error
