"""What a preview asks before anything is kept: what numbers mean, which sides are one, who may stand here twice."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from ecotone_web.records.models import Boundary, Member, Person, Side, Source, Space, Update
from ecotone_web.rooms.space.sources.acts import bring
from ecotone_web.site.start.examples import make_samples
from tests.web.sources.bringing import bring_in, paste
from tests.web.sources.test_wizard import at, keep, text, the_draft, upload

CODED = "id,name,rank\n1,Ada,1\n2,Bo,1\n3,Cleo,2\n4,Dag,2\n"
HOSPITALS = "Ada, St. Mary’s Hospital\nBo, St. Mary’s Hospital\nCleo, Reef School\n"


def correct(browser: Client, space: Space, **said: str) -> str:
    return text(browser.post(at(space, f"{the_draft().pk}/correct/"), said, follow=True))


def paste_at(browser: Client, space: Space, names: str) -> str:
    return text(browser.post(at(space, "names/"), {"names": names}, follow=True))


def names_of(boundary: str) -> set[str]:
    return set(Side.objects.filter(boundary__name=boundary).values_list("name", flat=True))


def test_numbers_get_a_meaning_before_they_are_kept(signed_in: Client, space: Space) -> None:
    page = text(upload(signed_in, space, ("people.csv", CODED.encode())))
    assert "Told in numbers: rank." in page
    page = correct(signed_in, space, **{"s-0-0": "Partner", "s-0-1": "Associate"})
    assert "<td>Partner</td>" in page
    assert 'value="Associate"' in page
    assert "Told in numbers" not in page
    keep(signed_in, space)
    assert names_of("rank") == {"Partner", "Associate"}


def test_a_meaning_can_be_taken_back_while_it_is_looked_at(signed_in: Client, space: Space) -> None:
    upload(signed_in, space, ("people.csv", CODED.encode()))
    correct(signed_in, space, **{"s-0-0": "Partner"})
    assert "<td>1</td>" in correct(signed_in, space, **{"s-0-0": ""})
    assert "<td>1</td>" in correct(signed_in, space, **{"s-0-0": "Partner", "afresh": "yes"})


def test_the_next_file_speaks_of_the_same_numbers(signed_in: Client, space: Space, convener: Member) -> None:
    bring_in(convener, CODED, sides={"rank": {"1": "Partner", "2": "Associate"}})
    upload(signed_in, space, ("later.csv", f"{CODED}5,Esi,2\n".encode()))
    keep(signed_in, space)
    assert names_of("rank") == {"Partner", "Associate"}
    assert not Update.objects.filter(is_conflict=True).exists()


def test_what_a_number_means_is_asked_of_few_numbers_only(signed_in: Client, space: Space) -> None:
    rows = "".join(f"{k},Person {k},{k % 30}\n" for k in range(120))
    upload(signed_in, space, ("people.csv", f"id,name,ward\n{rows}".encode()))
    assert "What do these numbers mean?" not in correct(signed_in, space, **{"c-0-2": "boundary"})


@pytest.mark.parametrize("said", ["St Mary's hospital", "ST MARYS HOSPITAL", "St. Mary’s Hosptial"])
def test_a_side_spelt_in_another_way_is_asked_about(
    signed_in: Client, space: Space, convener: Member, said: str
) -> None:
    paste(convener, HOSPITALS)
    page = paste_at(signed_in, space, f"Dag, {said}\n")
    assert "may be “St. Mary’s Hospital”" in page
    assert "is taken as “St. Mary’s Hospital”" in correct(signed_in, space, spelling="0")
    keep(signed_in, space)
    assert names_of("organisation") == {"St. Mary’s Hospital", "Reef School"}


def test_an_apostrophe_left_out_makes_no_other_side(signed_in: Client, space: Space) -> None:
    page = paste_at(signed_in, space, "Ada, St Brigid's Hospital\nBo, St Brigids Hospital\n")
    assert "may be “St Brigid" in page


def test_a_side_that_is_here_is_not_asked_about(signed_in: Client, space: Space, convener: Member) -> None:
    paste(convener, HOSPITALS)
    assert "spelt in two ways" not in paste_at(
        signed_in, space, "Dag, st. mary’s  hospital\nEsi, Reef School\n"
    )


def test_two_spellings_in_one_list_become_the_one_of_more_people(signed_in: Client, space: Space) -> None:
    paste_at(signed_in, space, f"Dag, St Mary's hospital\n{HOSPITALS}")
    correct(signed_in, space, spelling="0")
    keep(signed_in, space)
    assert names_of("organisation") == {"St. Mary’s Hospital", "Reef School"}


def test_sides_taken_as_one_can_be_kept_apart_again(signed_in: Client, space: Space) -> None:
    paste_at(signed_in, space, f"Dag, St Mary's hospital\n{HOSPITALS}")
    correct(signed_in, space, spelling="0")
    assert "may be “St. Mary’s Hospital”" in correct(signed_in, space, spelling="0")
    keep(signed_in, space)
    assert len(names_of("organisation")) == 3


def test_sides_that_differ_by_a_letter_of_their_own_are_two(signed_in: Client, space: Space) -> None:
    page = paste_at(
        signed_in, space, "Ada, Surgery Ward A\nBo, Surgery Ward B\nCleo, Clinic 1\nDag, Clinic 2\n"
    )
    assert "spelt in two ways" not in page


def test_choosing_for_one_thing_leaves_the_others_as_they_were(signed_in: Client, space: Space) -> None:
    upload(signed_in, space, ("people.csv", CODED.encode()))
    correct(signed_in, space, unknown="nobody; none")
    correct(signed_in, space, **{"s-0-0": "Partner"})
    assert the_draft().hints == {"unknown": ["nobody", "none"], "sides": {"rank": {"1": "Partner"}}}


@pytest.mark.parametrize("name", ["Ada Ankerwin", "Aba Ankerwyn", "Ada Nakerwyn", "Ada Ankerwyn-"])
def test_who_may_stand_here_twice_is_told_before_and_after(
    signed_in: Client, space: Space, convener: Member, name: str
) -> None:
    paste(convener, "Ada Ankerwyn, Harbour Museum\nDag Driftwood\nDog Driftwood\n")
    page = paste_at(signed_in, space, f"{name}, Reef School\nBo Brackwater\n")
    assert "1 pair of names looks like one person" in page
    assert f"{name} and Ada Ankerwyn" in page
    page = text(keep(signed_in, space))
    assert "2 pairs of records may be one person" in page
    assert at(space, "duplicates/") in page


def test_a_preview_shows_the_first_rows_and_all_of_them_on_request(signed_in: Client, space: Space) -> None:
    page = paste_at(signed_in, space, "".join(f"Person {k}\n" for k in range(130)))
    assert page.count('<th scope="row">Person') == 8
    assert "Show all 130" in page
    address = at(space, f"{the_draft().pk}/")
    assert text(signed_in.get(f"{address}?rows=all")).count('<th scope="row">Person') == 100
    assert text(signed_in.get(f"{address}?rows=all&page=2")).count('<th scope="row">Person') == 30


def test_a_preview_of_very_many_ends_somewhere(signed_in: Client, space: Space) -> None:
    page = paste_at(signed_in, space, "".join(f"Person {k}\n" for k in range(600)))
    assert "Show the first 500 of 600" in page


def test_only_what_brought_facts_counts_as_a_source(
    signed_in: Client, space: Space, convener: Member
) -> None:
    paste(convener, HOSPITALS)
    Source.objects.create(
        space=space, kind=Source.Kind.GROUPING, title="kinds of it", state=Source.State.READY
    )
    Source.objects.create(space=space, kind=Source.Kind.FILE, title="gone", state=Source.State.UNDONE)
    bring(by=convener, kind=Source.Kind.FILE, title="odd.png", contents=[("odd.png", b"\x89PNG")])
    page = text(signed_in.get(at(space)))
    assert "What we know comes from 1 source." in page
    assert "Not taken in yet" in page


def test_several_organisations_of_one_person_stand_apart_at_commas_or_semicolons(
    signed_in: Client, space: Space, convener: Member
) -> None:
    paste(convener, 'Ada, "Reef, Dune and Partners"\n')
    said = {"Bo": "Museum; School", "Cleo": "Museum, School", "Dag": "Reef, Dune and Partners, School"}
    for name, organisations in said.items():
        signed_in.post(at(space, "person/"), {"name": name, "organisations": organisations})
    assert names_of("organisation") == {"Reef, Dune and Partners", "Museum", "School"}


@pytest.mark.parametrize(
    ("column", "cells"),
    [("status", ("1", "2")), ("department", ("1", "2")), ("rank", ("Partner", "Associate"))],
)
def test_nobody_is_with_a_number_or_a_rank(
    signed_in: Client, space: Space, convener: Member, column: str, cells: tuple[str, str]
) -> None:
    one, other = cells
    bring_in(convener, f"id,name,{column}\n1,Ada,{one}\n2,Bo,{one}\n3,Cleo,{other}\n4,Dag,{other}\n")
    assert Boundary.objects.get().kind == "other"
    page = text(signed_in.get(f"/s/{space.slug}/people/{Person.objects.get(name='Ada').uid}/"))
    assert "Ada is among your people." in page


def test_the_pairs_are_counted_once_until_something_changes(
    space: Space, convener: Member, django_assert_num_queries: Any
) -> None:
    from ecotone_web.rooms.space.sources.acts import keep_apart
    from ecotone_web.rooms.space.sources.reads.duplicates import count_pairs

    paste(convener, "Ada Ankerwyn\nAda Ankerwin\nBo Brackwater\n")
    assert count_pairs(space) == 1
    with django_assert_num_queries(4):
        assert count_pairs(space) == 1
    ada, twin = Person.objects.filter(name__startswith="Ada")
    keep_apart(by=convener, one=ada, other=twin)
    assert count_pairs(space) == 0


@pytest.mark.django_db
def test_in_no_sample_somebody_is_with_a_rank() -> None:
    make_samples.call()
    assert Boundary.objects.get(name="status").kind == "other"
