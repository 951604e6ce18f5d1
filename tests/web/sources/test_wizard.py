"""The pages on which things are brought in: nothing is kept before somebody says so, and all can be put right."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Meeting,
    Member,
    Person,
    Source,
    Space,
    Tie,
    Upload,
)
from ecotone_web.rooms.space.sources.acts import bring
from tests.cast import write_people_csv, write_ties_csv
from tests.web.sources.bringing import count

Response = Any


def at(space: Space, place: str = "") -> str:
    return f"/s/{space.slug}/space/sources/{place}"


def upload(browser: Client, space: Space, *files: tuple[str, bytes], **others: str) -> Response:
    """The page after files were chosen."""
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    return browser.post(at(space, "file/"), {"sheets": chosen, **others}, follow=True)


def the_draft() -> Source:
    return Source.objects.get(state=Source.State.DRAFT)


def keep(browser: Client, space: Space) -> Response:
    return browser.post(at(space, f"{the_draft().pk}/keep/"), follow=True)


def text(response: Response) -> str:
    return str(response.content.decode())


def test_pasted_names_are_shown_before_they_are_kept(signed_in: Client, space: Space) -> None:
    said = {"names": "Ada Ankerwyn, Harbour Museum\nBo Brackwater, Reef School\n"}
    page = text(signed_in.post(at(space, "names/"), said, follow=True))
    assert "We understood this: 2 people." in page
    assert "Ada Ankerwyn" in page
    assert count(space)["people"] == 0
    keep(signed_in, space)
    assert count(space) == {**count(space), "people": 2, "boundaries": 1, "sides": 2, "belongings": 2}
    assert not Upload.objects.exists()


def test_a_line_without_a_name_is_told_and_can_be_left_out(signed_in: Client, space: Space) -> None:
    said = {"names": "Ada Ankerwyn, Museum\n, Museum\n"}
    response = signed_in.post(at(space, "names/"), said)
    assert response.status_code == 422
    assert "Line 2 has no name before the comma." in text(response)
    page = text(signed_in.post(at(space, "names/"), {**said, "leave_out": "on"}, follow=True))
    assert "We understood 1 of the 2 lines." in page


def test_a_second_click_on_keep_takes_in_once(signed_in: Client, space: Space) -> None:
    signed_in.post(at(space, "names/"), {"names": "Ada\nBo\n"})
    address = at(space, f"{the_draft().pk}/keep/")
    for _click in range(2):
        assert signed_in.post(address).status_code == 302
    assert count(space)["people"] == 2
    assert Source.objects.get().counts["seen_again"] == 0


def test_a_draft_that_is_given_up_leaves_nothing(signed_in: Client, space: Space) -> None:
    signed_in.post(at(space, "names/"), {"names": "Ada\nBo\n"})
    signed_in.post(at(space, f"{the_draft().pk}/give-up/"))
    assert not Source.objects.exists()
    assert not Upload.objects.exists()


def test_whoever_chose_a_wrong_file_chooses_another_in_the_same_form(signed_in: Client, space: Space) -> None:
    assert "This cannot be read yet." in text(
        upload(signed_in, space, ("holiday.jpg", b"\xff\xd8\xff\xe0" * 99))
    )
    answer = signed_in.post(at(space, f"{the_draft().pk}/give-up/"), {"another": "yes", "first": "yes"})
    assert answer["Location"] == f"{at(space, 'file/')}?first=yes"
    assert not Upload.objects.exists()


def test_a_draft_of_the_day_before_is_gone_at_the_next_visit(signed_in: Client, space: Space) -> None:
    signed_in.post(at(space, "names/"), {"names": "Ada\nBo\n"})
    Source.objects.update(added_at=timezone.now() - timedelta(hours=25))
    signed_in.get(at(space))
    assert not Upload.objects.exists()


def test_several_files_are_understood_together(signed_in: Client, space: Space) -> None:
    page = text(
        upload(
            signed_in,
            space,
            ("people.csv", write_people_csv().encode()),
            ("contacts.csv", write_ties_csv().encode()),
        )
    )
    assert "Read as a list of people, 12 rows" in page
    assert "Read as a list of contacts, 17 rows" in page
    keep(signed_in, space)
    assert count(space)["people"] == 12
    assert set(Boundary.objects.values_list("name", flat=True)) == {"organisation", "place", "practice"}


def choose(page: str, column: str) -> str:
    """The name of the box that says what a column is."""
    before = page[: page.index(f'aria-label="Read {column} as"')]
    return before[before.rindex('name="') + 6 :].partition('"')[0]


def test_lazegas_lawyers_with_a_column_put_right(signed_in: Client, space: Space, open_data: Path) -> None:
    folder = open_data / "lazega-lawfirm"
    files = [
        (name, (folder / name).read_bytes()) for name in ("lazegalaw__X.csv", "lazegalaw__Y__friendship.csv")
    ]
    page = text(upload(signed_in, space, *files))
    assert "71 people" in page
    assert "Read as a table of everybody by everybody" in page
    boxes = {
        choose(page, "school"): "leave_out",
        choose(page, "age"): "boundary",
        choose(page, "female"): "keep",
    }
    page = text(
        signed_in.post(
            at(space, f"{the_draft().pk}/correct/"),
            {**boxes, "k-0": "friendships"},
            follow=True,
        )
    )
    assert 'value="friendships"' in page
    keep(signed_in, space)
    names = set(Boundary.objects.values_list("name", flat=True))
    assert "office" in names
    assert "age" in names
    assert not {"school", "female"} & names
    assert {"female": "1"} in [
        person.columns for person in Person.objects.filter(columns__has_key="female")
    ] or (Person.objects.filter(columns__female="1").exists())
    assert set(Tie.objects.values_list("kind", flat=True)) == {"friendships"}
    assert Tie.objects.count() == files[1][1].partition(b"\n")[2].count(b"1.0")
    assert Belonging.objects.filter(side__boundary__name="office").count() == 71


def test_what_was_chosen_can_be_taken_back(signed_in: Client, space: Space) -> None:
    page = text(upload(signed_in, space, ("people.csv", write_people_csv().encode())))
    address = at(space, f"{the_draft().pk}/correct/")
    page = text(signed_in.post(address, {choose(page, "place"): "leave_out"}, follow=True))
    assert the_draft().hints == {"leave_out": ["place"]}
    signed_in.post(address, {"afresh": "yes"})
    assert the_draft().hints == {}


def test_a_file_of_which_the_columns_say_nothing_can_be_explained(signed_in: Client, space: Space) -> None:
    rows = b"alpha,beta,gamma\nx,1,p\nx,1,p\ny,2,q\nx,2,p\ny,1,q\n"
    page = text(upload(signed_in, space, ("odd.csv", rows)))
    assert "This cannot be read yet." in page
    assert "--" not in page.partition('role="alert"')[2].partition("</div>")[0]
    boxes = {choose(page, "alpha"): "source", choose(page, "beta"): "target"}
    page = text(signed_in.post(at(space, f"{the_draft().pk}/correct/"), boxes, follow=True))
    assert "Read as a list of contacts" in page


def make_bomb() -> bytes:
    """A workbook of which a sheet unpacks to half a gigabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _part in range(64):
                member.write(b"0" * 8_000_000)
    return packed.getvalue()


