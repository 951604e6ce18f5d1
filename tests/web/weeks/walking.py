"""What somebody does on pages, by the words that stand there."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.web.team.post import PostOffice


def sign_in(page: Page, post: PostOffice, email: str) -> None:
    """With the code of a letter."""
    page.goto("/")
    page.get_by_label("E-mail").fill(email)
    press(page, "Send me a code")
    page.get_by_label("The code in the letter").fill(post.next_code())
    press(page, "Sign in")


def start_space(page: Page, name: str, aspiration: str) -> None:
    """A new space, up to who is in it already."""
    follow(page, "Start a space")
    page.get_by_label("What would you like to call it?").fill(name)
    press(page, "Start")
    meet(page, "What difference would you like to make, and for whom?")
    page.get_by_label("In a sentence or two").fill(aspiration)
    press(page, "Go on")
    meet(page, "Who is in it already?")


def press(page: Page, name: str) -> None:
    """A button that is called so."""
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    """A link that is called so, the first on the page."""
    page.get_by_role("link", name=name, exact=True).first.click()


def go_home(page: Page) -> None:
    """By the menu."""
    page.get_by_role("navigation", name="Places").get_by_role("link", name="Home").click()
    expect(page).to_have_title(re.compile("^Home"))


def meet(page: Page, heading: str) -> None:
    """The sentence at the top of the page says this."""
    expect(page.locator("h1")).to_contain_text(heading)


def see(page: Page, *words: str) -> None:
    """All of this stands on the page."""
    for each in words:
        expect(page.locator("main")).to_contain_text(each)
