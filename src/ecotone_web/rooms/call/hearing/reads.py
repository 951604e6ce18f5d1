"""What people imagine, by side and by theme, and how many of each world answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ecotone_web.bridge.answers import SILENT, Content, hear_answers
from ecotone_web.bridge.rings import order_named
from ecotone_web.bridge.words import call_side
from ecotone_web.records.models import Boundary, Call, Consent, Invitation, Side, Theme
from ecotone_web.rooms.call.states import WENT_OUT
from ecotone_web.rooms.call.wording.reads import list_boundaries
from ecotone_web.rooms.landscape.reads.sides import belongings_in, belongings_to


def find_asked(call: Call) -> QuerySet[Invitation]:
    """The invitations that went out; what was withdrawn is heard no more."""
    return Invitation.objects.filter(call=call, state__in=WENT_OUT)


def find_answers(call: Call) -> QuerySet[Invitation]:
    """Those in which somebody says what she imagines, in the order of names."""
    said = find_asked(call).exclude(imagines="")
    return said.order_by("person__sorted_as", "pk")


def find_proposals(call: Call) -> QuerySet[Invitation]:
    """Those in which somebody would rather have another asked, in the order of names."""
    said = find_asked(call).filter(answer=Invitation.Answer.INSTEAD)
    return said.select_related("person").order_by("person__sorted_as", "pk")


def weigh_worlds(call: Call, boundary: Boundary) -> Content:
    """How many of each world answered, likely between what and what."""
    answers = dict(find_asked(call).values_list("person_id", "answer"))
    return hear_answers(call.space, boundary, {key: answer or SILENT for key, answer in answers.items()})


def choose_boundaries(call: Call) -> list[Boundary]:
    """By which the answers can be looked at: those of the call, or else all that matter."""
    return list_boundaries(call) or order_named(Boundary.objects.filter(space=call.space, is_used=True))


def list_sides(boundary: Boundary | None) -> list[Side]:
    """The sides of a boundary in the order of their names."""
    if boundary is None:
        return []
    return order_named(boundary.sides.select_related("boundary"))


@dataclass(frozen=True)
class Heard:
    """A theme, on how many answers it is, and from which sides these come."""

    theme: Theme
    n_answers: int
    sides: list[tuple[str, int]]


def list_themes(call: Call) -> list[Theme]:
    """The themes of a call, in the order of their names."""
    return sorted(call.themes.all(), key=lambda theme: theme.name.casefold())


Belongings = Mapping[int, Sequence[Side]]
"""The sides of each person."""


def find_sides_of(people: QuerySet[Invitation], boundary: Boundary | None) -> Belongings:
    """The sides of a boundary to which those of these invitations belong now, in the order of their names."""
    if boundary is None:
        return {}
    sides = list_sides(boundary)
    rank = {side.pk: number for number, side in enumerate(sides)}
    found: dict[int, set[int]] = defaultdict(set)
    held = belongings_in(boundary).filter(person__in=people.order_by().values("person_id"))
    through = "side__group_id" if boundary.grouped_from_id else "side_id"
    for person, side in held.values_list("person_id", through):
        found[person].add(rank[side])
    return {person: [sides[number] for number in sorted(numbers)] for person, numbers in found.items()}


def weigh_themes(call: Call, sides: Belongings) -> list[Heard]:
    """How many answers speak of each theme, and how many of those come from each side."""
    links = Invitation.themes.through.objects.filter(
        invitation__in=find_answers(call).order_by().values("pk")
    )
    tagged: dict[int, set[int]] = defaultdict(set)
    for theme, person in links.values_list("theme_id", "invitation__person_id"):
        tagged[theme].add(person)
    return [
        Heard(theme, len(tagged[theme.pk]), _count(tagged[theme.pk], sides)) for theme in list_themes(call)
    ]


def _count(people: set[int], sides: Belongings) -> list[tuple[str, int]]:
    counts: dict[Side, int] = defaultdict(int)
    for person in people:
        for side in sides.get(person, []):
            counts[side] += 1
    return [(name_side(side), counts[side]) for side in order_named(counts)]


def name_side(side: Side) -> str:
    """What it is called where it stands alone."""
    return call_side(side.boundary.name, side.name)


def narrow(
    answers: QuerySet[Invitation], *, side: Side | None = None, theme: Theme | None = None
) -> QuerySet[Invitation]:
    """Of these answers those from a side, or with a theme."""
    if side is not None:
        answers = answers.filter(person__in=belongings_to(side).values("person_id"))
    if theme is not None:
        answers = answers.filter(themes=theme)
    return answers


def order_answers(answers: QuerySet[Invitation], held: Belongings) -> list[int]:
    """The keys of all of them, side by side, in the order of names; last those of whom no side is known."""
    firsts = {sides[0] for sides in held.values()}
    rank = {side.pk: number for number, side in enumerate(order_named(firsts))}
    rows = list(answers.values_list("pk", "person_id"))
    rows.sort(key=lambda row: rank[held[row[1]][0].pk] if row[1] in held else len(rank))
    return [key for key, _person in rows]


@dataclass(frozen=True)
class Answer:
    """What somebody imagines, where she belongs, its themes, and whether it may be quoted."""

    invitation: Invitation
    side: str
    """The side under which it stands: the first of hers; nothing where none is known."""
    other_sides: list[str]
    themes: list[Theme]
    other_themes: list[Theme]
    may_be_quoted: bool | None
    """None: she has not said."""


def list_answers(keys: Iterable[int], themes: list[Theme], held: Belongings) -> list[Answer]:
    """The answers of one page, with what stands beside each."""
    wanted = list(keys)
    found = with_all(Invitation.objects.filter(pk__in=wanted)).in_bulk()
    return [_describe(found[key], themes, held) for key in wanted if key in found]


def with_all(answers: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """With whatever stands beside them."""
    quoting = Consent.objects.filter(use=Consent.Use.QUOTED)
    return answers.select_related("person").prefetch_related(
        "themes", Prefetch("person__consents", quoting, to_attr="quoting")
    )


def _describe(row: Invitation, themes: list[Theme], held: Belongings) -> Answer:
    here = {theme.pk for theme in row.themes.all()}
    sides = [name_side(side) for side in held.get(row.person_id, [])]
    return Answer(
        row,
        sides[0] if sides else "",
        sides[1:],
        [theme for theme in themes if theme.pk in here],
        [theme for theme in themes if theme.pk not in here],
        may_quote(row),
    )


def may_quote(row: Invitation) -> bool | None:
    """Whether she lets it be quoted without her name; None where she has not said. Ask for rows `with_all`."""
    said: list[Consent] = row.person.quoting  # type: ignore[attr-defined]  # prefetched
    return said[0].is_given if said else None


def make_table(call: Call) -> tuple[list[str], Iterator[list[str]]]:
    """Everybody who answered, for a spreadsheet: what stands above the columns, and the rows."""
    boundaries = choose_boundaries(call)
    own = [
        _("Name"),
        _("Answer"),
        _("Answered on"),
        _("What might become possible?"),
        _("Whom should we ask instead?"),
        _("Themes"),
        _("May be quoted without a name"),
    ]
    return [*own, *(boundary.name for boundary in boundaries)], _list_rows(call, boundaries)


def _list_rows(call: Call, boundaries: Iterable[Boundary]) -> Iterator[list[str]]:
    rows = with_all(find_asked(call).exclude(answer="")).order_by("person__sorted_as", "pk")
    sides = [find_sides_of(find_asked(call), boundary) for boundary in boundaries]
    quoted = {True: _("yes"), False: _("no"), None: _("has not said")}
    for row in rows:
        yield [
            row.person.name,
            str(row.get_answer_display()),
            localdate(row.answered_at).isoformat() if row.answered_at else "",
            row.imagines,
            row.instead,
            "; ".join(theme.name for theme in row.themes.all()),
            quoted[may_quote(row)],
            *("; ".join(side.name for side in hers.get(row.person_id, [])) for hers in sides),
        ]