HOSTILE: dict[str, bytes] = {
    "empty.csv": b"",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "broken.xlsx": b"PK\x03\x04 not a workbook",
    "entities.graphml": b'<!DOCTYPE g [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>',
    "outside.graphml": b'<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml>&x;</graphml>',
    "deep.json": b"[" * 100_000,
    "../../etc/passwd.csv": b"\x00\x01\x02",
    "letters.csv": b"id,name\n1,\xff\xfe\xfa\n",
    "CON.csv": b"id\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(signed_in: Client, space: Space, name: str) -> None:
    response = upload(signed_in, space, (name, HOSTILE[name]))
    assert response.status_code in (200, 422)
    assert "root:" not in text(response)
    if Source.objects.exists():
        keep(signed_in, space)
    assert count(space)["people"] <= 1


@pytest.mark.django_db(transaction=True)
def test_a_small_file_that_unpacks_into_a_huge_one_is_refused(
    signed_in: Client, space: Space, run_tasks: Callable[[], None]
) -> None:
    upload(signed_in, space, ("bomb.xlsx", make_bomb()))
    run_tasks()
    assert "would unpack to more than" in text(signed_in.get(at(space, f"{the_draft().pk}/")))


def test_a_formula_is_text(signed_in: Client, space: Space) -> None:
    upload(
        signed_in,
        space,
        ("people.csv", b'id,name\n1,"=HYPERLINK(""http://x"",1)"\n2,<script>alert(1)</script>\n'),
    )
    page = text(signed_in.get(at(space, f"{the_draft().pk}/")))
    assert "<script>alert" not in page
    keep(signed_in, space)
    assert Person.objects.filter(name__startswith="=HYPERLINK").exists()


def test_too_much_and_too_many_are_refused(signed_in: Client, space: Space, settings: Any) -> None:
    settings.UPLOAD_MOST_BYTES = 100
    assert "MB at once" in text(upload(signed_in, space, ("people.csv", b"id,name\n" + b"1,Ada\n" * 50)))
    settings.UPLOAD_MOST_BYTES = 10_000
    many = [(f"{k}.csv", b"id\n1\n") for k in range(21)]
    assert "At most 20 files" in text(upload(signed_in, space, *many))
    assert not Upload.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_large_file_is_read_and_taken_in_in_the_background(
    signed_in: Client, space: Space, run_tasks: Callable[[], None]
) -> None:
    rows = "".join(f"{k},Person {k},place {k % 7}\n" for k in range(2_500))
    page = text(upload(signed_in, space, ("people.csv", f"id,name,place\n{rows}".encode())))
    assert "<progress" in page
    run_tasks()
    assert "2,500" in text(signed_in.get(at(space, f"{the_draft().pk}/"))).replace("2500", "2,500")
    pk = the_draft().pk
    page = text(keep(signed_in, space))
    assert "<progress" in page
    assert count(space)["people"] == 0
    run_tasks()
    assert count(space)["people"] == 2_500
    assert signed_in.get(at(space, f"{pk}/"), headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_what_has_stopped_on_its_way_can_be_started_again(signed_in: Client, space: Space) -> None:
    signed_in.post(at(space, "names/"), {"names": "Ada\nBo\n"})
    source = the_draft()
    Source.objects.update(state=Source.State.WORKING)
    cache.clear()
    assert "start again" in text(signed_in.get(at(space, f"{source.pk}/")))
    signed_in.post(at(space, f"{source.pk}/keep/"))
    assert count(space)["people"] == 2


def test_how_it_was_read_is_kept_without_what_stood_in_the_cells(signed_in: Client, space: Space) -> None:
    rows = b"id,name,place\n1,Ada,north\n1,Ada,south\n2,Bo,north\n3,Cy,south\n"
    page = text(upload(signed_in, space, ("people.csv", rows)))
    assert "says south where line 2 says north" in page
    keep(signed_in, space)
    source = Source.objects.get()
    assert "south" not in str(source.account)
    assert "Ada" not in str(source.account)
    page = text(signed_in.get(at(space, f"{source.pk}/")))
    assert "place says … where line 2 says …" in page


def test_a_draft_of_another_space_is_not_there(signed_in: Client, space: Space) -> None:
    other = Space.objects.create(name="Other")
    source = Source.objects.create(space=other, kind=Source.Kind.FILE, title="secret")
    for place in ("", "undo/"):
        assert signed_in.get(at(space, f"{source.pk}/{place}")).status_code == 404
    for place in ("keep/", "give-up/", "correct/", "undo/", "settle/"):
        assert signed_in.post(at(space, f"{source.pk}/{place}")).status_code == 404


def test_who_came_to_a_meeting_as_a_list(signed_in: Client, space: Space) -> None:
    said = {"title": "Spring supper", "on": "2026-03-20", "names": "Ada, Museum\nBo\n"}
    signed_in.post(at(space, "meeting/"), said)
    keep(signed_in, space)
    meeting = Meeting.objects.get()
    assert (meeting.name, str(meeting.on)) == ("Spring supper", "2026-03-20")
    assert meeting.presences.count() == 2


def test_names_are_added_one_after_another_without_a_script(signed_in: Client, space: Space) -> None:
    page = text(
        signed_in.post(at(space, "meeting/"), {"title": "Supper", "names": "Ada", "who": "Bo", "do": "add"})
    )
    assert "Ada\nBo</textarea>" in page
    assert not Source.objects.exists()


def test_who_is_here_already_is_offered(signed_in: Client, cast: Space) -> None:
    assert 'value="Ada Ankerwyn"' in text(signed_in.get(at(cast, "meeting/")))
    found = text(signed_in.get(f"/s/{cast.slug}/people/names/?who=ank"))
    assert "Ada Ankerwyn" in found
    assert "Bo Brackwater" not in found


def test_a_sign_in_sheet_is_a_meeting_of_those_who_signed(signed_in: Client, space: Space) -> None:
    sheet = SimpleUploadedFile("sheet.csv", b"name,signature\nAda,x\nBo,x\nCy,\n")
    signed_in.post(at(space, "meeting/"), {"title": "Supper", "on": "2026-03-20", "sheets": [sheet]})
    keep(signed_in, space)
    assert Person.objects.count() == 3
    assert Meeting.objects.get().presences.count() == 2
    assert not Tie.objects.exists()


def test_one_person_is_typed_in_and_the_same_name_is_asked_about(signed_in: Client, space: Space) -> None:
    said = {"name": "Ada Ankerwyn", "organisations": "Museum; School", "email": "ada@example.org"}
    signed_in.post(at(space, "person/"), said)
    ada = Person.objects.get()
    assert ada.source.kind == Source.Kind.HAND
    assert ada.belongings.count() == 2
    assert "is here already" in text(signed_in.post(at(space, "person/"), said))
    signed_in.post(at(space, "person/"), {**said, "is_other": "on"})
    assert Person.objects.count() == 2


def test_the_first_visit_goes_from_names_to_differences(signed_in: Client, space: Space) -> None:
    page = text(signed_in.get(at(space, "begin/?first=yes")))
    assert "2 of 4" in page
    response = signed_in.post(
        at(space, "begin/"), {"how": "names", "first": "yes", "names": "Ada, Museum\nBo\n"}
    )
    assert response["Location"].endswith("?first=yes")
    response = signed_in.post(at(space, f"{the_draft().pk}/keep/"), {"first": "yes"}, follow=True)
    assert response.redirect_chain[-1][0].endswith("differences/?first=yes")
    assert "Which differences matter here?" in text(response)
    assert "1 side; 1 person not known" in " ".join(text(response).split())


@pytest.mark.parametrize("way", ["file", "meeting", "one"])
def test_the_other_ways_stay_in_the_first_visit(signed_in: Client, space: Space, way: str) -> None:
    response = signed_in.post(at(space, "begin/"), {"how": way, "first": "yes"}, follow=True)
    assert response.redirect_chain[-1][0].endswith("?first=yes")
    assert 'name="first" value="yes"' in text(response)


def test_differences_that_do_not_matter_are_set_aside(signed_in: Client, cast: Space) -> None:
    organisation = Boundary.objects.get(name="organisation")
    version = cast.version
    signed_in.post(at(cast, "differences/"), {"boundary": [organisation.pk]})
    assert list(Boundary.objects.filter(is_used=True)) == [organisation]
    assert Space.objects.get(pk=cast.pk).version == version + 1


@pytest.mark.parametrize("n", [1, 30])
def test_all_sources_are_listed_with_the_same_few_questions(
    signed_in: Client, space: Space, n: int, django_assert_num_queries: Any
) -> None:
    for k in range(n):
        Source.objects.create(space=space, kind=Source.Kind.FILE, title=f"file {k}", state=Source.State.READY)
    with django_assert_num_queries(11):
        signed_in.get(at(space))


def test_a_column_called_like_a_boundary_of_the_space_speaks_of_it(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    """On a sign-in sheet everybody may come from somewhere else, so that the column alone divides nobody."""
    rows = "".join(f"New {word},Place of {word}\n" for word in ("Ash", "Birch", "Cedar", "Dogwood", "Elm"))
    contents = [("sheet.csv", f"Name,Organisation\n{rows}".encode())]
    bring(by=convener, kind=Source.Kind.MEETING, title="Soup", contents=contents)
    keep(signed_in, cast)
    assert Belonging.objects.filter(
        side__boundary__name="organisation", side__name="Place of Ash", person__name="New Ash"
    ).exists()


def test_back_on_the_first_visit_leads_to_the_step_before(signed_in: Client, space: Space) -> None:
    signed_in.post(at(space, "names/"), {"names": "Ada, Harbour Museum\n", "first": "yes"})
    keep(signed_in, space)
    page = text(signed_in.get(at(space, "differences/?first=yes")))
    assert f'href="{at(space, "begin/?first=yes")}"' in page


def test_what_was_kept_leads_to_the_landscape(signed_in: Client, space: Space) -> None:
    signed_in.post(at(space, "names/"), {"names": "Ada, Harbour Museum\n"})
    number = the_draft().pk
    keep(signed_in, space)
    assert "Look at the landscape" in text(signed_in.get(at(space, f"{number}/")))
