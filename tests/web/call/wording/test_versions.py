"""The words of a call: written, compared, taken back to what they were, printed."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from ecotone_web.records.models import Call, Member, Side, Space, Wording
from ecotone_web.rooms.call.wording import acts
from ecotone_web.rooms.call.wording.differences import ADDED, LEFT_OUT, compare
from ecotone_web.rooms.call.wording.reads import read_wording
from tests.web.making import make_call


@pytest.fixture
def call(cast: Space) -> Call:
    return make_call(cast)


@pytest.fixture
def world(call: Call) -> Side:
    side = Side.objects.filter(boundary__in=call.boundaries.all()).first()
    assert side is not None
    return side


def read_form(page: str) -> dict[str, str]:
    """What a browser would send back."""
    fields = dict(re.findall(r'<input type="(?:text|hidden)" name="(\w+)" value="([^"]*)"', page))
    fields |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page))
    chosen = re.search(r'<option value="(\w+)" selected', page)
    assert chosen
    return {**fields, "language": chosen[1]}


def test_a_world_begins_with_the_words_for_everybody(signed_in: Client, call: Call, world: Side) -> None:
    address = f"/s/{call.space.slug}/call/{call.pk}/write/{world.pk}/"
    words = read_form(signed_in.get(address).content.decode())
    assert words["why_now"] == "Winter is coming."
    signed_in.post(address, {**words, "why_now": "The tide turns."})
    own = Wording.objects.get(call=call, world=world)
    assert (own.why_now, own.asked) == ("The tide turns.", "Two hours in spring.")
    assert Wording.objects.get(call=call, world=None).why_now == "Winter is coming."


def test_a_side_that_is_no_world_of_the_call_has_no_words(signed_in: Client, call: Call) -> None:
    other = Side.objects.filter(boundary__name="place").first()
    assert other is not None
    assert signed_in.get(f"/s/{call.space.slug}/call/{call.pk}/write/{other.pk}/").status_code == 404


def test_two_windows_lose_nothing(signed_in: Client, call: Call, convener: Member) -> None:
    address = f"/s/{call.space.slug}/call/{call.pk}/write/"
    seen = read_form(signed_in.get(address).content.decode())
    acts.word(by=convener, call=call, world=None, asked="One hour.", why_now="Now.")
    page = signed_in.post(address, {**seen, "why_now": "Soon."}).content.decode()
    assert "Somebody changed this meanwhile, to “Now.”" in page
    kept = read_form(page)
    assert (kept["asked"], kept["why_now"]) == ("One hour.", "Soon.")
    signed_in.post(address, kept)
    wording = call.wordings.get()
    assert (wording.asked, wording.why_now) == ("One hour.", "Soon.")


def test_a_part_longer_than_a_page_is_refused(signed_in: Client, call: Call) -> None:
    address = f"/s/{call.space.slug}/call/{call.pk}/write/"
    words = {"subject": "Come", "language": "en", "asked": "a" * 4001}
    assert "more than one page can hold" in signed_in.post(address, words).content.decode()


def test_only_what_is_written_is_read_under_headings_for_those_who_read_it(call: Call) -> None:
    wording = call.wordings.get()
    wording.why_now = ""
    assert read_wording(wording)[:2] == [
        ("What difference we would like to make", "Nobody waits for a bed."),
        ("Why you", "You see what others do not."),
    ]


def test_a_version_of_a_world_is_taken_away_and_that_for_everybody_is_not(
    signed_in: Client, call: Call, world: Side, convener: Member
) -> None:
    own = acts.word(by=convener, call=call, world=world, subject="Come")
    for wording in call.wordings.all():
        signed_in.post(f"/s/{call.space.slug}/call/{call.pk}/words/{wording.pk}/take-away/")
    assert own not in call.wordings.all()
    assert call.wordings.get().world is None


def test_what_it_said_before_is_shown_and_can_be_gone_back_to(
    signed_in: Client, call: Call, convener: Member
) -> None:
    wording = acts.word(by=convener, call=call, world=None, why_now="Winter is nearly here.")
    before = wording.history.earliest()
    address = f"/s/{call.space.slug}/call/{call.pk}/words/{wording.pk}/earlier/"
    page = signed_in.get(address).content.decode()
    assert "<del>coming</del>" in page
    assert "<ins>nearly here</ins>" in page
    assert "convener@example.org" in page
    signed_in.post(f"{address}{before.history_id}/")
    wording.refresh_from_db()
    assert wording.why_now == "Winter is coming."
    assert wording.history.count() == 3


def test_nobody_goes_back_to_what_another_wording_said(
    signed_in: Client, call: Call, world: Side, convener: Member
) -> None:
    own = acts.word(by=convener, call=call, world=world, subject="Come")
    other = own.history.earliest().history_id
    address = f"/s/{call.space.slug}/call/{call.pk}/words/{call.wordings.get(world=None).pk}/earlier/"
    assert signed_in.post(f"{address}{other}/").status_code == 404


def test_two_versions_stand_side_by_side(
    signed_in: Client, call: Call, world: Side, convener: Member
) -> None:
    acts.word(by=convener, call=call, world=world, subject="Getting home", asked="Two hours in spring.")
    page = signed_in.get(f"/s/{call.space.slug}/call/{call.pk}/beside/").content.decode()
    assert "Getting home <del>well</del>" in page
    assert "The same in both" in page


def test_versions_in_two_languages_are_not_marked(
    signed_in: Client, call: Call, world: Side, convener: Member
) -> None:
    acts.word(by=convener, call=call, world=world, subject="Rentrer bien", language="fr")
    page = signed_in.get(f"/s/{call.space.slug}/call/{call.pk}/beside/").content.decode()
    assert "Rentrer bien" in page
    assert "<ins>" not in page


def test_one_version_alone_teaches_how_there_come_to_be_two(signed_in: Client, call: Call) -> None:
    page = signed_in.get(f"/s/{call.space.slug}/call/{call.pk}/beside/").content.decode()
    assert "There is one version so far." in page


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("a bed.", "a bed for a night.", "a bed +for a night+."),
        ("Where we begin", "Where we begin, and when", "Where we begin+, and when+"),
        ("one two", "one", "one -two-"),
        ("one two three", "one four three", "one -two- +four+ three"),
        ("one\r\ntwo", "one two", "one two"),
        ("", "one", "+one+"),
        ("لا أحد ينتظر سريراً", "لا أحد ينتظر بيتاً", "لا أحد ينتظر -سريراً- +بيتاً+"),
    ],
)
def test_differences_are_of_words(one: str, other: str, joined: str) -> None:
    marks = {ADDED: "+", LEFT_OUT: "-"}
    found = compare(one, other)
    said = "".join(
        f"{marks.get(piece.kind, '')}{piece.text}{marks.get(piece.kind, '')}" for piece in found.joined
    )
    assert said == joined
    assert "".join(piece.text for piece in found.one).split() == one.split()
    assert "".join(piece.text for piece in found.other).split() == other.split()


def test_a_wording_is_printed_and_made_into_pdf(signed_in: Client, call: Call) -> None:
    address = f"/s/{call.space.slug}/call/{call.pk}/words/{call.wordings.get().pk}/paper/"
    page = signed_in.get(address).content.decode()
    assert "Winter is coming." in page
    assert call.title not in page
    response = signed_in.get(f"{address}?as=pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


def test_words_of_a_world_that_was_taken_from_the_call_can_still_be_read(
    signed_in: Client, call: Call, world: Side
) -> None:
    """Somebody may be asked in them: the page of her invitation leads here."""
    own = Wording.objects.create(call=call, world=world, subject="For those who live here")
    call.boundaries.clear()
    for rest in (
        f"words/{own.pk}/",
        f"words/{own.pk}/paper/",
        f"words/{own.pk}/earlier/",
        f"write/{world.pk}/",
    ):
        page = signed_in.get(f"/s/{call.space.slug}/call/{call.pk}/{rest}")
        assert page.status_code == 200, rest
        assert "For those who live here" in page.content.decode()


def test_a_part_that_one_version_lacks_is_said_to_be_unwritten(
    signed_in: Client, call: Call, world: Side
) -> None:
    Wording.objects.create(call=call, world=world, subject="Home", language="fr", asked="Two hours.")
    page = signed_in.get(f"/s/{call.space.slug}/call/{call.pk}/beside/").content.decode()
    assert page.count("Not written") == 4
