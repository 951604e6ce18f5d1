"""What one waits for before anything happens, and for a whole report."""

from __future__ import annotations

import csv
import os
import sys
import tempfile
from pathlib import Path

import numpy as np

from benchmarks.measuring import ROOT, run_warm, write_table

TEXT = """## From the shell

Processor seconds of a whole process, Python's own start included, the least of three runs with warm caches.

{table}
"""


def measure() -> str:
    """The table, as a section of the page."""
    ecotone = str(Path(sys.executable).with_name("ecotone"))
    look = [ecotone, "look"]
    with tempfile.TemporaryDirectory() as folder:
        people, ties = write_thousand(Path(folder))
        report = ["--out", str(Path(folder) / "report.html")]
        runs = {
            "`python -c pass`, to compare with": run_warm([sys.executable, "-c", "pass"]),
            "`import ecotone`": run_warm([sys.executable, "-c", "import ecotone"]),
            "`ecotone --help`": run_warm([ecotone, "--help"]),
            "`ecotone look`, a thousand people, 16,000 ties, 42 sides": run_warm(
                [*look, str(people), str(ties), *report]
            ),
        }
        emails = find_emails()
        if emails is not None:
            command = [*look, *map(str, emails), "--boundary", "label", *report]
            runs["`ecotone look`, e-mail network of 1,005 people and 42 departments"] = run_warm(command)
    rows = [(name, f"{measured.seconds:.2f}") for name, measured in runs.items()]
    return TEXT.format(table=write_table(("what", "s"), rows))


def find_emails() -> tuple[Path, Path] | None:
    """People and ties of SNAP's email-Eu-core, where the open data stand beside the checkout."""
    folder = Path(os.environ.get("ECOTONE_DATA") or ROOT.parent / "shared" / "data") / "email-eu-core"
    files = folder / "email-Eu-core-department-labels.txt", folder / "email-Eu-core.txt"
    return files if all(file.exists() for file in files) else None


def write_thousand(folder: Path) -> tuple[Path, Path]:
    """1,005 people of 42 offices and 16,000 ties, of which a third stay in the office, as two CSV files."""
    rng = np.random.default_rng(0)
    office = rng.integers(0, 42, 1005)
    weight = 1 + rng.pareto(2.0, 1005)
    first, second = np.triu_indices(1005, 1)
    chance = weight[first] * weight[second] * np.where(office[first] == office[second], 20, 1)
    tied = rng.choice(len(first), 16_000, replace=False, p=chance / chance.sum())
    people, ties = folder / "people.csv", folder / "ties.csv"
    _write(people, ["id", "office"], ([f"p{i}", f"office {side}"] for i, side in enumerate(office.tolist())))
    _write(ties, ["from", "to"], ([f"p{i}", f"p{j}"] for i, j in zip(first[tied], second[tied], strict=True)))
    return people, ties


def _write(path: Path, head: list[str], rows: object) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)  # type: ignore[arg-type]
