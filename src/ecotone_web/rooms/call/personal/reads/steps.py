"""What there is to say, and how far she is: the steps, their boundaries, and what is new since she was here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ecotone_web.bridge.rings import order_named
from ecotone_web.records.days import lasting
from ecotone_web.records.models import OWN_WORDS, Belonging, Boundary, Consent, Person, Profile, Side, Update
from ecotone_web.rooms.call.personal.reads.calls import list_calls
from ecotone_web.rooms.call.personal.reads.people import list_said


@dataclass(frozen=True)
class Step:
    """One thing she may do: where, what it is called, how far it is, and whether something of it is new."""

    address: str
    title: Any
    about: Any
    done_on: date | datetime | None = None
    is_done: bool = False
    n_new: int = 0


def list_boundaries(person: Person) -> list[Boundary]:
    """The differences whose sides are the worlds of her calls, each once."""
    calls = list_calls(person)
    return order_named({boundary for call in calls for boundary in call.boundaries.all()})


def list_asked_boundaries(person: Person) -> list[Boundary]:
    """On which she says where she belongs: where one of them groups the sides of another, that other."""
    keys = {boundary.grouped_from_id or boundary.pk for boundary in list_boundaries(person)}
    return order_named(Boundary.objects.filter(pk__in=keys))


def list_sides(boundary: Boundary) -> list[Side]:
    """Its sides, by name."""
    return order_named(boundary.sides.all())


def find_profile(person: Person) -> Profile | None:
    """What she says of herself, if she has said anything."""
    return Profile.objects.filter(person=person).first()


def find_told_sides(person: Person, boundaries: list[Boundary]) -> set[int]:
    """Where she belongs, as far as it is known."""
    rows = Belonging.objects.filter(lasting(), person=person, side__boundary__in=boundaries)
    return set(rows.values_list("side_id", flat=True))


def find_new_sides(boundaries: list[Boundary], since: datetime) -> set[int]:
    """Sides that came up after she had said where she belongs: made by hand, or brought in."""
    sides = Side.objects.filter(boundary__in=boundaries)
    keys = list(sides.values_list("pk", flat=True))
    made = Side.history.filter(id__in=keys, history_type="+", history_date__gt=since)
    brought = Update.objects.filter(
        Q(about=Update.About.SIDE, fact__in=keys), source__added_at__gt=since
    ).values_list("fact", flat=True)
    return {*made.values_list("id", flat=True), *brought}


def list_steps(person: Person) -> list[Step]:
    """The steps after her answer, in their order."""
    profile, boundaries, said = find_profile(person), list_asked_boundaries(person), list_said(person)
    belongs = Belonging.objects.filter(lasting(), person=person, is_told=True).exists()
    has_said = profile is not None and (
        any(getattr(profile, name) for name in OWN_WORDS) or profile.drawn_to.exists()
    )
    is_you = belongs or has_said
    n_new = len(find_new_sides(boundaries, profile.said_at)) if profile and is_you else 0
    uses = list(Consent.objects.filter(person=person).values_list("use", "said_at"))
    is_asked = len({use for use, _at in uses} & set(Consent.Use.values)) == len(Consent.Use.values)
    return [
        Step(
            "me:you",
            _("Who I am here"),
            _("Where you belong, what you seek and offer, what you care about."),
            profile.said_at if profile and is_you else None,
            is_you,
            n_new,
        ),
        Step(
            "me:people",
            _("Whom I know"),
            _("With whom you exchange ideas or work, and whom you would like to meet."),
            None,
            bool(said),
        ),
        Step(
            "me:uses",
            _("Who may see it"),
            _("You agree to each use by itself, or do not."),
            max((at for _use, at in uses), default=None),
            bool(uses),
            0 if is_asked or not uses else len(Consent.Use.values) - len(uses),
        ),
    ]
