"""What leaves a space: a sheet of paper and links, both without names."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Member, SharedView, Space
from ecotone_web.rooms.notebook.acts import share, write_line
from ecotone_web.rooms.reports.acts import share_view
from ecotone_web.rooms.space.papers import can_make_pdf
from tests.cast import PEOPLE

NAMES = [person.name for person in PEOPLE]


@pytest.fixture
def link(cast: Space, convener: Member) -> str:
    boundary = cast.boundaries.get(name="place")
    _view, token = share_view(
        by=convener,
        boundary=boundary,
        choice="",
        title="For the steering group",
        expires_at=timezone.now() + timedelta(days=1),
    )
    return f"/view/{token}/"


def test_a_link_shows_one_view_to_anybody_and_names_nobody(link: str) -> None:
    page = Client().get(link).content.decode()
    assert "For the steering group" in page
    assert "<svg" in page
    assert not [name for name in NAMES if name in page]


def test_a_link_is_counted_and_ends(link: str) -> None:
    Client().get(link)
    Client().get(link)
    view = SharedView.objects.get()
    assert view.n_opened == 2
    view.expires_at = timezone.now() - timedelta(seconds=1)
    view.save()
    assert Client().get(link).status_code == 404


def test_a_link_can_be_taken_back(link: str, signed_in: Client, cast: Space) -> None:
    signed_in.post(f"/s/{cast.slug}/share/{SharedView.objects.get().pk}/take-back/")
    assert Client().get(link).status_code == 404


def test_a_link_is_shown_once_and_kept_as_its_sum(signed_in: Client, cast: Space) -> None:
    place = cast.boundaries.get(name="place")
    day = timezone.localdate() + timedelta(days=7)
    address = f"/s/{cast.slug}/share/"
    page = signed_in.post(
        address, {"boundary": place.pk, "title": "Board", "until": day.isoformat()}, follow=True
    ).content.decode()
    found = re.search(r"/view/([\w-]+)/", page)
    assert found is not None
    assert SharedView.objects.get().token_hash != found[1]
    assert Client().get(found[0]).status_code == 200
    assert found[1] not in signed_in.get(address).content.decode()


@pytest.mark.parametrize("days", [-1, 400])
def test_a_link_lasts_neither_backwards_nor_for_ever(days: int, signed_in: Client, cast: Space) -> None:
    day = timezone.localdate() + timedelta(days=days)
    place = cast.boundaries.get(name="place")
    signed_in.post(
        f"/s/{cast.slug}/share/", {"boundary": place.pk, "title": "Board", "until": day.isoformat()}
    )
    assert not SharedView.objects.exists()


def test_the_sheet_is_one_page_of_pdf_without_names(signed_in: Client, cast: Space) -> None:
    assert can_make_pdf()
    words = {"ask_1": "Who could introduce us?", "did": "Two suppers.", "as": "pdf"}
    response = signed_in.post(f"/s/{cast.slug}/share/sheet/", words)
    assert response["Content-Type"] == "application/pdf"
    assert response.content.count(b"/Type /Page\n") + response.content.count(b"/Type /Page ") <= 1
    page = signed_in.post(f"/s/{cast.slug}/share/sheet/", {**words, "as": "page"}).content.decode()
    assert "Who could introduce us?" in page
    assert not [name for name in NAMES if name in page]


def test_the_sheet_proposes_shared_lines_that_name_nobody(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    for text in ("Two suppers.", "Ada said yes.", "Bread was ada-ptable."):
        share(by=convener, note=write_line(by=convener, text=text))
    write_line(by=convener, text="My own thought.")
    page = signed_in.get(f"/s/{cast.slug}/share/sheet/").content.decode()
    assert "Two suppers." in page
    assert "Bread was ada-ptable." in page
    assert "Ada said yes." not in page
    assert "My own thought." not in page


@pytest.mark.parametrize("line", ["Tea with ada ankerwyn.", "Tea with Ada."])
def test_a_name_that_slips_onto_the_sheet_is_said(line: str, signed_in: Client, cast: Space) -> None:
    response = signed_in.post(f"/s/{cast.slug}/share/sheet/", {"did": line, "as": "page"})
    assert "here stands: Ada" in response.content.decode()


def test_a_link_that_is_asked_for_twice_is_one_and_is_still_shown(signed_in: Client, cast: Space) -> None:
    day = timezone.localdate() + timedelta(days=7)
    said = {"boundary": cast.boundaries.get(name="place").pk, "title": "Board", "until": day.isoformat()}
    address = f"/s/{cast.slug}/share/"
    signed_in.post(address, said)
    page = signed_in.post(address, said, follow=True).content.decode()
    assert SharedView.objects.count() == 1
    assert re.search(r"/view/[\w-]+/", page)
