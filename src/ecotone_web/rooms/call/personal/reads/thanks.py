"""What comes back to her at once: her own ring, and the map of sides where nobody could be recognised on it."""

from __future__ import annotations

from dataclasses import dataclass

from ecotone_web.bridge.giving import DrawnSides, draw_sides
from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.rings import DrawnRing, Neighbour, draw_ring_of
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.days import lasting
from ecotone_web.records.models import Belonging, Boundary, Consent, Person, Tie
from ecotone_web.rooms.call.personal.reads.people import Said, list_said
from ecotone_web.rooms.call.personal.reads.steps import find_profile, list_asked_boundaries, list_boundaries
from ecotone_web.rooms.landscape.reads.readings import find_reading


@dataclass(frozen=True)
class OwnRing:
    """Whom she named, drawn; and whom she would like to meet, who is not there yet."""

    drawn: DrawnRing
    known: list[Said]
    wished: list[Said]
    seats: list[str]


def draw_own_ring(person: Person) -> OwnRing | None:
    """From what she said alone. Where another belongs is shown once both have said that they know each other.

    And only what that other told of herself, if she agreed to be introduced.
    Or else anybody could find out, by naming somebody, whether she is here, and where.
    """
    said = list_said(person)
    if not said:
        return None
    known, wished = [each for each in said if not each.is_wish], [each for each in said if each.is_wish]
    boundary = next(iter(list_asked_boundaries(person)), None)
    where = _find_sides(known, boundary)
    neighbours = [
        Neighbour(
            each.other.name,
            where.get(each.other.pk),
            Tie.Status.CONFIRMED if each.is_confirmed else Tie.Status.REPORTED,
            None,
        )
        for each in known
    ]
    seats = sorted(_find_drawn_to(person, boundary) - set(where.values()))
    drawn = draw_ring_of(person.name, boundary.name if boundary else None, neighbours, seats)
    return OwnRing(drawn, known, wished, [name for name, _said in drawn.empty])


def _find_sides(known: list[Said], boundary: Boundary | None) -> dict[int, str]:
    confirmed = [each.other.pk for each in known if each.is_confirmed]
    agreed = Consent.objects.filter(person__in=confirmed, use=Consent.Use.INTRODUCED, is_given=True)
    rows = Belonging.objects.filter(
        lasting(), person__in=agreed.values("person"), side__boundary=boundary, is_told=True
    )
    found: dict[int, str] = {}
    for person, name in rows.order_by("side__name").values_list("person_id", "side__name"):
        found.setdefault(person, name)
    return found


def _find_drawn_to(person: Person, boundary: Boundary | None) -> set[str]:
    profile = find_profile(person)
    if profile is None or boundary is None:
        return set()
    return set(profile.drawn_to.filter(boundary=boundary).values_list("name", flat=True))


def find_map(person: Person) -> DrawnSides | None:
    """The sides of the first difference of her calls that can be shown, if a reading for others was worked out.

    It is looked for, never made: looking at a page changes nothing.
    """
    for boundary in list_boundaries(person):
        kept = find_reading(person.space, about_boundary(boundary.pk), Selection().for_others())
        drawn = draw_sides(kept.content) if kept is not None else None
        if drawn is not None:
            return drawn
    return None
