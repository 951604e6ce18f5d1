"""From and to the objects that other libraries know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ecotone.landscape.belongings import Belongings
from ecotone.landscape.landscape import Landscape, People
from ecotone.landscape.ties import STATUSES, Ties


def from_networkx(graph: Any, boundaries: Sequence[str] = (), *, weight: str | None = "weight") -> Landscape:
    """A landscape from a networkx graph; node attributes named in `boundaries` become boundaries.

    Nodes are people (their ids as text); edges are reported ties, of the edge attribute `kind` and of the weight
    `weight` where they have them. A list or set of values makes several belongings.
    """
    nodes = list(graph.nodes)
    place = {node: person for person, node in enumerate(nodes)}
    rows = list(graph.edges(data=True))
    kinds = tuple(sorted({str(data.get("kind", "tie")) for *_, data in rows})) or ("tie",)
    weights = [data.get(weight, np.nan) if weight else np.nan for *_, data in rows]
    ties = Ties(
        np.array([place[row[0]] for row in rows], np.int32),
        np.array([place[row[1]] for row in rows], np.int32),
        kinds,
        np.array([kinds.index(str(data.get("kind", "tie"))) for *_, data in rows], np.uint16),
        np.array([STATUSES.index(data.get("status", "reported")) for *_, data in rows], np.uint8),
        np.full(len(rows), graph.is_directed()),
        None if np.all(np.isnan(np.array(weights, float))) else np.array(weights, float),
    )
    belongings = tuple(
        Belongings.from_labels(name, [_label(graph.nodes[node].get(name)) for node in nodes])
        for name in boundaries
    )
    return Landscape(People(tuple(str(node) for node in nodes)), belongings, ties)


def to_networkx(landscape: Landscape) -> Any:
    """A networkx MultiDiGraph: people by id with their sides, one edge a tie, undirected ties as two edges."""
    import networkx

    graph: Any = networkx.MultiDiGraph()
    ids = landscape.people.ids
    for person_id, name in zip(ids, landscape.people.names, strict=True):
        graph.add_node(person_id, name=name)
    for boundary in landscape.belongings:
        for person_id, sides in zip(ids, boundary.labels, strict=True):
            if sides:
                graph.nodes[person_id][boundary.name] = sides[0] if len(sides) == 1 else list(sides)
    ties = landscape.ties
    for row in range(len(ties)):
        ends = ids[ties.source[row]], ids[ties.target[row]]
        data = {
            "kind": ties.kinds[ties.kind_codes[row]],
            "status": STATUSES[ties.status_codes[row]],
        }
        if ties.weight is not None and not np.isnan(ties.weight[row]):
            data["weight"] = float(ties.weight[row])
        graph.add_edge(*ends, **data)
        if not ties.directions[row]:
            graph.add_edge(*reversed(ends), **data)
    return graph


def from_polars(
    people: Any,
    ties: Any = None,
    boundaries: Sequence[str] = (),
    *,
    id: str = "id",
    source: str = "from",
    target: str = "to",
    weight: str | None = None,
) -> Landscape:
    """A landscape from a polars frame of people and one of ties, by the names of their columns.

    `boundaries` are the columns of `people` that are boundaries (all but `id` if none is given). Who is named in `ties`
    alone becomes a person with unknown sides. `ecotone.tables` reads whole files, with repairs and an account.
    """
    names = list(boundaries) or [name for name in people.columns if name != id]
    columns = {name: people[name].to_list() for name in names}
    return _from_columns(
        people[id].to_list(),
        columns,
        ties[source].to_list() if ties is not None else [],
        ties[target].to_list() if ties is not None else [],
        ties[weight].to_list() if ties is not None and weight else None,
    )


from_pandas = from_polars
"""The same from pandas frames: both name their columns and turn them into lists alike."""


def _from_columns(
    ids: Sequence[Any],
    columns: dict[str, list[Any]],
    source: Sequence[Any],
    target: Sequence[Any],
    weight: Sequence[float] | None,
) -> Landscape:
    listed = [str(person_id) for person_id in ids]
    place = {person_id: person for person, person_id in enumerate(listed)}
    ends = [
        [place.setdefault(str(end), len(place)) for end in row] for row in zip(source, target, strict=True)
    ]
    everyone = tuple(place)
    unlisted = len(everyone) - len(listed)
    belongings = tuple(
        Belongings.from_labels(name, [*map(_label, values), *[None] * unlisted])
        for name, values in columns.items()
    )
    pairs = np.array(ends, np.int32).reshape(-1, 2)
    ties = Ties(pairs[:, 0], pairs[:, 1], weight=None if weight is None else np.array(weight, float))
    people = People(everyone, listed=np.arange(len(everyone)) < len(listed))
    return Landscape(people, belongings, ties)


def _label(value: Any) -> str | None:
    """The text of one cell; nothing where it is empty or not a number."""
    if value is None or value != value:
        return None
    if isinstance(value, list | set | tuple | frozenset):
        return "|".join(sorted(str(item) for item in value)) or None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) or None
