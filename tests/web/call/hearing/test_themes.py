"""Themes on answers: one press each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from ecotone_web.records.models import Call, Invitation, Member, Theme
from ecotone_web.rooms.call.hearing import acts

Answer = Callable[..., Invitation]


def test_a_new_theme_is_put_on_an_answer_and_one_goes_back_to_it(
    signed_in: Client, address: str, answer: Answer
) -> None:
    row = answer("ada", "yes", "Tea for all.")
    back = f"{address}?page=1"
    response = signed_in.post(f"{address}{row.pk}/", {"name": "  tea  time ", "next": back})
    assert response["Location"] == f"{back}#answer-{row.pk}"
    assert [theme.name for theme in row.themes.all()] == ["tea time"]


def test_one_press_adds_a_theme_and_one_takes_it_off_again(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    row = answer("ada", "yes", "Tea for all.")
    theme = Theme.objects.create(call=call, name="tea")
    for _press in range(2):
        signed_in.post(f"{address}{row.pk}/", {"add": theme.pk})
        assert list(row.themes.all()) == [theme]
    for _press in range(2):
        signed_in.post(f"{address}{row.pk}/", {"take": theme.pk})
        assert not row.themes.exists()


def test_a_theme_of_the_same_name_is_the_same(signed_in: Client, address: str, answer: Answer) -> None:
    for who, name in (("ada", "Tea"), ("bo", "tea")):
        signed_in.post(f"{address}{answer(who, 'yes', 'Tea for all.').pk}/", {"name": name})
    assert Theme.objects.get().invitations.count() == 2


@pytest.mark.parametrize("sent", [{}, {"name": " "}, {"name": "a" * 81}])
def test_a_theme_needs_a_word(sent: dict[str, str], signed_in: Client, address: str, answer: Answer) -> None:
    row = answer("ada", "yes", "Tea for all.")
    page = signed_in.post(f"{address}{row.pk}/", sent, follow=True).content.decode()
    assert "A theme needs a word" in page
    assert not Theme.objects.exists()


def test_a_theme_of_another_call_is_put_nowhere(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    row = answer("ada", "yes", "Tea for all.")
    other = Theme.objects.create(call=Call.objects.create(space=call.space, title="Other"), name="tea")
    assert signed_in.post(f"{address}{row.pk}/", {"add": other.pk}).status_code == 404


def test_a_renamed_theme_stays_on_its_answers_and_one_of_that_name_takes_them_in(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    tea, bread = (Theme.objects.create(call=call, name=name) for name in ("tea", "bread"))
    one, other = answer("ada", "yes", "Tea."), answer("bo", "yes", "Bread.")
    one.themes.set([tea])
    other.themes.set([bread])
    signed_in.post(f"{address}themes/{tea.pk}/", {"name": "drinks"})
    assert [theme.name for theme in one.themes.all()] == ["drinks"]
    signed_in.post(f"{address}themes/{bread.pk}/", {"name": "Drinks"})
    assert Theme.objects.get().invitations.count() == 2


def test_a_theme_is_taken_away_and_the_answers_stay(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    tea = Theme.objects.create(call=call, name="tea")
    row = answer("ada", "yes", "Tea.")
    row.themes.set([tea])
    signed_in.post(f"{address}themes/{tea.pk}/take-away/")
    assert not Theme.objects.exists()
    row.refresh_from_db()
    assert row.imagines == "Tea."


def test_answers_of_one_theme_are_shown_alone_with_the_sides_they_come_from(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    tea = Theme.objects.create(call=call, name="tea")
    for who in ("ada", "bo", "dag"):
        answer(who, "yes", f"Tea for {who}.").themes.add(tea)
    answer("ivo", "yes", "Bread.")
    page = signed_in.get(f"{address}?theme={tea.pk}").content.decode()
    assert "Harbour Museum 2 · Reef School 1" in page
    assert "Tea for dag." in page
    assert "Bread." not in page


def test_whoever_only_looks_on_changes_no_theme(observer: Member, call: Call, answer: Answer) -> None:
    theme = Theme.objects.create(call=call, name="tea")
    row = answer("ada", "yes", "Tea.")
    for act in (
        lambda: acts.name_theme(by=observer, call=call, name="bread"),
        lambda: acts.tag(by=observer, invitation=row, theme=theme),
        lambda: acts.untag(by=observer, invitation=row, theme=theme),
        lambda: acts.rename_theme(by=observer, theme=theme, name="bread"),
        lambda: acts.take_away_theme(by=observer, theme=theme),
    ):
        with pytest.raises(PermissionDenied):
            act()
