"""Her pages on a phone: in four languages, from either side, light, without script, over a slow connection."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, Response, expect, sync_playwright

from ecotone_web.records.models import Belonging, Invitation, Person, Tie
from ecotone_web.records.models.call import LANGUAGES
from tests.web.call.personal.conftest import Visitor
from tests.web.looks.inspection import AXE_SCRIPT, EVERYTHING, TOO_WIDE

PHONE = {"width": 360, "height": 740}
MOST_BYTES = 60_000
HERS = ("", "you/", "people/", "people/new/", "uses/", "thanks/", "data/", "data/erase/")
SLOW = {"offline": False, "latency": 600, "downloadThroughput": 25_000, "uploadThroughput": 12_000}

TOO_SMALL = """() => [...document.querySelectorAll('a, button, input, select, summary')]
  .filter(node => !node.closest('.skip'))
  .filter(node => node.checkVisibility() && node.type !== 'hidden')
  .map(node => [node.closest('label') || node, node])
  .filter(([target]) => target.getBoundingClientRect().height < 43.5)
  .map(([, node]) => node.outerHTML.slice(0, 120))"""


@pytest.fixture
def address(transactional_db: None, bo: Visitor, cleo: Visitor, asked: Invitation) -> str:
    """Her page, when she has said a little of everything."""
    side = Belonging.objects.filter(person=bo.person, side__boundary__in=asked.call.boundaries.all())[0].side
    words = {f"sides_{side.boundary_id}": [side.pk], f"drawn_{side.boundary_id}": [side.pk], "seeks": "Quiet"}
    bo.post("you", **words)
    bo.post("name", name=cleo.person.name, kinds=["knows", "works with"], often="12")
    cleo.post("name", name=bo.person.name, kinds=["works with"])
    bo.post("name", name="Zed Unheard-of", kinds=["would like to meet"])
    bo.post("uses", listed="yes", again="no")
    return bo.address("page")


@pytest.fixture
def server(address: str) -> Iterator[str]:
    """The workbench as it answers in earnest."""
    thread = LiveServerThread("localhost", static_handler=lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture
def browser(server: str, chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


def look_at(page: Page, address: str) -> Iterator[str]:
    """What is wrong with a page on a phone, each in a line."""
    loaded: list[Response] = []

    def note(response: Response) -> None:
        loaded.append(response)

    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    if (weight := sum(len(response.body()) for response in loaded)) > MOST_BYTES:
        yield f"too heavy: {weight} bytes"
    if page.locator("script").count():
        yield "a script"
    yield from (f"too wide: {part}" for part in page.evaluate(TOO_WIDE))
    yield from (f"too small for a thumb: {part}" for part in page.evaluate(TOO_SMALL))
    page.evaluate(AXE_SCRIPT)
    for fault in page.evaluate("options => axe.run(document, options)", EVERYTHING)["violations"]:
        yield f"axe: {fault['id']} {fault['nodes'][0]['html'][:160]}"


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
def test_nothing_is_wrong_with_her_pages(language: str, server: str, address: str, browser: Browser) -> None:
    schemes = ("light", "dark")
    page = browser.new_context(viewport=PHONE, color_scheme=schemes[language == "ar"]).new_page()
    faults = {
        name: found
        for name in HERS
        if (found := list(look_at(page, f"{server}{address}{name}?lang={language}")))
    }
    assert faults == {}


def test_she_answers_in_arabic_without_script_over_a_slow_connection(
    server: str, address: str, browser: Browser
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{server}{address}?lang=ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_label("نعم، أود أن أشارك").check()
    page.get_by_label("ما الذي قد يصبح ممكنًا؟").fill("لا أحد ينتظر")
    page.get_by_role("button", name="إرسال إجابتي").click()
    expect(page.get_by_role("status")).to_have_text("تم الحفظ. شكرًا لك.", timeout=20_000)
    page.get_by_role("link", name="من أعرفهم").click()
    page.get_by_role("link", name="إضافة اسم").click()
    page.get_by_label("الاسم الأول واسم العائلة").fill("Esra Quill")
    page.get_by_label("نعمل معًا").check()
    page.get_by_role("button", name="حفظ").click()
    expect(page.get_by_role("link", name="Esra Quill")).to_be_visible(timeout=20_000)
    page.goto(f"{server}{address}")
    assert page.locator("html").get_attribute("lang") == "ar"  # remembered
    context.close()


def test_what_was_sent_is_kept(bo: Visitor, asked: Invitation) -> None:
    said = {f"call{asked.pk}-answer": "yes", f"call{asked.pk}-imagines": "لا أحد ينتظر"}
    bo.browser.post(bo.address("answer", asked.pk) + "?lang=ar", said)
    asked.refresh_from_db()
    assert asked.imagines == "لا أحد ينتظر"
    bo.browser.post(bo.address("name") + "?lang=ar", {"name": "Esra Quill", "kinds": ["works with"]})
    tie = Tie.objects.get(other=Person.objects.get(name="Esra Quill"))
    assert tie.kind == "works with"  # one word for a kind, whatever her language
