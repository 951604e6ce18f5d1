"""Six boundaries of one landscape, at three depths, with networkx beside the first.

Each task reads the same arrays in a process of its own, first holds the landscape in its own way, then works:

- counts: the ties between each two sides of every boundary, and assortativity; by Ecotone and by networkx
  (`attribute_mixing_matrix`, `attribute_assortativity_coefficient`), which must agree.
- strength: crossings, what chance would give, z and pull.
- reading: the whole of `weigh_boundary`, with intervals and every pair of sides.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.measuring import Measured, run_python, write_table

SMALL, LARGE = 100_000, 1_000_000


@dataclass(frozen=True)
class Work:
    """What a task found out: ties, crossing ties and assortativity by boundary, seconds to hold and to work."""

    ties: int
    crossing: list[int]
    assortativity: list[float]
    hold: float
    work: float


def count_by_ecotone(folder: Path, n_people: int) -> Work:
    """Ties between each two sides, and assortativity, which is a sum over them."""
    import numpy as np

    from benchmarks.landscapes import load_landscape
    from ecotone.boundaries.counted import count_between

    start = time.process_time()
    landscape = load_landscape(folder, n_people)
    ties = landscape.simple
    held = time.process_time()
    crossing, assortativity = [], []
    for boundary in landscape.belongings:
        counts = count_between(boundary.single, ties.first, ties.second, len(boundary.sides))
        crossing.append(round((counts.sum() - np.trace(counts)) / 2))
        share = counts / counts.sum()
        by_chance = float(np.sum(share.sum(axis=0) ** 2))
        assortativity.append((float(np.trace(share)) - by_chance) / (1 - by_chance))
    done = time.process_time()
    return Work(ties.n_ties, crossing, assortativity, held - start, done - held)


def find_strength(folder: Path, n_people: int) -> Work:
    """Crossings, what chance would give, z and pull, without intervals and pairs of sides."""
    from benchmarks.landscapes import load_landscape
    from ecotone.boundaries.counted import count_known
    from ecotone.boundaries.deviation import project
    from ecotone.boundaries.strength import point_pull

    start = time.process_time()
    landscape = load_landscape(folder, n_people)
    n_ties = landscape.simple.n_ties
    held = time.process_time()
    crossing = []
    for name in landscape.boundary_names:
        counted, _ = count_known(landscape, name)
        variance = project(counted.chance, counted.combinations, counted.by_level, counted.shared).variance
        z = (counted.n_crossing - counted.expected_crossing) / variance**0.5
        if not (z < 0 and point_pull(counted) > 1):
            raise SystemExit(f"{name} was planted and is not seen")
        crossing.append(counted.n_crossing)
    done = time.process_time()
    return Work(n_ties, crossing, [], held - start, done - held)


def read_by_ecotone(folder: Path, n_people: int) -> Work:
    """Everything that is said of each boundary."""
    from benchmarks.landscapes import load_landscape
    from ecotone.boundaries import weigh_boundary

    start = time.process_time()
    landscape = load_landscape(folder, n_people)
    n_ties = landscape.simple.n_ties
    held = time.process_time()
    readings = [weigh_boundary(landscape, name) for name in landscape.boundary_names]
    done = time.process_time()
    assortativity = [float(reading.assortativity or 0) for reading in readings]
    return Work(n_ties, [reading.crossing for reading in readings], assortativity, held - start, done - held)


def count_by_networkx(folder: Path, n_people: int) -> Work:
    """The same counts and coefficient, from a graph with attributes."""
    import networkx

    from benchmarks.landscapes import load_arrays

    start = time.process_time()
    sides, ties = load_arrays(folder, n_people)
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(n_people))
    graph.add_edges_from(ties.T.tolist())
    for number, side in enumerate(sides):
        networkx.set_node_attributes(graph, dict(enumerate(side.tolist())), f"side {number}")
    held = time.process_time()
    crossing, assortativity = [], []
    for number in range(len(sides)):
        counts = networkx.attribute_mixing_matrix(graph, f"side {number}", normalized=False)
        crossing.append(round((counts.sum() - counts.trace()) / 2))
        found = networkx.attribute_assortativity_coefficient(graph, f"side {number}")
        assortativity.append(float(found))
    done = time.process_time()
    return Work(len(graph.edges), crossing, assortativity, held - start, done - held)


def draw(folder: Path, n_people: int) -> Work:
    """Draw the landscape and keep it."""
    from benchmarks.landscapes import save_landscape

    start = time.process_time()
    save_landscape(folder, n_people)
    return Work(0, [], [], 0, time.process_time() - start)


TASKS: dict[str, Callable[[Path, int], Work]] = {
    "draw": draw,
    "networkx": count_by_networkx,
    "counts": count_by_ecotone,
    "strength": find_strength,
    "reading": read_by_ecotone,
}

TEXT = """## Six boundaries of one landscape

