"""Passkeys and codes in a real browser, whose device is Chromium's own stand-in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, sync_playwright

from ecotone_web.records.models import Member
from tests.web.team.post import PostOffice

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all. While it is open its loop runs in this thread, in which tests ask the database too."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = play.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, live_server: Any) -> Iterator[Page]:
    """A window with a device that keeps passkeys and always says that it is she."""
    cache.clear()
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    window = context.new_page()
    trouble: list[str] = []
    window.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    device = context.new_cdp_session(window)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield window
    context.close()
    assert not trouble, "nothing against the content security policy, nothing missing"


def sign_in(page: Page, convener: Member, post: PostOffice) -> None:
    """With the code of a letter."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail").fill(convener.user.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code in the letter").fill(post.next_code())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/s/**")


def sign_out(page: Page) -> None:
    """From any page."""
    page.goto("/sign-in/out/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in/")


def find_faults(page: Page) -> list[str]:
    """What axe has against the page."""
    return [fault["id"] for fault in Axe().run(page).response["violations"]]


def test_a_passkey_is_made_lets_in_without_a_code_and_is_removed(
    page: Page, convener: Member, post: PostOffice
) -> None:
    sign_in(page, convener, post)
    page.goto("/passkeys/")
    assert find_faults(page) == []
    page.get_by_role("link", name="Make a passkey").click()
    assert find_faults(page) == []
    page.get_by_label("What shall we call it?").fill("my phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="my phone", exact=True).wait_for()
    assert find_faults(page) == []
    sign_out(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/s/**")
    assert post.letters.empty()
    page.goto("/passkeys/")
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove").click()
    page.get_by_role("link", name="Make a passkey").wait_for()


def test_a_code_still_lets_in_who_has_a_passkey(page: Page, convener: Member, post: PostOffice) -> None:
    sign_in(page, convener, post)
    page.goto("/passkeys/add/")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="Remove").wait_for()
    sign_out(page)
    sign_in(page, convener, post)
    assert page.url.endswith(f"/s/{convener.space.slug}/")


def test_later_on_passkeys_change_only_after_one_was_shown(
    page: Page, convener: Member, post: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(page, convener, post)
    page.goto("/passkeys/add/")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("link", name="Remove").wait_for()
    monkeypatch.setattr("ecotone_web.rooms.space.team.accounts.FRESH", 0)
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("heading", name="Please show once more that it is you.").wait_for()
    assert find_faults(page) == []
    monkeypatch.undo()
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("heading", name="Remove the passkey").wait_for()


def test_the_pages_of_signing_in_have_no_faults(page: Page, convener: Member, post: PostOffice) -> None:
    page.goto("/sign-in/")
    assert find_faults(page) == []
    page.get_by_label("E-mail").fill(convener.user.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("The code in the letter").fill("WRONG")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("This is not the code we sent").wait_for()
    assert find_faults(page) == []
