"""What a call hands out as files."""

from __future__ import annotations

import sys

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Person, Space
from ecotone_web.rooms.space.papers import can_make_pdf, hand_out
from tests.web.making import make_call, make_invitation

TITLE, ARABIC = "A house for all", "بيت للجميع"


@pytest.fixture
def asked(cast: Space) -> Invitation:
    """Esi is asked in a call with a title."""
    call = make_call(cast)
    Call.objects.update(title=TITLE)
    return make_invitation(call, Person.objects.get(space=cast, outside_id="esi"), "approved")


def fetch(browser: Client, asked: Invitation, what: str) -> str:
    """What a browser would call the file."""
    call = asked.call
    place = [call.space.slug, call.pk]
    paper = reverse("call:paper", args=[*place, call.wordings.get(world=None).pk])
    answer = {
        "call.pdf": lambda: browser.get(paper, {"as": "pdf"}),
        "sheets.pdf": lambda: browser.get(reverse("paper:sheets", args=place), {"as": "pdf"}),
        "sheets.csv": lambda: browser.get(reverse("paper:table", args=place)),
        "letters.pdf": lambda: browser.post(
            reverse("letters:papers", args=place), {"invitation": [asked.pk]}
        ),
        "answers.csv": lambda: browser.get(reverse("hearing:download", args=place)),
    }[what]()
    return str(answer.headers.get("Content-Disposition", ""))


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("call.pdf", "call"),
        ("sheets.pdf", "sheets-1-to-1"),
        ("letters.pdf", "letters"),
        ("sheets.csv", "sheets"),
        ("answers.csv", "answers"),
    ],
)
def test_a_file_is_called_after_its_call_what_it_is_and_the_day(
    what: str, kind: str, signed_in: Client, asked: Invitation
) -> None:
    ending, day = what.partition(".")[2], timezone.localdate().isoformat()
    is_page = ending == "pdf" and not can_make_pdf()  # which a browser prints
    named = "" if is_page else f'attachment; filename="a-house-for-all-{kind}-{day}.{ending}"'
    assert fetch(signed_in, asked, what) == named


def test_a_file_of_a_call_without_latin_letters_has_a_name_too(signed_in: Client, asked: Invitation) -> None:
    Call.objects.update(title=ARABIC)
    day = timezone.localdate().isoformat()
    assert f'"answers-{day}.csv"' in fetch(signed_in, asked, "answers.csv")


def test_where_no_pdf_can_be_made_the_page_itself_is_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    can_make_pdf.cache_clear()
    try:
        answer = hand_out("<p>Come.</p>", TITLE, "letters")
    finally:
        can_make_pdf.cache_clear()
    assert (answer.content, "Content-Disposition" in answer) == (b"<p>Come.</p>", False)
