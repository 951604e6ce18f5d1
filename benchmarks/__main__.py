"""`python -m benchmarks`: measure everything and write benchmarks/README.md; name sections to renew only those."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

PAGE = Path(__file__).parent / "README.md"
SECTIONS = (
    "boundaries",
    "start_up",
    "false_alarms",
    "workbench_pages",
    "workbench_import",
    "workbench_load",
    "call",
    "post",
)

HEAD = """# Benchmarks

Written by `python -m benchmarks` (`make bench`), in one run; `python -m benchmarks false_alarms` renews one section.
Tests never measure time: what follows is for reading, and changes from machine to machine. How far the intervals can be
trusted is measured by `python -m benchmarks.calibration` and stands in [docs/calibration.md](../docs/calibration.md).
"""


def main(names: list[str]) -> None:
    """Measure these sections, or all, and write the page anew."""
    unknown = set(names) - set(SECTIONS)
    if unknown:
        raise SystemExit(
            f"There is no section {', '.join(sorted(unknown))}. There are: {', '.join(SECTIONS)}."
        )
    sections = read_sections(PAGE.read_text(encoding="utf-8") if PAGE.exists() else "")
    for name in names or SECTIONS:
        print(f"measuring {name}", flush=True)
        sections[name] = importlib.import_module(f"benchmarks.{name}").measure().strip()
        PAGE.write_text(write_page(sections), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def read_sections(text: str) -> dict[str, str]:
    """The sections of a page written earlier, by name."""
    return dict(re.findall(r"<!-- (\w+) -->\n(.*?)\n<!-- end -->", text, flags=re.DOTALL))


def write_page(sections: dict[str, str]) -> str:
    """The page with these sections, in the order of SECTIONS."""
    parts = [f"<!-- {name} -->\n{sections[name]}\n<!-- end -->\n" for name in SECTIONS if name in sections]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    main(sys.argv[1:])
