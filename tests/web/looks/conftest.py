"""All spaces made once, a server before them, and a browser that goes from page to page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.web.addresses import TABLE
from tests.web.looks.inspection import PHONE, Witness
from tests.web.looks.worlds import Visit, make_visits

SOFTWARE = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]

Open = Callable[[str | None], tuple[Page, Witness]]


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A database for all of these tests, not for one: nothing is changed by looking."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def visits(db: None) -> dict[tuple[str, str], Visit]:
    """Every visit to what is a page; what takes time has been worked out."""
    visits = make_visits()
    found = {at: visit for at, visit in visits.items() if is_page(at[1], visit)}
    call_command("db_worker", queue_name="*", batch=True, interval=0, startup_delay=False, verbosity=0)
    return found


def is_page(name: str, visit: Visit) -> bool:
    """Whether a whole page answers: no redirect, no part of a page, no file; beside the table, also a refusal."""
    client = Client(raise_request_exception=False)
    if visit.session:
        client.cookies[settings.SESSION_COOKIE_NAME] = visit.session
    response = client.get(visit.path)
    if name in TABLE and response.status_code != 200:
        return False
    return not response.streaming and response.content[:15].lower() == b"<!doctype html>"


@pytest.fixture(scope="module")
def server(visits: dict[tuple[str, str], Visit]) -> Iterator[str]:
    """The workbench as it answers in earnest: its own way with static files, its own compression."""
    assert visits, "made before the browser: where that runs, rows cannot be made"
    thread = LiveServerThread("localhost", static_handler=lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None
    yield f"http://localhost:{thread.port}"
    thread.terminate()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SOFTWARE)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def open_as(server: str, browser: Browser) -> Open:
    """A page of somebody with this session; one for each, kept open."""
    opened: dict[str | None, tuple[Page, Witness]] = {}

    def open_as(session: str | None) -> tuple[Page, Witness]:
        if session not in opened:
            context = browser.new_context(viewport=PHONE)
            if session:
                cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server}
                context.add_cookies([cookie])
            page = context.new_page()
            opened[session] = page, Witness(page)
        return opened[session]

    return open_as
