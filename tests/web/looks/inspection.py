"""What is wrong with a page, as far as a machine can see it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request, Response

PHONE, WIDE, NARROWEST = (
    {"width": 390, "height": 844},
    {"width": 1280, "height": 900},
    {"width": 320, "height": 640},
)
MOST_BYTES = 100_000
DRAWS_PEOPLE = "people.js"
"""The one script that weighs more: it draws the people of a side."""

EVERYTHING = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
COLOURS = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["color-contrast", "link-in-text-block"],
}

SKELETON = """() => ({
  h1: [...document.querySelectorAll('h1')].map(node => node.textContent.trim()),
  lang: document.documentElement.lang, title: document.title.trim()
})"""

SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll('body *')]
    .filter(node => node.checkVisibility() && node.getBoundingClientRect().right > room + 1);
  return [wide.length ? wide.at(-1).outerHTML.slice(0, 120) : 'the text itself'];
}"""

# Each control notes, as Tab leaves it, whether one could see where one was, and whether something lay over it.
WATCH = """() => {
  const shown = node => node.checkVisibility({visibilityProperty: true});
  const first = {};
  window.controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(node => node.tabIndex >= 0 && !node.disabled && node.type !== 'hidden' && shown(node))
    .filter(node => node.type !== 'radio' || !(node.name in first) && (first[node.name] = true));
  window.visited = new Map();
  const outlined = node => { const style = getComputedStyle(node);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; };
  const covered = node => {
    const box = node.getBoundingClientRect();
    const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
    const over = [box.top + 3, box.y + box.height / 2, box.bottom - 3].map(y => document.elementFromPoint(x, y));
    const isNear = top => node.contains(top) || top.contains(node) || top.closest('label')?.control === node;
    return over.every(top => !top || !isNear(top));
  };
  window.lookBack = () => {
    const node = document.activeElement;
    if (!node || node === document.body || visited.has(node)) return;
    const carriers = [node, node.closest('label'), node.parentElement].filter(Boolean);
    visited.set(node, !carriers.some(outlined) ? 'unseen' : covered(node) ? 'covered' : 'seen');
  };
  document.addEventListener('keydown', lookBack, true);
  return [controls.length, document.querySelectorAll('input[type=date], input[type=time]').length];
}"""

WALKED = """() => {
  lookBack();
  const say = (what, node) => `${what}: ${node.outerHTML.slice(0, 120)}`;
  const group = node => node.type === 'radio' && [...visited.keys()].some(other => other.name === node.name);
  return [
    ...controls.filter(node => !visited.has(node) && !group(node)).map(node => say('Tab does not reach', node)),
    ...[...visited].filter(([, how]) => how !== 'seen').map(([node, how]) => say(`focus is ${how}`, node)),
  ];
}"""


class Witness:
    """What a page loads, and what it complains of."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self.responses: list[Response] = []
        self.address = ""
        page.on("console", self.note_message)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self.note_request)
        page.on("response", self.note_response)

    def note_message(self, message: ConsoleMessage) -> None:
        is_own_status = message.location.get("url") == self.address and "status of 40" in message.text
        if (
            message.type in {"error", "warning"}
            and "GL Driver Message" not in message.text
            and not is_own_status
        ):
            self.faults.append(f"console: {message.text}")

    def note_request(self, request: Request) -> None:
        asked, own = urlsplit(request.url), urlsplit(self.address)
        if asked.scheme in {"http", "https"} and asked.netloc != own.netloc:
            self.faults.append(f"asks another host: {request.url}")

    def note_response(self, response: Response) -> None:
        self.responses.append(response)

    def begin(self, address: str) -> None:
        self.address, self.faults, self.responses = address, [], []


def look_at(page: Page, witness: Witness, address: str, *, is_wide: bool = True) -> Iterator[str]:
    """Everything that is wrong with the page at an address, each in a line."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    witness.begin(address)
    page.goto(address)
    yield from look_at_skeleton(page)
    yield from weigh(witness)
    page.evaluate(AXE_SCRIPT)
    yield from ask_axe(page, "phone")
    yield from walk(page)
    page.set_viewport_size(WIDE)
    if is_wide:
        yield from ask_axe(page, "wide")
    page.set_viewport_size(NARROWEST)
    page.evaluate(SETTLED)
    yield from (f"too wide: {part}" for part in page.evaluate(TOO_WIDE))
    yield from witness.faults


def weigh(witness: Witness) -> Iterator[str]:
    """How many bytes were sent, as the answers say themselves, where these are too many."""
    if any(urlsplit(response.url).path.endswith(DRAWS_PEOPLE) for response in witness.responses):
        return
    sent = [response.headers.get("content-length") or len(response.body()) for response in witness.responses]
    if sum(map(int, sent)) > MOST_BYTES:
        yield f"too heavy: {sum(map(int, sent))} bytes"


def look_at_skeleton(page: Page) -> Iterator[str]:
    """One h1 with words in it, a language, a title."""
    skeleton = page.evaluate(SKELETON)
    if len(skeleton["h1"]) != 1 or not skeleton["h1"][0]:
        yield f"h1: {skeleton['h1']}"
    yield from (f"no {part}" for part in ("lang", "title") if not skeleton[part])


def ask_axe(page: Page, size: str) -> Iterator[str]:
    """What axe finds in light, and what of it depends on colours in dark."""
    for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("options => axe.run(document, options)", options)
        for fault in found["violations"]:
            places = " ".join(place["html"][:160] for place in fault["nodes"][:3])
            yield f"axe, {size}, {scheme}: {fault['id']} ({len(fault['nodes'])}) {places}"
    page.emulate_media(color_scheme="light")


def walk(page: Page) -> Iterator[str]:
    """What Tab does not reach, and where one could not see that it has."""
    n_controls, n_dates = page.evaluate(WATCH)
    for _ in range(n_controls + 4 * n_dates + 2):
        page.keyboard.press("Tab")
    yield from page.evaluate(WALKED)
