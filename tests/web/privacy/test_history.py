"""Who changed what, from what to what; and putting it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from ecotone_web.records.models import Belonging, Member, Note, Person, Side, Source, Space, Tie
from ecotone_web.rooms.notebook.acts import share, take_back, write_line
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.privacy.acts import put_back
from ecotone_web.rooms.space.privacy.acts.undoing import CannotPutBack
from ecotone_web.rooms.space.privacy.reads.history import ON_A_PAGE, Wanted, list_changes
from tests.web.making import make_member


def address(space: Space, rest: str = "") -> str:
    return f"/s/{space.slug}/space/privacy/history/{rest}"


def say(member: Member, wanted: Wanted | None = None) -> list[str]:
    return [f"{each.what}: {each.happened}" for each in list_changes(member, wanted).changes]


def last(table: type[Person] | type[Belonging] | type[Side] | type[Note] | type[Tie]) -> int:
    """The key of the latest line in the history of a table."""
    return int(table.history.latest("history_id").history_id)


def test_an_import_stands_there_as_its_source(cast: Space, convener: Member) -> None:
    assert say(convener) == [
        "cast.csv: brought in",
        "convener@example.org, in the team: added",
        "This space: added",
    ]


def test_a_change_says_from_what_to_what(signed_in: Client, cast: Space, convener: Member) -> None:
    ada = cast.people.get(outside_id="ada")
    change(ada, by=convener.user, email="ada@example.org")
    page = signed_in.get(address(cast)).content.decode()
    assert "Ada Ankerwyn: changed" in page
    assert "E-mail address: was “nothing”, now “ada@example.org”" in page
    assert "Ada Ankerwyn: added" not in page  # that it was there before is no news


def test_a_change_is_put_back_and_that_can_be_put_back(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    ada = cast.people.get(outside_id="ada")
    change(ada, by=convener.user, name="Ada Another", email="ada@example.org")
    for name in ("Ada Ankerwyn", "Ada Another"):
        signed_in.post(address(cast, f"person/{last(Person)}/back/"))
        ada.refresh_from_db()
        assert ada.name == name
    assert Person.history.filter(id=ada.pk).count() == 4


def test_what_was_taken_away_is_there_again(cast: Space, convener: Member) -> None:
    belonging = Belonging.objects.filter(person__outside_id="ada").first()
    assert belonging is not None
    key = belonging.pk
    remove(belonging, by=convener.user)
    version = Space.objects.get(pk=cast.pk).version
    put_back(by=convener, table=Belonging, key=last(Belonging))
    assert Belonging.objects.filter(pk=key, person__outside_id="ada").exists()
    assert Space.objects.get(pk=cast.pk).version > version


@pytest.mark.parametrize("kind", ["told", "paper"])
def test_what_she_took_back_is_not_put_back_in_her_name(
    signed_in: Client, cast: Space, convener: Member, kind: str
) -> None:
    source = Source.objects.create(space=cast, kind=kind, title="Told", state=Source.State.READY)
    tables: tuple[type[Belonging] | type[Tie], ...] = (Belonging, Tie)
    for table in tables:
        row = table.objects.filter(source__space=cast)[0]
        key = row.pk
        change(row, by=None, source=source, since=date(2020, 1, 1))
        remove(row, by=None)
        with pytest.raises(CannotPutBack, match="She alone"):
            put_back(by=convener, table=table, key=last(table))
        assert not table.objects.filter(pk=key).exists()
    assert "/back/" not in signed_in.get(address(cast)).content.decode()


def test_what_hung_on_something_that_is_gone_is_refused(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    ada = cast.people.get(outside_id="ada")
    belonging = ada.belongings.first()
    remove(belonging, by=convener.user)
    key = last(Belonging)
    for row in (*ada.belongings.all(), *ada.ties_from.all(), *ada.ties_to.all(), *ada.presences.all()):
        remove(row, by=convener.user)
    remove(ada, by=convener.user)
    page = signed_in.post(address(cast, f"belonging/{key}/back/"), follow=True).content.decode()
    assert "What it belonged to is gone. Put that back first." in page
    put_back(by=convener, table=Person, key=last(Person))
    put_back(by=convener, table=Belonging, key=key)
    assert Person.objects.get(outside_id="ada").belongings.exists()


def test_what_was_changed_again_since_is_refused(cast: Space, convener: Member) -> None:
    ada = cast.people.get(outside_id="ada")
    change(ada, by=convener.user, name="One")
    key = last(Person)
    change(ada, by=convener.user, name="Two")
    with pytest.raises(CannotPutBack):
        put_back(by=convener, table=Person, key=key)


def test_a_name_that_is_taken_now_is_refused(cast: Space, convener: Member) -> None:
    side = Side.objects.filter(boundary__space=cast).first()
    assert side is not None
    old = side.name
    change(side, by=convener.user, name="Another")
    key = last(Side)
    Side.objects.create(boundary=side.boundary, name=old)
    with pytest.raises(CannotPutBack):
        put_back(by=convener, table=Side, key=key)


def test_a_line_of_another_space_is_not_there(cast: Space, convener: Member, outsider: Member) -> None:
    change(cast.people.get(outside_id="ada"), by=convener.user, name="One")
    with pytest.raises(CannotPutBack):
        put_back(by=outsider, table=Person, key=last(Person))
    assert not any("One" in line for line in say(outsider))


def test_private_lines_stay_private_in_the_history(space: Space, convener: Member) -> None:
    other = make_member(space, "co-convener")
    note = write_line(by=convener, text="Tea")
    assert not any("Tea" in line for line in say(other))
    share(by=convener, note=note)
    assert any("Tea" in line for line in say(other))
    take_back(by=convener, note=note)
    assert not any("Tea" in line for line in say(other))
    assert any("Tea" in line for line in say(convener))


def test_a_line_is_put_back_by_its_writer_alone(client: Client, space: Space, convener: Member) -> None:
    other = make_member(space, "co-convener")
    note = write_line(by=convener, text="Tea")
    share(by=convener, note=note)
    client.force_login(other.user)
    assert client.post(address(space, f"note/{last(Note)}/back/")).status_code == 403


def test_the_history_of_one_person_and_of_one_boundary(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    ada, bo = cast.people.get(outside_id="ada"), cast.people.get(outside_id="bo")
    change(ada, by=convener.user, note="One")
    change(bo, by=convener.user, note="Two")
    side = cast.boundaries.get(name="place").sides.first()
    change(side, by=convener.user, name="Norther")
    assert say(convener, Wanted(person=ada.pk)) == ["Ada Ankerwyn: changed"]
    assert say(convener, Wanted(boundary=side.boundary_id)) == ["The side “north”: changed"]
    assert signed_in.get(address(cast, f"?person={ada.uid}")).status_code == 200
    assert signed_in.get(address(cast, f"?boundary={side.boundary_id}")).status_code == 200
    for query in (f"?person={uuid4()}", "?person=x", "?boundary=x", "?boundary=99999999", "?page=x"):
        assert signed_in.get(address(cast, query)).status_code == (200 if "page" in query else 404)


def test_many_of_one_act_are_one_line(cast: Space, convener: Member) -> None:
    for tie in Tie.objects.filter(space=cast)[:6]:
        Tie.history.bulk_history_create([tie], default_user=convener.user)
        change(tie, by=convener.user, since=date(2020, 1, 1))
    Tie.history.filter(history_type="~").update(history_date=convener.since)
    changes = list_changes(convener).changes
    assert [len(each.others) for each in changes if each.table == "tie"] == [5]


@pytest.mark.parametrize("n", [1, 30])
def test_as_many_queries_for_thirty_changes_as_for_one(
    n: int, signed_in: Client, convener: Member, cast: Space, django_assert_num_queries: Callable[..., object]
) -> None:
    tie, ada = Tie.objects.filter(space=cast)[0], cast.people.get(outside_id="ada")
    for k in range(n):
        change(tie if k % 3 else ada, by=convener.user, since=date(2020, 1, 1 + k))
    change(tie, by=convener.user, kind="other")
    assert n + 1 <= sum(1 + len(each.others) for each in list_changes(convener).changes) <= ON_A_PAGE
    signed_in.get(address(cast))
    with django_assert_num_queries(19):
        signed_in.get(address(cast))


def test_what_a_source_brought_stands_apart_from_who_brought_it(signed_in: Client, cast: Space) -> None:
    page = signed_in.get(address(cast)).content.decode()
    assert re.search(r'<p class="quiet">12 people are new[^<]*</p>', page)
