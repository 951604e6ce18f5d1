"""Facts as the tables can hold them, and as somebody put them right: texts of bearable length, kinds with a name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, MeetingFact, PersonFact, TieFact
from ecotone_web.records.models import Boundary, Meeting, Person, Side, Tie
from ecotone_web.records.names import bare, fold, without_unseen

UNNAMED = "tie"
"""What the library calls the kind of contacts to which the file gives no name."""

RANKS = re.compile(
    r"\b(hierarch\w+|level|rank|grade|status|seniority|type|niveau|statut|nivel|rango|ebene|rang|stufe|cargo)\b"
)
"""Columns that divide an organisation within: the library calls them organisational, yet nobody is *with* a rank."""

_CODE = re.compile(r"[-+]?\d+([.,]\d+)?")


def fit_facts(facts: Facts) -> Facts:
    """With every text as long as its column allows, and without characters that no table holds."""
    return Facts(
        tuple(_fit_person(fact) for fact in facts.people),
        tuple(_fit_boundary(fact) for fact in facts.boundaries),
        tuple(_fit_tie(fact) for fact in facts.ties),
        tuple(_fit_meeting(fact) for fact in facts.meetings),
    )


def rename_kinds(facts: Facts, names: Mapping[str, str], unnamed: str) -> Facts:
    """With the kinds of contact called as somebody said; one without a name is called as the space calls them."""

    def rename(fact: TieFact) -> TieFact:
        name = names.get(fact.kind) or (unnamed if fact.kind == UNNAMED else fact.kind)
        return fact if name == fact.kind else replace(fact, kind=name)

    return replace(facts, ties=tuple(rename(fact) for fact in facts.ties))


def rename_sides(facts: Facts, names: Mapping[str, Mapping[str, str]]) -> Facts:
    """With sides (by boundary, then by what the file says) called as somebody said; two of one name are one side."""
    called = {fold(boundary): said for boundary, said in names.items()}
    boundaries = tuple(
        _rename(boundary, called.get(fold(boundary.name), {})) for boundary in facts.boundaries
    )
    return replace(facts, boundaries=boundaries)


def _rename(boundary: BoundaryFact, names: Mapping[str, str]) -> BoundaryFact:
    if not any(names.get(side) for side in boundary.sides):
        return boundary
    called = {side: _find_name(side, names) for side in boundary.sides}
    belongings = tuple(replace(fact, side=called[fact.side]) for fact in boundary.belongings)
    return replace(boundary, sides=tuple(dict.fromkeys(called.values())), belongings=belongings)


def _find_name(side: str, names: Mapping[str, str]) -> str:
    """What a side is called in the end: a code may mean a name that is another spelling of a third."""
    seen = {side}
    while (name := names.get(side)) and name not in seen:
        seen.add(name)
        side = name
    return side


def are_codes(sides: Collection[str]) -> bool:
    """Whether the sides of a boundary are numbers, which say nothing until somebody says what they mean."""
    return bool(sides) and all(_CODE.fullmatch(side) for side in sides)


def keep_as_text(facts: Facts, columns: Collection[str]) -> Facts:
    """With these boundaries kept as a text of each person, and no boundary."""
    kept = {name.casefold() for name in columns}
    people = list(facts.people)
    for boundary in facts.boundaries:
        if boundary.name.casefold() not in kept:
            continue
        texts: dict[int, list[str]] = {}
        for belonging in boundary.belongings:
            texts.setdefault(belonging.person, []).append(belonging.side)
        for place, sides in texts.items():
            fact = people[place]
            people[place] = replace(fact, columns={**fact.columns, boundary.name: " | ".join(sides)})
    boundaries = tuple(boundary for boundary in facts.boundaries if boundary.name.casefold() not in kept)
    return replace(facts, people=tuple(people), boundaries=boundaries)


def _fit_person(fact: PersonFact) -> PersonFact:
    name, outside_id = (
        _cut(fact.name, _most(Person, "name")),
        _mark(fact.outside_id, _most(Person, "outside_id")),
    )
    email, columns = fact.email.strip(), fact.columns
    if email and not is_address(email):
        email, columns = "", {**columns, "e-mail": fact.email}
    return replace(
        fact,
        name=name or outside_id,
        outside_id=outside_id,
        email=email,
        columns={_cut(column, 200): _cut(text, 5_000) for column, text in columns.items()},
    )


def is_address(text: str) -> bool:
    """Whether a text is an e-mail address."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def _fit_boundary(fact: BoundaryFact) -> BoundaryFact:
    most = _most(Side, "name")
    fitted = {side: _mark(side, most) for side in fact.sides}
    belongings: tuple[BelongingFact, ...] = fact.belongings
    if any(side != short for side, short in fitted.items()):
        seen = (belonging for belonging in belongings if fitted[belonging.side])
        belongings = tuple(replace(belonging, side=fitted[belonging.side]) for belonging in seen)
    return BoundaryFact(
        _mark(fact.name, _most(Boundary, "name")),
        tuple(dict.fromkeys(filter(None, fitted.values()))),
        belongings,
        _fit_kind(fact),
    )


def _fit_kind(fact: BoundaryFact) -> str:
    """Its kind; organisational only where its sides can be organisations."""
    is_within = are_codes(fact.sides) or RANKS.search(bare(fact.name).replace("_", " "))
    return "other" if fact.kind == "organisational" and is_within else fact.kind


def _fit_tie(fact: TieFact) -> TieFact:
    kind = _mark(fact.kind, _most(Tie, "kind"))
    return fact if kind == fact.kind else replace(fact, kind=kind)


def _fit_meeting(fact: MeetingFact) -> MeetingFact:
    return replace(fact, name=_cut(fact.name, _most(Meeting, "name")))


def _most(model: type[Person | Boundary | Side | Tie | Meeting], field: str) -> int:
    most: int = model._meta.get_field(field).max_length or 200  # type: ignore[union-attr]
    return most


def _cut(text: str, most: int) -> str:
    clean = without_unseen(text)
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def _mark(text: str, most: int) -> str:
    """Cut so that two long texts that begin alike stay two."""
    clean = without_unseen(text)
    if len(clean) <= most:
        return clean
    return f"{clean[: most - 18]}… {hashlib.sha256(text.encode()).hexdigest()[:16]}"
