"""Gather the fragments of this folder into CHANGELOG.md: `python changelog.d/gather.py 0.2.0 2026-12-01`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parent
CHANGELOG = FOLDER.parent / "CHANGELOG.md"
KINDS = ("added", "changed", "deprecated", "removed", "fixed", "security")
MARK = "<!-- releases -->\n"
LONGEST = 600


def find_faults(name: str, text: str) -> list[str]:
    """What is wrong with a fragment: `what-it-is-about.kind.md`, one paragraph of whole sentences."""
    slug, _, kind = name.removesuffix(".md").rpartition(".")
    paragraph = text.strip()
    checks = {
        "is not called what-it-is-about.kind.md": bool(slug) and slug == slug.lower() and " " not in slug,
        f"is none of {', '.join(KINDS)}": kind in KINDS,
        "is empty": bool(paragraph),
        "is more than one paragraph": "\n\n" not in paragraph,
        "does not end with a full stop": paragraph.endswith("."),
        f"has over {LONGEST} characters": len(paragraph) <= LONGEST,
    }
    return [f"{name} {fault}" for fault, holds in checks.items() if not holds]


def read_fragments(folder: Path = FOLDER) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def write_release(version: str, date: str, fragments: Mapping[str, str]) -> str:
    """The section of a release, its changes under their kinds."""
    parts = [f"## {version} – {date}\n"]
    for kind in KINDS:
        items = [" ".join(text.split()) for name, text in fragments.items() if name.endswith(f".{kind}.md")]
        if items:
            parts.append(f"### {kind.capitalize()}\n\n" + "\n".join(f"- {item}" for item in items) + "\n")
    return "\n".join(parts)


def add_release(changelog: str, release: str) -> str:
    """The changelog with one more release, the newest first."""
    before, mark, after = changelog.partition(MARK)
    if not mark:
        raise SystemExit(f"CHANGELOG.md has no line {MARK.strip()}")
    return f"{before}{mark}\n{release}{after}"


def main(version: str, date: str) -> None:
    fragments = read_fragments()
    faults = [fault for name, text in fragments.items() for fault in find_faults(name, text)]
    if faults or not fragments:
        raise SystemExit("\n".join(faults) or "There are no fragments to gather.")
    changelog = CHANGELOG.read_text(encoding="utf-8")
    CHANGELOG.write_text(add_release(changelog, write_release(version, date, fragments)), encoding="utf-8")
    for name in fragments:
        (FOLDER / name).unlink()
    print(f"{len(fragments)} changes are now in CHANGELOG.md under {version}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
