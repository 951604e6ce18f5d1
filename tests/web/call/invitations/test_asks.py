"""Who asks whom: worked out, settled by hand, with what a change costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from ecotone_web.records.models import Call, Invitation, Member, Person, Side, Voucher
from ecotone_web.rooms.call.invitations.acts import choose_inviter, spread_asks
from ecotone_web.rooms.space.privacy.acts import forget
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.making import make_invitation

Read = Callable[[str], str]


@pytest.fixture
def asked(call: Call, who: Any) -> Call:
    """Ada and Kai convene. Ada knows Bo and Ivo; Kai knows Hana and Linn."""
    Person.objects.filter(outside_id="kai").update(is_convening=True)
    for name in ("bo", "ivo", "hana", "linn"):
        make_invitation(call, who(name))
    Invitation.objects.update(inviter=None)
    return call


def asks(call: Call) -> dict[str, str | None]:
    rows = call.invitations.order_by("person__outside_id")
    return dict(rows.values_list("person__outside_id", "inviter__outside_id"))


def test_everybody_is_asked_by_somebody_who_knows_her(asked: Call, convener: Member) -> None:
    assert spread_asks(by=convener, call=asked) == 4
    assert asks(asked) == {"bo": "ada", "hana": "kai", "ivo": "ada", "linn": "kai"}
    assert spread_asks(by=convener, call=asked) == 0


def test_nobody_asks_too_many_and_the_rest_is_said(
    asked: Call, convener: Member, at: Any, read: Read
) -> None:
    Call.objects.update(most_asks=1)
    asked.refresh_from_db()
    spread_asks(by=convener, call=asked)
    assert sorted(asker or "" for asker in asks(asked).values()) == ["", "", "ada", "kai"]
    page = read(at("asks"))
    assert "Of 4 people, nobody asks 2 yet." in page
    assert "1 of at most 1" in page
    assert "would make room" in page


def test_what_was_chosen_by_hand_stays_and_counts(asked: Call, convener: Member, who: Any) -> None:
    Call.objects.update(most_asks=2)
    asked.refresh_from_db()
    row = asked.invitations.get(person=who("bo"))
    assert choose_inviter(by=convener, invitation=row, inviter=who("kai"))
    spread_asks(by=convener, call=asked)
    found = asks(asked)
    assert found["bo"] == "kai"
    assert sorted(map(str, found.values())) == ["ada", "ada", "kai", "kai"]


def test_whom_somebody_forgotten_was_to_ask_is_asked_by_another(
    asked: Call, convener: Member, who: Any
) -> None:
    choose_inviter(by=convener, invitation=asked.invitations.get(person=who("bo")), inviter=who("kai"))
    forget(by=convener, person=who("kai"))
    spread_asks(by=convener, call=asked)
    assert asks(asked)["bo"] == "ada"


def test_what_is_approved_or_out_keeps_who_asks(asked: Call, convener: Member, who: Any) -> None:
    asked.invitations.filter(person=who("bo")).update(inviter=who("kai"), state="approved")
    asked.invitations.filter(person=who("ivo")).update(inviter=who("kai"), state="sent")
    spread_asks(by=convener, call=asked)
    assert asks(asked) == {"bo": "kai", "hana": "kai", "ivo": "kai", "linn": "kai"}


def test_each_choice_shows_how_near_the_two_are(
    asked: Call, convener: Member, at: Any, read: Read, who: Any
) -> None:
    page = read(at("asks"))
    assert "Ada Ankerwyn: known to each other" in page  # Bo, Ivo
    assert "Kai Kelp: an introduction is needed" in page  # Bo, whom Ada knows, who met Kai
    make_invitation(asked, who("fen"))
    assert "Ada Ankerwyn: no way that we know of" in read(at("asks"))
    side = Side.objects.get(boundary__space=asked.space, name="Reef School")
    make_invitation(asked, who("cleo"))  # whom Bo knows
    voucher = Voucher.objects.create(world=side, person=who("bo"), source=find_hand(convener), answer="asked")
    assert "through somebody who vouches" not in read(at("asks"))
    Voucher.objects.filter(pk=voucher.pk).update(answer="agreed")
    assert "Ada Ankerwyn: through somebody who vouches for us" in read(at("asks"))


def test_a_change_by_hand_says_what_it_costs(
    asked: Call, convener: Member, at: Any, signed_in: Client, who: Any
) -> None:
    spread_asks(by=convener, call=asked)
    row, ada, kai = asked.invitations.get(person=who("bo")), who("ada").pk, who("kai").pk
    sent = {"row": row.pk, f"was-{row.pk}": ada, f"inviter-{row.pk}": kai}
    answer = signed_in.post(at("settle"), sent)
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "One ask is settled by hand. Known to each other: 3, before 4. An introduction is needed: 1, before 0."
    ]
    assert asks(asked)["bo"] == "kai"


def test_what_another_settled_meanwhile_stays(asked: Call, at: Any, signed_in: Client, who: Any) -> None:
    row = asked.invitations.get(person=who("bo"))
    Invitation.objects.filter(pk=row.pk).update(inviter=who("ada"), is_chosen=True)
    signed_in.post(at("settle"), {"row": row.pk, f"was-{row.pk}": "", f"inviter-{row.pk}": ""})
    assert asks(asked)["bo"] == "ada"


def test_what_has_gone_out_keeps_its_name(asked: Call, at: Any, signed_in: Client, who: Any) -> None:
    row = asked.invitations.get(person=who("bo"))
    Invitation.objects.filter(pk=row.pk).update(state="sent", inviter=who("ada"))
    sent = {"row": row.pk, f"was-{row.pk}": who("ada").pk, f"inviter-{row.pk}": who("kai").pk}
    signed_in.post(at("settle"), sent)
    assert asks(asked)["bo"] == "ada"


def test_only_those_who_convene_with_us_ask_and_nobody_herself(
    asked: Call, convener: Member, who: Any
) -> None:
    row = asked.invitations.get(person=who("bo"))
    assert not choose_inviter(by=convener, invitation=row, inviter=who("gale"))
    own = make_invitation(asked, who("kai"))
    assert not choose_inviter(by=convener, invitation=own, inviter=who("kai"))


def test_who_asks_without_an_address_is_said(asked: Call, at: Any, read: Read) -> None:
    assert read(at("asks")).count("No e-mail address") == 1  # Kai; Ada has one


def test_without_anybody_who_convenes_the_page_says_how(
    call: Call, at: Any, read: Read, signed_in: Client
) -> None:
    Person.objects.update(is_convening=False)
    assert "Nobody convenes with us yet." in read(at("asks"))
    assert signed_in.post(at("spread")).status_code == 302
