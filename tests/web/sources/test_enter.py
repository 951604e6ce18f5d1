"""Enter in a line of the page of a meeting does what is expected, and loses no file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Source, Space


def send(browser: Client, space: Space, **words: Any) -> Any:
    """As the button that stands first in the form sends it: the one that Enter presses."""
    page = browser.get(f"/s/{space.slug}/space/sources/meeting/").content.decode()
    first = page[page.index('enctype="multipart/form-data"') :].split("<button", 1)[1].split(">")[0]
    assert 'name="do" value="enter"' in first
    return browser.post(
        f"/s/{space.slug}/space/sources/meeting/", {"title": "Supper", "do": "enter", **words}
    )


def sheet() -> SimpleUploadedFile:
    return SimpleUploadedFile("sheet.csv", b"Ada Ankerwyn\nBo Brackwater\n", "text/csv")


def test_enter_goes_on_with_the_file_that_was_chosen(signed_in: Client, space: Space) -> None:
    assert send(signed_in, space, sheets=sheet()).status_code == 302
    assert Source.objects.get(space=space).uploads.get().name == "sheet.csv"


def test_enter_behind_a_name_adds_it_to_the_list(signed_in: Client, space: Space) -> None:
    page = send(signed_in, space, names="Ada Ankerwyn", who="Bo Brackwater").content.decode()
    assert "Ada Ankerwyn\nBo Brackwater</textarea>" in page
    assert not Source.objects.filter(space=space).exists()


def test_a_name_beside_a_file_is_not_swallowed(signed_in: Client, space: Space) -> None:
    page = send(signed_in, space, who="Bo Brackwater", sheets=sheet())
    assert "Either names or a file" in page.content.decode()


def test_a_page_that_lost_the_file_says_so_and_the_browser_is_told_the_last_day(
    signed_in: Client, space: Space
) -> None:
    last = timezone.localdate() + timedelta(days=1)  # where the clock is ahead of ours
    page = send(signed_in, space, on=last + timedelta(days=1), sheets=sheet()).content.decode()
    assert "Choose the file once more" in page
    assert f'max="{last.isoformat()}"' in page
