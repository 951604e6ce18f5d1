"""What a sheet holds: people, ties, attendance or a matrix; found out from its columns and what is in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ecotone.errors import FileRefused
from ecotone.tables.attendance import Presences, find_presences
from ecotone.tables.edges import looks_like_edges
from ecotone.tables.escapes import OUR_PEOPLE, OUR_TIES, PEOPLE_MARK, TIES_MARK
from ecotone.tables.headers import name_columns
from ecotone.tables.hints import Hints
from ecotone.tables.matrices import is_matrix, is_nameless_matrix
from ecotone.tables.sheets import ROWS, Sheet, Table
from ecotone.tables.values import clean
from ecotone.tables.words import columns_called, find_ends, simplify

PEOPLE, TIES, ATTENDANCE, MATRIX = "people", "ties", "attendance", "matrix"


@dataclass(frozen=True)
class Part:
    """A sheet with its role; a matrix has no table, since its names stand on two sides.

    `presences` says where attendance stands in the table.
    """

    role: str
    sheet: Sheet
    table: Table
    presences: Presences | None = None


def find_role(sheet: Sheet, hints: Hints, *, is_first: bool, is_alone: bool) -> Part:
    """The part that a sheet plays. The first of several is people, unless it clearly is not."""
    if sheet.role in (OUR_PEOPLE, OUR_TIES):
        return Part(sheet.role, sheet, Table(sheet, sheet.names or (), True))
    if sheet.role == ROWS:
        table = name_columns(sheet).without(hints.leave_out)
        presences = find_presences(table, hints, is_first=is_first)
        return Part(PEOPLE if presences is None else ATTENDANCE, sheet, table, presences)
    if sheet.role is not None:
        table = name_columns(sheet).without(hints.leave_out)
        return Part(sheet.role, sheet, table, Presences(0, 1) if sheet.role == ATTENDANCE else None)
    if ours := _find_our_role(sheet):
        return Part(ours, sheet, Table(sheet.below(1), tuple(sheet.row(0)), True))
    given = hints.people_columns if is_first and hints.people_columns else ()
    given = given or (hints.ties_columns if not is_first or is_alone else ())
    if not given and is_matrix(sheet):
        return Part(MATRIX, sheet, Table(sheet, (), False))
    table = name_columns(sheet, given).without(hints.leave_out)
    if given and given == hints.people_columns:
        return Part(PEOPLE, sheet, table)
    part = _find_named_role(table, hints, is_first) if table.headed else None
    return part or Part(_find_bare_role(table, hints, is_first=is_first, is_alone=is_alone), sheet, table)


def _find_our_role(sheet: Sheet) -> str | None:
    first = sheet.row(0)[0] if sheet.width > 1 else ""
    return {PEOPLE_MARK: OUR_PEOPLE, TIES_MARK: OUR_TIES}.get(first)


def _find_named_role(table: Table, hints: Hints, is_first: bool) -> Part | None:
    _refuse_votes(table)
    if is_first and table.holds(hints.id) and not table.holds(hints.source) and not hints.meeting:
        return Part(PEOPLE, table.sheet, table)
    if table.holds(hints.source) or table.holds(hints.target) or find_ends(table.names):
        return Part(TIES, table.sheet, table)
    presences = find_presences(table, hints, is_first=is_first)
    if presences is not None:
        return Part(ATTENDANCE, table.sheet, table, presences)
    known = table.holds(hints.id) or 0 in table.unnamed
    known = known or any(
        columns_called(table.names, what) for what in ("id", "name", "row", "family", "email")
    )
    return Part(PEOPLE, table.sheet, table) if known else None


def _find_bare_role(table: Table, hints: Hints, *, is_first: bool, is_alone: bool) -> str:
    """Without a telling name: from what the columns hold; after a list of people, few columns are ties."""
    if is_nameless_matrix(table):
        raise FileRefused("tables.matrix_names", file=table.sheet.file, people=len(table))
    if table.holds(hints.source) or table.holds(hints.target):
        return TIES
    if not is_first and not table.headed and table.sheet.width in (2, 3):
        return TIES
    people = _could_be_people(table, hints)
    if looks_like_edges(table) and (is_alone or not people):
        return TIES
    if people:
        return PEOPLE
    if table.sheet.width == 1:
        raise FileRefused("tables.one_column", file=table.sheet.file)
    raise FileRefused("tables.no_role", file=table.sheet.file, known=", ".join(table.names[:12]))


def find_signed_in(parts: list[Part]) -> list[Part]:
    """Several sheets of one workbook with the same columns, of names only or with signatures: a meeting each."""
    alike: dict[tuple[str, tuple[str, ...]], list[Part]] = {}
    for part in parts:
        if part.role == PEOPLE and part.sheet.format == "XLSX":
            alike.setdefault((part.sheet.file, part.table.names), []).append(part)
    several = [part for sheets in alike.values() if len(sheets) > 1 for part in sheets]
    signed = {id(part) for part in several if _is_signed(part.table)}
    for part in several:
        if id(part) not in signed and any(
            _share_people(part, other) for other in several if other is not part
        ):
            part.table.notes.repair("sheets_alike")
    return [_as_meeting(part) if id(part) in signed else part for part in parts]


def _is_signed(table: Table) -> bool:
    names = {place for what in ("name", "id", "email") for place in columns_called(table.names, what)}
    return len(names) == table.sheet.width or bool(columns_called(table.names, "signature"))


def _share_people(one: Part, other: Part) -> bool:
    return bool(
        clean(one.table.column(0)).drop_nulls().is_in(clean(other.table.column(0)).drop_nulls()).any()
    )


def _as_meeting(part: Part) -> Part:
    """Those named in the sheet as those present at the meeting after which it is called."""
    place = [*columns_called(part.table.names, "name"), *columns_called(part.table.names, "id"), 0][0]
    return replace(part, role=ATTENDANCE, presences=Presences(place, meeting_name=part.sheet.sheet))


def _could_be_people(table: Table, hints: Hints) -> bool:
    """A first column that is all different beside a column that repeats; divided by more than spaces, unless named."""
    if table.holds(hints.id):
        return True
    if table.sheet.width < 2 or (table.sheet.delimiter == " " and not table.headed) or len(table) < 2:
        return False
    first = clean(table.column(0), hints.unknown).drop_nulls()
    if first.n_unique() < len(first) or not len(first):
        return False
    others = (clean(table.column(place), hints.unknown).drop_nulls() for place in range(1, table.sheet.width))
    return any(len(cells) and 2 * cells.n_unique() <= len(cells) for cells in others)


def _refuse_votes(table: Table) -> None:
    names = {simplify(name) for name in table.names}
    if "comment id" in names and names & {"voter id", "author id"}:
        raise FileRefused("tables.votes", file=table.sheet.file)
