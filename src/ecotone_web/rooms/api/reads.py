"""Keys, and what a program can read with one: counts, the landscape, the readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from ecotone_web.bridge.facts import BoundaryFact, list_facts
from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.numbers import revive_reading
from ecotone_web.bridge.readings import WHOLE, about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import say
from ecotone_web.records.models import ApiToken, Boundary, Member, Person, Reading, Space
from ecotone_web.records.tokens import find_by_token
from ecotone_web.rooms.landscape.reads.readings import find_reading


@dataclass(frozen=True)
class Access:
    """A key in use, and who its owner is in the space at this moment."""

    key: ApiToken
    member: Member

    def __str__(self) -> str:
        return f"key {self.key.pk}"

    @property
    def space(self) -> Space:
        """The one space that the key opens."""
        return self.key.space


def find_access(token: str) -> Access | None:
    """What a key opens; None once it is over, taken back, or its owner is no longer in the space."""
    rows = ApiToken.objects.filter(revoked_at=None, expires_at__gt=timezone.now())
    key = find_by_token(rows.select_related("space"), token)
    if key is None:
        return None
    member = (
        Member.objects.select_related("user", "space")
        .filter(space=key.space_id, user=key.user_id, user__is_active=True)
        .first()
    )
    return None if member is None else Access(key, member)


def list_keys(space: Space) -> QuerySet[ApiToken]:
    """The keys of a space, the newest first."""
    return space.api_tokens.select_related("user")


def count_space(space: Space) -> dict[str, Any]:
    """The name and the words of a space, and how much is in it."""
    return {
        "slug": space.slug,
        "name": space.name,
        "noun_people": space.noun_people,
        "noun_ties": space.noun_ties,
        "version": space.version,
        "people": space.people.count(),
        "boundaries": space.boundaries.count(),
        "ties": space.ties.count(),
        "meetings": space.meetings.count(),
    }


def describe_landscape(space: Space) -> dict[str, Any]:
    """Who is here, on which sides, how they are tied and where they met; people by the ids of the team's files."""
    gathered = gather_landscape(space, only_used=False)
    facts = list_facts(gathered.whole)
    ids = [fact.outside_id for fact in facts.people]
    uids = dict(Person.objects.filter(space=space).values_list("pk", "uid"))
    rows = {
        boundary.name: boundary
        for boundary in Boundary.objects.filter(space=space).select_related("grouped_from")
    }
    return {
        "space": space.slug,
        "version": space.version,
        "people": [
            {
                "id": fact.outside_id,
                "uid": uids.get(pk),
                "name": fact.name,
                "is_listed": fact.is_listed,
                "answered": fact.has_answered if fact.is_asked else None,
                "since": fact.since,
                "until": fact.until,
            }
            for pk, fact in zip(gathered.people, facts.people, strict=True)
        ],
        "boundaries": [_describe_boundary(fact, rows.get(fact.name), ids) for fact in facts.boundaries],
        "ties": [
            {
                "one": ids[fact.one],
                "other": ids[fact.other],
                "kind": fact.kind,
                "status": fact.status,
                "is_directed": fact.is_directed,
                "weight": fact.weight,
                "since": fact.since,
                "until": fact.until,
            }
            for fact in facts.ties
        ],
        "meetings": [
            {"name": fact.name, "on": fact.on, "present": [ids[person] for person in fact.people]}
            for fact in facts.meetings
        ],
    }


def _describe_boundary(fact: BoundaryFact, row: Boundary | None, ids: list[str]) -> dict[str, Any]:
    base = row.grouped_from if row else None
    return {
        "name": fact.name,
        "kind": fact.kind,
        "is_used": row is not None and row.is_used,
        "grouped_from": base.name if base else None,
        "sides": fact.sides,
        "belongings": [
            {"person": ids[each.person], "side": each.side, "since": each.since, "until": each.until}
            for each in fact.belongings
        ],
    }


def describe_readings(space: Space, selection: Selection) -> dict[str, Any] | None:
    """The kept readings, in the form of `ecotone boundaries --json`; None while there are none."""
    whole = find_reading(space, WHOLE, selection)
    if whole is None:
        return None
    kept = Reading.objects.filter(
        space=space, choice=selection.key, version=whole.version, about__startswith=about_boundary(0)[:-1]
    )
    in_order = sorted(kept, key=lambda reading: int(reading.about.partition(":")[2]))
    return {
        "version": whole.version,
        "is_pending": whole.version != space.version,
        "made_at": whole.made_at,
        "landscape": {"people": whole.content["n_people"], "ties": whole.content["n_ties"]},
        "said": say(whole.content["headline"]),
        "boundaries": [_describe_reading(reading.content, selection) for reading in in_order],
    }


def _describe_reading(content: dict[str, Any], selection: Selection) -> dict[str, Any]:
    numbers: dict[str, Any] = {**revive_reading(content["numbers"]).as_dict(), "said": say(content["said"])}
    if selection.hide_small:
        numbers["n_several"] = None  # it may be of few
    return numbers
