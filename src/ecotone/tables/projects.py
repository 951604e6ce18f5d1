"""What a Pajek project holds, networks and values of people, made into sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ecotone.tables.accounts import Notes
from ecotone.tables.graphs import Graph, Person, Tie, fill_weights, make_sheets, read_number
from ecotone.tables.sheets import Sheet

VALUES = "values"
"""The name of a sheet of values by place, of people whom another file names."""


@dataclass
class Values:
    """A partition or a vector: a value for each person, by her place."""

    name: str
    line: int
    announced: int | None = None
    cells: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


@dataclass
class Network:
    """People by their places, and ties between these; of two sorts where `n_first` says how many are of the first."""

    name: str
    line: int
    people: list[Person] = field(default_factory=list)
    n_first: int | None = None
    ties: list[Tie] = field(default_factory=list)
    symmetric: bool = False
    beyond: list[int] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)

    def add(
        self,
        source: int | None,
        target: int | None,
        directed: bool,
        kind: str | None,
        line: int,
        weight: str | None = None,
    ) -> Tie:
        """A tie between two places; what is said of it may be added."""
        about = {name: value for name, value in (("weight", weight), ("kind", kind)) if value is not None}
        tie = Tie(str(source), str(target), "directed" if directed else "undirected", dict(about), line)
        self.ties.append(tie)
        return tie

    def add_matrix(self, kind: str | None, rows: list[tuple[int, list[str]]]) -> bool:
        """A tie for each number but 0; once for each pair if it reads the same both ways. False if it does not fit."""
        n_rows = self.n_first or len(self.people)
        width = len(self.people) - n_rows if self.n_first else n_rows
        rows = _even(rows, n_rows, width)
        if not rows:
            return False
        self.beyond += [number for number, cells in rows if len(cells) > width]
        values = [cells[:width] for _, cells in rows]
        same = not self.n_first and all(values[i][j] == values[j][i] for i in range(n_rows) for j in range(i))
        self.symmetric |= same
        first = n_rows if self.n_first else 0
        for i, (number, _) in enumerate(rows):
            for j in range(i if same else 0, width):
                value = read_number(values[i][j])
                if value is None:
                    self.unread.append((number, values[i][j]))
                elif value != 0:
                    self.add(i, first + j, not same, kind, number, values[i][j])
        return True


@dataclass
class Project:
    """All that one file holds; `strangers` are numbers of nobody, with their lines."""

    networks: list[Network] = field(default_factory=list)
    values: list[Values] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)
    strangers: list[tuple[int, str]] = field(default_factory=list)


def make_project_sheets(path: Path, project: Project) -> list[Sheet]:
    """The first network with all others of the same people, and the values that have as many places."""
    if not project.networks:
        return [_make_values_sheet(path, project)]
    main = project.networks[0]
    alike = [main, *_find_alike(project, main)]
    people = [Person(person.id, dict(person.about), person.name, person.line) for person in main.people]
    for name, values in _name_values(project.values):
        _add_values(project, name, values, people)
    _name_people(people)
    if project.strangers:
        lines = [line for line, _ in project.strangers]
        project.notes.leave_out("no_such_number", lines, example=project.strangers[0][1], people=len(people))
    graph = Graph(people, people_notes=project.notes)
    for network in alike:
        graph.ties += _name_ties(network, people, several=len(alike) > 1)
        if network.symmetric:
            graph.ties_notes.repair("symmetric")
        if network.beyond:
            graph.ties_notes.leave_out("row_beyond", network.beyond)
        if network.unread:
            lines = [line for line, _ in network.unread]
            graph.ties_notes.leave_out("cell_unread", lines, example=network.unread[0][1])
    fill_weights(graph.ties)
    if main.n_first is not None:
        _part_sorts(graph, main.n_first)
    return make_sheets(path, "Pajek", graph)


def place_values(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets of values by place get the ids of the list that they are about; others are left out.

    That is the list of as many people; of several, that of the same name.
    """
    import polars as pl

    lists = [sheet for sheet in sheets if sheet.format == "Pajek" and sheet.sheet == "people"]
    placed: list[Sheet] = []
    for sheet in sheets:
        if sheet.sheet == VALUES and lists:
            found = sheet.cells.height
            fitting = [one for one in lists if one.cells.height == found]
            fitting = [one for one in fitting if one.stem == sheet.stem] or fitting
            if len({tuple(one.cells.to_series(0)) for one in fitting}) != 1:
                why, people = "other_lists" if fitting else "other_size", lists[0].cells.height
                lists[0].notes.leave_out(why, name=sheet.file, found=found, people=people)
                continue
            ids = pl.Series("0", fitting[0].cells.to_series(0))
            sheet = replace(sheet, cells=sheet.cells.with_columns(ids))
        placed.append(sheet)
    return placed


