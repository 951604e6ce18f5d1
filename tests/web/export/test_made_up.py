"""Spaces and archives that nobody thought of: what goes out comes in again, and what was tampered with is refused."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, MeetingFact, PersonFact, TieFact
from ecotone_web.records.models import Member, Person, Source, Space
from ecotone_web.rooms.space.export.acts import bring_archive
from ecotone_web.rooms.space.export.reads.archives import write_archive
from ecotone_web.rooms.space.export.reads.checking import ArchiveRefused, read_archive
from ecotone_web.rooms.space.sources.acts import take_in
from ecotone_web.rooms.space.team.acts import end_space
from tests.web.making import make_member, make_space

IN_ONE_DATABASE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=12)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
weights = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """What a small source might say, whatever the letters."""
    ids = draw(st.lists(texts, min_size=1, max_size=5, unique_by=str.casefold))
    place = st.integers(0, len(ids) - 1)
    people = [
        PersonFact(
            key, draw(texts), since=draw(days), is_asked=draw(st.booleans()), columns={"x": draw(texts)}
        )
        for key in ids
    ]
    sides = draw(st.lists(texts, max_size=3, unique_by=str.casefold))
    belongings = [
        BelongingFact(draw(place), draw(st.sampled_from(sides)), since=draw(days))
        for _each in range(draw(st.integers(0, 4)) if sides else 0)
    ]
    ties = [
        TieFact(
            draw(place), draw(place), draw(texts), "reported", draw(st.booleans()), draw(weights), draw(days)
        )
        for _each in range(draw(st.integers(0, 4)))
    ]
    meeting = MeetingFact(draw(texts), draw(days), tuple(draw(st.sets(place))))
    return Facts(
        tuple(people), (BoundaryFact("b", tuple(sides), tuple(belongings)),), tuple(ties), (meeting,)
    )


def export(member: Member) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("".join(write_archive(member)))
    document.pop("made_at")
    return document


@pytest.mark.django_db
@IN_ONE_DATABASE
@given(facts(), facts())
def test_whatever_was_brought_in_comes_in_again(first: Facts, second: Facts) -> None:
    with transaction.atomic():
        member = make_member(make_space(), "convener")
        for number, said in enumerate((first, second)):
            source = Source.objects.create(
                space=member.space, kind="file", title=f"{number}", on=date(2026, 3, 1) + timedelta(number)
            )
            take_in(by=member, source=source, facts=said)
        there = Member.objects.create(space=make_space("Empty"), user=member.user, role="convener")
        before = export(member)
        end_space(by=member)
        bring_archive(by=there, archive=read_archive(json.dumps(before).encode()))
        assert export(there) == before
        transaction.set_rollback(True)


def list_places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, each in inner for place in list_places(each, (*path, key)))]


scraps = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["\0", "\ud800"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def tamper(text: str, data: st.DataObject) -> bytes:
    """The document with one thing in it replaced by another."""
    document = json.loads(text)
    path = data.draw(st.sampled_from([place for place in list_places(document) if place]))
    at = document
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = data.draw(scraps)
    return json.dumps(document).encode()


def try_to_bring(there: Member, content: bytes) -> str:
    """Why it was refused; nothing if it came in."""
    try:
        bring_archive(by=there, archive=read_archive(content))
    except ArchiveRefused as refusal:
        return str(refusal.sentence)
    return ""


@pytest.fixture
def text(cast: Space, convener: Member) -> str:
    """An archive of the cast."""
    return json.dumps(export(convener))


@pytest.mark.django_db
@settings(IN_ONE_DATABASE, max_examples=100)
@given(data=st.data())
def test_what_was_tampered_with_is_refused_or_fits(text: str, convener: Member, data: st.DataObject) -> None:
    with transaction.atomic():
        there = Member.objects.create(space=make_space("Empty"), user=convener.user, role="convener")
        why = try_to_bring(there, tamper(text, data))
        assert not why or not Person.objects.filter(space=there.space).exists()
        "".join(write_archive(there))
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b'{"format":"ecotone-archive","version":3}', "form that this workbench does not know"),
        (b'{"format":"ecotone-archive","version":true}', "form that this workbench does not know"),
        (b'{"format":"ecotone-archive","version":1}', "“space”"),
        (b'{"format":"ecotone-archive","version":2}', "“space”"),
        (b'{"format":"ecotone-archive","version":NaN}', "cannot be read as JSON"),
        (b"\x1f\x8b\x08damaged", "damaged"),
        (b"name,organisation\nAda,Museum", "cannot be read as JSON"),
    ],
)
def test_what_cannot_be_one_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(ArchiveRefused) as refusal:
        read_archive(content)
    assert why in str(refusal.value.sentence)


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    monkeypatch.setattr("ecotone_web.rooms.space.export.reads.checking.MOST_BYTES", 1_000)
    with pytest.raises(ArchiveRefused, match="larger"):
        read_archive(gzip.compress(b" " * 2_000))
