"""Home says what is known, what is missing, and what was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ecotone_web.records.models import Member, Space
from ecotone_web.rooms.notebook.acts import write_line


def test_an_empty_space_shows_where_to_begin(signed_in: Client, space: Space) -> None:
    page = signed_in.get(f"/s/{space.slug}/").content.decode()
    assert "Nobody is here yet." in page
    assert f"/s/{space.slug}/aspiration/?first=yes" in page


def test_home_has_the_aspiration_a_sentence_with_a_map_the_gaps_and_the_last_lines(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    write_line(by=convener, text="They drank tea.")
    page = signed_in.get(f"/s/{cast.slug}/").content.decode()
    for words in ("Nobody waits for a bed.", "<svg", "12 people have not been told", "They drank tea."):
        assert words in page


def test_an_observer_sees_no_name_no_line_and_small_sides_together(
    client: Client, cast: Space, convener: Member, observer: Member
) -> None:
    write_line(by=convener, text="They drank tea.")
    client.force_login(observer.user)
    page = client.get(f"/s/{cast.slug}/").content.decode()
    assert "Smaller sides" in page
    for words in ("Ankerwyn", "They drank tea.", "Dune Watch", "What is missing"):
        assert words not in page


def test_the_first_visit_asks_for_the_difference_and_goes_on_to_who_is_in_it(
    signed_in: Client, space: Space
) -> None:
    response = signed_in.post(f"/s/{space.slug}/aspiration/?first=yes", {"aspiration": "Warm rooms."})
    assert response["Location"].endswith("?first=yes")
    space.refresh_from_db()
    assert space.aspiration == "Warm rooms."


def test_find_knows_people_sides_and_boundaries(signed_in: Client, cast: Space) -> None:
    def find(words: str) -> str:
        return signed_in.get(f"/s/{cast.slug}/find/", {"q": words}).content.decode()

    assert "Ada Ankerwyn" in find("anker")
    assert "Reef School" in find("reef")
    assert ">Practice</a>" in find("pract")
    assert "Spring supper" in find("supper")
    assert "Nobody and nothing here is called “zzz”." in find("zzz")


@pytest.mark.parametrize("n", [1, 30])
def test_as_many_queries_for_thirty_lines_as_for_one(
    n: int,
    signed_in: Client,
    cast: Space,
    convener: Member,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for number in range(n):
        write_line(by=convener, text=f"Line {number}")
    signed_in.get(f"/s/{cast.slug}/")
    with django_assert_max_num_queries(20):
        signed_in.get(f"/s/{cast.slug}/")