def _even(rows: list[tuple[int, list[str]]], n_rows: int, width: int) -> list[tuple[int, list[str]]]:
    """A row a line; where a row goes over several lines, cut anew."""
    if len(rows) == n_rows and all(len(row) >= width for _, row in rows):
        return rows
    cells = [(number, cell) for number, row in rows for cell in row]
    if len(cells) != n_rows * width:
        return []
    starts = range(0, len(cells), width)
    return [(cells[k][0], [cell for _, cell in cells[k : k + width]]) for k in starts]


def _find_alike(project: Project, main: Network) -> list[Network]:
    """The other networks of the same people; those of others are left out, and that is said."""
    names = [person.name for person in main.people]
    alike = []
    for other in project.networks[1:]:
        if [person.name for person in other.people] == names and other.n_first == main.n_first:
            alike.append(other)
        else:
            project.notes.leave_out("other_network", [other.line], name=other.name or "?")
    return alike


def _name_values(values: list[Values]) -> list[tuple[str, Values]]:
    """Each under a name of its own."""
    taken: dict[str, int] = {}
    named = []
    for each in values:
        name = each.name or VALUES
        taken[name] = taken.get(name, 0) + 1
        named.append((name if taken[name] == 1 else f"{name} {taken[name]}", each))
    return named


def _add_values(project: Project, name: str, values: Values, people: list[Person]) -> None:
    found = len(values.cells)
    if values.announced not in (None, found):
        project.notes.repair("announced", announced=values.announced, found=found)
    if found != len(people):
        project.notes.leave_out("other_size", [values.line], name=name, found=found, people=len(people))
        return
    for person, cell in zip(people, values.cells, strict=True):
        person.about[name] = cell


def _name_people(people: list[Person]) -> None:
    """Names as ids where no two are the same: a number is but a place in this one file."""
    names = [person.name or person.id for person in people]
    if len(set(names)) < len(names):
        return
    for person, name in zip(people, names, strict=True):
        person.id, person.name = name, None


def _name_ties(network: Network, people: list[Person], *, several: bool) -> list[Tie]:
    """With ids for places; of several networks each is a kind of its own."""
    for tie in network.ties:
        tie.source, tie.target = (people[int(end or 0)].id for end in (tie.source, tie.target))
        if several and network.name:
            kind = tie.about.get("kind")
            tie.about["kind"] = f"{network.name}: {kind}" if kind else network.name
    return network.ties


def _part_sorts(graph: Graph, n_first: int) -> None:
    """The second sort are meetings; a tie from one of these is turned round, one within a sort left out."""
    graph.meetings = {person.id or "": None for person in graph.people[n_first:]}
    graph.people = graph.people[:n_first]
    within = []
    for tie in graph.ties:
        if tie.source in graph.meetings:
            tie.source, tie.target = tie.target, tie.source
        if tie.source in graph.meetings or tie.target not in graph.meetings:
            within.append(tie)
    if within:
        graph.ties_notes.leave_out("within_a_sort", [tie.line for tie in within])
        left = {id(tie) for tie in within}
        graph.ties = [tie for tie in graph.ties if id(tie) not in left]


def _make_values_sheet(path: Path, project: Project) -> Sheet:
    """People by their places alone, with the values of each."""
    longest = max(project.values, key=lambda values: len(values.cells))
    people = [Person(str(k + 1), {}, None, line) for k, line in enumerate(longest.lines)]
    for name, values in _name_values(project.values):
        _add_values(project, name, values, people)
    (sheet,) = make_sheets(path, "Pajek", Graph(people, people_notes=project.notes))
    return replace(sheet, sheet=VALUES)
