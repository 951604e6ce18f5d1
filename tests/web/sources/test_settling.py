"""Where a source says otherwise, somebody decides; each decision can be gone back on."""

from __future__ import annotations

import pytest
from django.test import Client

from ecotone_web.records.models import Member, Person, Source, Space, Update
from ecotone_web.rooms.space.sources.acts import reopen, settle, settle_all
from tests.web.sources.bringing import bring_in, snapshot


@pytest.fixture
def source(space: Space, convener: Member) -> Source:
    """A file that says otherwise: of Ada her name and place, of a contact how strong it is."""
    bring_in(convener, "id,name,place\n1,Ada,north\n2,Bo,north\n3,Cy,south\n")
    bring_in(convener, "from,to,weight\n1,2,2\n2,3,1\n")
    bring_in(convener, "from,to,weight\n1,2,5\n2,3,1\n")
    return bring_in(convener, "id,name,place\n1,Adele,south\n2,Bo,north\n3,Cy,south\n")


def find(source: Source, about: str) -> Update:
    return source.updates.get(is_conflict=True, about=about)


def places(outside_id: str) -> set[str]:
    return {belonging.side.name for belonging in Person.objects.get(outside_id=outside_id).belongings.all()}


@pytest.mark.parametrize(
    ("decision", "held"), [("keep", {"north"}), ("take", {"south"}), ("both", {"north", "south"})]
)
def test_a_side_is_kept_taken_or_both(
    space: Space, convener: Member, source: Source, decision: str, held: set[str]
) -> None:
    before = snapshot(space)
    update = find(source, "belonging")
    settle(by=convener, update=update, decision=decision)
    assert places("1") == held
    reopen(by=convener, update=update)
    assert [row for row in snapshot(space) if len(row) != 5] == [row for row in before if len(row) != 5]  # type: ignore[arg-type]
    assert places("1") == {"north"}


def test_a_name_is_taken_with_its_history(space: Space, convener: Member, source: Source) -> None:
    settle(by=convener, update=find(source, "person"), decision="take")
    ada = Person.objects.get(outside_id="1")
    assert ada.name == "Adele"
    assert [row.name for row in ada.history.order_by("history_id")] == ["Ada", "Adele"]


def test_a_strength_is_taken(space: Space, convener: Member, source: Source) -> None:
    update = Update.objects.get(about="tie", is_conflict=True)
    settle(by=convener, update=update, decision="take")
    assert space.ties.get(weight=5)


def test_a_decision_is_made_once(space: Space, convener: Member, source: Source) -> None:
    update = find(source, "person")
    assert settle(by=convener, update=update, decision="keep")
    assert not settle(by=convener, update=update, decision="take")
    assert Person.objects.get(outside_id="1").name == "Ada"


def test_all_at_once(space: Space, convener: Member, source: Source) -> None:
    assert settle_all(by=convener, source=source, decision="take") == 2
    assert (Person.objects.get(outside_id="1").name, places("1")) == ("Adele", {"south"})


def test_the_page_shows_what_differs_and_takes_the_decision(
    signed_in: Client, space: Space, source: Source
) -> None:
    address = f"/s/{space.slug}/space/sources/{source.pk}/"
    page = signed_in.get(address).content.decode()
    assert "2 things differ from what was here." in page
    assert "Here: north · The source says: south" in page
    update = find(source, "belonging")
    page = signed_in.post(f"{address}settle/{update.pk}/", {"decision": "take"}, follow=True).content.decode()
    assert "1 thing differs from what was here." in page
    signed_in.post(f"{address}settle/{update.pk}/", {"decision": "reopen"})
    assert places("1") == {"north"}
    signed_in.post(f"{address}settle/", {"decision": "keep"})
    assert "This is what it brought." in signed_in.get(address).content.decode()
