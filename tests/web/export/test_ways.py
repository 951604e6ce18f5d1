"""Every way out of a space, as a browser takes it."""

from __future__ import annotations

import csv
import io
import json
import logging
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ecotone.tables import FORMATS, read_landscape, write_landscape
from ecotone_web.bridge.exports import gather_export, list_ways
from ecotone_web.records.models import Meeting, Member, Person, Presence, Source, Space, Tie
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.making import make_member, make_people, make_space

FORMULA = '=HYPERLINK("http://example.org","Ada")'


def address(space: Space, what: str = "") -> str:
    return f"/s/{space.slug}/space/export/{what}"


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_read_again_is_the_landscape(
    format: str, signed_in: Client, cast: Space, tmp_path: Path
) -> None:
    response = signed_in.get(address(cast, f"{format}/"))
    assert response.status_code == 200
    name = response["Content-Disposition"].split('"')[1]
    assert name.startswith("getting-home-well-")
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
            archive.extractall(tmp_path)
    else:
        (tmp_path / name).write_bytes(response.content)
    read = read_landscape(sorted(tmp_path.iterdir()))
    here = gather_export(cast)
    assert sorted(read.people.ids) == sorted(here.people.ids)
    assert len(read.ties) == len(here.ties)
    assert sorted(read.boundary_names) == sorted(here.boundary_names)
    assert list(read.meetings.names) == ["Spring supper"]


def test_what_a_format_cannot_hold_is_what_its_writer_says(
    cast: Space, convener: Member, tmp_path: Path
) -> None:
    def check() -> None:
        for way in list_ways(cast):
            written = write_landscape(gather_export(cast), tmp_path / way.format, way.format)
            assert list(way.cautions) == [remark.what for remark in (*written.lost, *written.apart)], (
                way.format
            )

    check()
    one, other = Person.objects.filter(space=cast)[:2]
    for is_directed in (False, True):
        Tie.objects.create(
            space=cast,
            one=one,
            other=other,
            is_directed=is_directed,
            status="observed",
            source=find_hand(convener),
        )
    check()
    cast.meetings.all().delete()
    check()
    Person.objects.filter(space=cast).delete()
    check()  # nobody: Kumu has no place for columns


def test_no_cell_is_a_formula(signed_in: Client, cast: Space) -> None:
    Person.objects.filter(space=cast, outside_id="ada").update(name=FORMULA, email="ada@example.org")
    packed = zipfile.ZipFile(io.BytesIO(signed_in.get(address(cast, "csv/")).content))
    for name in packed.namelist():
        for row in csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"))):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "@", "\t", "\r")]
    book = zipfile.ZipFile(io.BytesIO(signed_in.get(address(cast, "xlsx/")).content))
    sheet = book.read("xl/worksheets/people.xml").decode()
    assert "HYPERLINK" in sheet
    assert "<f>" not in sheet