A made-up landscape (`landscapes.py`): ten times as many ties as people, very unequally spread, and six boundaries
of 5, 10, 20, 50, 100 and 200 sides along which people tend to keep. Every task has a process of its own, reads the
same arrays, holds them in its own way, and then works. Seconds are processor seconds, user and system, of one run
on two cores; memory is the peak of the whole process. The cores were shared with other work, and the linear algebra
ran on {threads}: read the ratios first.

{table}

- *the same counts*: ties between each two sides of all six boundaries, and the assortativity coefficient, which is all
  that networkx has. Both agree on every number.
- *strength*: crossings, what there would be by chance, z and pull.
- *whole reading*: all of `weigh_boundary`: that with its intervals, every pair of sides, and what is not known.

Where both count the same, networkx takes **{work} times** the processor time of Ecotone, {hold} times to hold the
landscape, and {memory} times the memory.
"""


def measure() -> str:
    """All of it, as a section of the page."""
    with tempfile.TemporaryDirectory() as folder:
        small = {task: _run_in_child(task, folder, SMALL) for task in TASKS}
        large = {task: _run_in_child(task, folder, LARGE) for task in TASKS if task != "networkx"}
    ours, theirs = small["counts"], small["networkx"]
    check_agreement(ours, theirs)
    check_agreement(large["counts"], large["reading"])
    unit = ours.told["work"]
    names = {
        "counts": "Ecotone, the same counts",
        "strength": "Ecotone, strength",
        "reading": "Ecotone, whole reading",
    }
    rows = [_show(SMALL, "networkx, counts", theirs, unit)]
    rows += [_show(SMALL, name, small[task], unit) for task, name in names.items()]
    rows += [_show(LARGE, name, large[task], unit) for task, name in names.items()]
    head = ("people", "ties", "task", "work, ratio", "work, s", "hold, s", "peak, GiB")
    threads = os.environ.get("OPENBLAS_NUM_THREADS")
    return TEXT.format(
        threads=f"{threads} thread(s)" if threads else "as many threads as there are cores",
        table=write_table(head, rows),
        work=f"{theirs.told['work'] / unit:.0f}",
        hold=f"{theirs.told['hold'] / ours.told['hold']:.0f}",
        memory=f"{theirs.peak / ours.peak:.1f}",
    )


def check_agreement(one: Measured, other: Measured) -> None:
    """Stop if two tasks differ in a number of crossing ties or in an assortativity."""
    apart = [abs(a - b) for a, b in zip(one.told["assortativity"], other.told["assortativity"], strict=True)]
    if one.told["crossing"] != other.told["crossing"] or max(apart) > 1e-9:
        raise SystemExit("two tasks do not find the same crossings")


def _run_in_child(task: str, folder: str, n_people: int) -> Measured:
    program = "import sys; from benchmarks.boundaries import tell; tell(*sys.argv[1:])"
    return run_python("-c", program, task, folder, str(n_people))


def _show(n_people: int, name: str, measured: Measured, unit: float) -> list[str]:
    told = measured.told
    return [
        f"{n_people:,}",
        f"{told['ties']:,}",
        name,
        f"{told['work'] / unit:.0f}",
        f"{told['work']:.2f}",
        f"{told['hold']:.1f}",
        f"{measured.peak:.2f}",
    ]


def tell(task: str, folder: str, n_people: str) -> None:
    """Do one task and write what came out, as JSON."""
    print(json.dumps(asdict(TASKS[task](Path(folder), int(n_people)))))
