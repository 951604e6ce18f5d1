"""Bringing a large landscape into the workbench: the first time, and the same files once more."""

from __future__ import annotations

import csv
import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.landscapes import draw_landscape
from benchmarks.measuring import run_python, write_table

N_PEOPLE = 20_000
TEXT = """## Bringing a landscape into the workbench

{n_people:,} people with six boundaries, and {n_ties:,} contacts, as two CSV files, into SQLite: read, compared with
what is there, and taken in, in one transaction. Seconds on the clock and of the processor; GiB at most, of the
whole process.

{table}
"""


def measure() -> str:
    """The table, as a section of the page."""
    with tempfile.TemporaryDirectory() as folder:
        n_ties = write_files(Path(folder))
        told = run_python("-m", "benchmarks.workbench_import", folder).told["runs"]
    rows = [
        (run["what"], f"{run['clock']:.1f}", f"{run['processor']:.1f}", f"{run['peak']:.2f}") for run in told
    ]
    table = write_table(("what", "s", "processor s", "GiB"), rows)
    return TEXT.format(n_people=N_PEOPLE, n_ties=n_ties, table=table)


def write_files(folder: Path) -> int:
    """The people and their contacts as CSV; how many contacts there are."""
    sides, ties = draw_landscape(N_PEOPLE)
    names = [f"of {number}" for number in range(len(sides))]
    _write(
        folder / "people.csv",
        ["id", "name", "email", *names],
        (
            [f"p{k}", f"Person {k}", f"p{k}@example.org", *(f"side {side}" for side in row)]
            for k, row in enumerate(sides.T.tolist())
        ),
    )
    _write(
        folder / "contacts.csv", ["from", "to"], ([f"p{one}", f"p{other}"] for one, other in ties.T.tolist())
    )
    return int(ties.shape[1])


def _write(path: Path, head: list[str], rows: Any) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)


def bring_in(folder: Path) -> None:
    """In a process of its own: bring the files in twice, and write down what each time took."""
    os.environ.update(ECOTONE_HOME=str(folder), DJANGO_SETTINGS_MODULE="ecotone_web.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from ecotone_web.bridge.files import read_files
    from ecotone_web.records.models import Member, Source, Space, User
    from ecotone_web.rooms.space.sources.acts import take_in

    space = Space.objects.create(name="Large")
    member = Member.objects.create(
        space=space, user=User.objects.create_user("a@example.org"), role="convener"
    )
    runs = []
    for what in ("the first time", "the same once more"):
        clock, processor = time.perf_counter(), time.process_time()
        files = [(name, (folder / name).read_bytes()) for name in ("people.csv", "contacts.csv")]
        facts = read_files(files, {}, unnamed="contacts").facts
        source = Source.objects.create(space=space, kind=Source.Kind.FILE, title=what, added_by=member.user)
        take_in(by=member, source=source, facts=facts)
        runs.append(
            {
                "what": what,
                "clock": time.perf_counter() - clock,
                "processor": time.process_time() - processor,
                "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
            }
        )
    print(json.dumps({"runs": runs}))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        bring_in(Path(sys.argv[1]))
    else:
        print(measure())