def test_the_file_is_gone_and_nobody_is_named_in_the_log(
    signed_in: Client,
    cast: Space,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with caplog.at_level(logging.INFO):
        for what in ("archive/", "xlsx/", "csv/"):
            assert signed_in.get(address(cast, what)).content
    assert list(tmp_path.iterdir()) == []
    assert "was taken out as archive by account" in caplog.text
    assert "@" not in caplog.text


def test_a_long_archive_is_packed_and_comes_in(
    signed_in: Client, cast: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecotone_web.rooms.space.export.files.SHORT", 100)
    response = signed_in.get(address(cast, "archive/"))
    assert response["Content-Disposition"].endswith('.ecotone.json.gz"')
    answer = signed_in.post(address(cast, "bring-in/"), {"archive": io.BytesIO(response.content)})
    assert answer.status_code == 302
    beside = Space.objects.exclude(pk=cast.pk).get()
    assert answer["Location"] == f"/s/{beside.slug}/"
    assert beside.people.count() == 12


def test_an_archive_comes_into_an_empty_space(signed_in: Client, space: Space, convener: Member) -> None:
    other = make_space("Elsewhere")
    there = make_member(other, "convener", "other@example.org")
    make_people(other, there)
    browser = Client()
    browser.force_login(there.user)
    content = browser.get(address(other, "archive/")).content
    answer = signed_in.post(address(space, "bring-in/"), {"archive": io.BytesIO(content)}, follow=True)
    assert "Everything in the archive is here." in answer.content.decode()
    space.refresh_from_db()
    assert (space.name, space.people.count()) == ("Elsewhere", 12)
    assert not Source.objects.filter(space=space, kind="archive").exists()


def test_what_is_no_archive_is_refused_in_a_sentence(signed_in: Client, space: Space) -> None:
    answer = signed_in.post(address(space, "bring-in/"), {"archive": io.BytesIO(b'{"elements": []}')})
    assert answer.status_code == 422
    assert "This is not an archive of a space." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_large_archive_comes_in_in_the_background(
    signed_in: Client, cast: Space, monkeypatch: pytest.MonkeyPatch, run_tasks: Callable[[], None]
) -> None:
    monkeypatch.setattr("ecotone_web.rooms.space.export.tasks.LARGE", 10)
    content = signed_in.get(address(cast, "archive/")).content
    answer = signed_in.post(address(cast, "bring-in/"), {"archive": io.BytesIO(content)})
    beside = Space.objects.exclude(pk=cast.pk).get()
    assert answer["Location"] == address(beside, "bring-in/?coming=yes")
    assert "The archive is being brought in." in signed_in.get(answer["Location"]).content.decode()
    assert not beside.people.exists()
    run_tasks()
    assert beside.people.count() == 12
    assert not Source.objects.filter(space=beside, kind="archive").exists()
    asked = signed_in.get(answer["Location"], headers={"hx-request": "true"})
    assert asked["HX-Refresh"] == "true"
    assert (
        "Everything in the archive is here."
        in signed_in.get(answer["Location"], follow=True).content.decode()
    )


@pytest.mark.django_db(transaction=True)
def test_a_large_archive_that_is_refused_leaves_nothing(
    signed_in: Client, cast: Space, monkeypatch: pytest.MonkeyPatch, run_tasks: Callable[[], None]
) -> None:
    monkeypatch.setattr("ecotone_web.rooms.space.export.tasks.LARGE", 10)
    document = json.loads(signed_in.get(address(cast, "archive/")).content)
    document["tables"]["ties"]["rows"][3][0] = 99
    file = io.BytesIO(json.dumps(document).encode())
    answer = signed_in.post(address(cast, "bring-in/"), {"archive": file})
    run_tasks()
    beside = Space.objects.exclude(pk=cast.pk).get()
    assert not beside.people.exists()
    assert not beside.sources.get().uploads.exists()
    said = signed_in.get(answer["Location"]).content.decode()
    assert "line 4 of “ties”" in said


def test_the_page_asks_as_much_of_thirty_as_of_one(
    signed_in: Client, cast: Space, convener: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _more in range(2):
        with django_assert_num_queries(6):
            page = signed_in.get(address(cast)).content.decode()
        person = Person.objects.get(space=cast, outside_id="ada")
        for number in range(30):
            meeting = Meeting.objects.create(space=cast, name=f"Meeting {number}", source=find_hand(convener))
            Presence.objects.create(meeting=meeting, person=person, source=find_hand(convener))
    assert "Who was at which meeting stands with the people" in page


def test_the_archive_asks_as_much_of_many_as_of_one(
    signed_in: Client, cast: Space, convener: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _more in range(2):
        with django_assert_num_queries(71):
            document = json.loads(signed_in.get(address(cast, "archive/")).content)
        for number in range(30):
            Meeting.objects.create(space=cast, name=f"Meeting {number}", source=find_hand(convener))
    assert len(document["tables"]["meetings"]["rows"]) == 31
