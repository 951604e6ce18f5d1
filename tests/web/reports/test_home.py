"""Home says what is known, what is missing, and what was done."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from ecotone_web.records.models import Belonging, Member, Person, Space
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


def test_what_the_small_map_leaves_out_stands_in_a_table_on_the_same_page(
    signed_in: Client, cast: Space
) -> None:
    page = signed_in.get(f"/s/{cast.slug}/").content.decode()
    assert "The same as a table" in page
    assert page.index("<svg") < page.index("<table")
    assert f"/s/{cast.slug}/landscape/sides/" in page[page.index("<table") :]


def test_a_side_with_nobody_has_a_step_towards_somebody(signed_in: Client, cast: Space) -> None:
    cast.boundaries.get(name="place").sides.create(name="north estates")
    cast.turn()
    page = signed_in.get(f"/s/{cast.slug}/").content.decode()
    step = page[page.index("Nobody here yet from north estates.") :].split("</li>")[0]
    assert f'href="/s/{cast.slug}/space/sources/begin/"' in step


def test_the_sheet_of_questions_names_people_only_if_asked_to(signed_in: Client, cast: Space) -> None:
    address = f"/s/{cast.slug}/questions/"
    page = signed_in.get(address).content.decode()
    assert "Print, in the menu of your browser" in page
    assert "Ada Ankerwyn" not in page
    assert 'href="?names=yes"' in page
    page = signed_in.get(address, {"names": "yes"}).content.decode()
    assert "<li>Ada Ankerwyn</li><li>Bo Brackwater</li>" in page


def test_what_is_shared_is_none_of_the_places(signed_in: Client, cast: Space) -> None:
    page = signed_in.get(f"/s/{cast.slug}/share/").content.decode()
    top = page[page.index("<header") : page.index("<main")]
    assert top.count('aria-current="page"') == 1
    assert f'href="/s/{cast.slug}/share/" aria-current="page"' in top


def test_home_says_that_two_records_may_be_one_person(signed_in: Client, cast: Space) -> None:
    assert "may be one person" not in signed_in.get(f"/s/{cast.slug}/").content.decode()
    source = cast.sources.all()[0]
    Person.objects.create(space=cast, outside_id="ada again", name="ada ankerwyn", source=source)
    cast.turn()
    page = signed_in.get(f"/s/{cast.slug}/").content.decode()
    assert "1 pair of records may be one person." in page
    assert f'href="/s/{cast.slug}/space/sources/duplicates/"' in page


def test_home_says_each_thing_once(signed_in: Client, cast: Space) -> None:
    headed = signed_in.get(f"/s/{cast.slug}/").content.decode()
    (headline,) = re.findall(r'<p class="said">(.+?)</p>', headed)
    Space.objects.filter(pk=cast.pk).update(aspiration="")
    assert signed_in.get(f"/s/{cast.slug}/").content.decode().count(headline) == 1


def test_what_is_left_out_stands_in_one_box(signed_in: Client, cast: Space) -> None:
    Belonging.objects.filter(person__in=cast.people.all()[:4]).delete()
    cast.turn()
    page = signed_in.get(f"/s/{cast.slug}/").content.decode()
    assert page.count('<div class="notice">') == 1
    assert page.count("left out") > 1


def test_that_nobody_is_known_to_know_another_is_said_with_its_step_alone(
    signed_in: Client, cast: Space
) -> None:
    cast.ties.all().delete()
    cast.meetings.all().delete()
    cast.turn()
    page = signed_in.get(f"/s/{cast.slug}/").content.decode()
    _headline, rest = page.split('<p class="said">')[1].split("</p>", 1)
    assert rest.count("We do not know yet who knows whom") == 1
    assert rest.index("What is missing") < rest.index("We do not know yet who knows whom")


def test_a_new_space_offers_to_bring_in_an_archive_at_once(signed_in: Client, space: Space) -> None:
    where = f"/s/{space.slug}/space/export/bring-in/"
    assert where in signed_in.get(f"/s/{space.slug}/aspiration/?first=yes").content.decode()
    assert where not in signed_in.get(f"/s/{space.slug}/aspiration/").content.decode()


def test_none_is_a_word_and_no_figure(signed_in: Client, cast: Space) -> None:
    signed_in.post(f"/s/{cast.slug}/share/", {"boundary": cast.boundaries.earliest("pk").pk})
    for where in ("", "share/", "space/privacy/"):
        page = signed_in.get(f"/s/{cast.slug}/{where}").content.decode()
        assert not re.search(r"[> ]0 (come|times|people|lines)", page), where
