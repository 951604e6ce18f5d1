"""A browser on a running workbench, and somebody who comes to it for the first time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from ecotone_web.records.models import User
from tests.web.team.post import PostOffice, open_post_office

ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all. While it is open its loop runs in this thread, in which tests ask the database too."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = play.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_window(browser: Browser, live_server: LiveServer) -> Iterator[Open]:
    """A window so wide, with scripts or without; a complaint of any page is a fault of the test."""
    cache.clear()
    contexts, trouble = [], []

    def open_window(width: int, *, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 844},
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def post(settings: Any) -> Iterator[PostOffice]:
    """The workbench sends letters to this post office."""
    with open_post_office() as (office, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield office


@pytest.fixture
def newcomer(transactional_db: None) -> User:
    """Has an account, and is in no space."""
    return User.objects.create_user("robin@example.org")
