"""A landscape as a file of another program: what each format is good for, what it cannot hold, and the file itself."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext_lazy

from ecotone.landscape import Landscape
from ecotone.tables import FORMATS, write_landscape
from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.remarks import say_remark
from ecotone_web.records.models import Meeting, Person, Space, Tie

WAYS: Mapping[str, tuple[Any, Any]] = {
    "xlsx": (
        gettext_lazy("Spreadsheet (XLSX)"),
        gettext_lazy(
            "To read, sort and print in any spreadsheet: a sheet of people and a sheet of what joins them."
        ),
    ),
    "csv": (
        gettext_lazy("Two tables (CSV)"),
        gettext_lazy("Plain text that every program opens; brought in here again, nothing in it is lost."),
    ),
    "kumu": (
        gettext_lazy("Kumu (JSON)"),
        gettext_lazy("To draw and share a map with Kumu; bring it in there as a blueprint."),
    ),
    "gexf": (gettext_lazy("Gephi (GEXF)"), gettext_lazy("To draw and measure with Gephi.")),
    "graphml": (
        gettext_lazy("GraphML"),
        gettext_lazy("For yEd, Cytoscape, igraph and other programs for networks."),
    ),
    "parquet": (
        gettext_lazy("Two tables (Parquet)"),
        gettext_lazy("For analysts: with days and numbers as such, read by Python, R and databases."),
    ),
}
"""The formats in the order in which a convener is likely to want them: name, and what each is good for."""

assert set(WAYS) == set(FORMATS)

EMAIL = "e-mail"


@dataclass(frozen=True)
class Way:
    """A format as a page shows it; `cautions` is what it cannot hold of this space, or holds apart."""

    format: str
    name: str
    good_for: str
    cautions: tuple[str, ...]


def list_ways(space: Space) -> list[Way]:
    """Every format, with what is to be known of it for this space; found by counting, without making a file."""
    cautions = _find_cautions(space)
    return [
        Way(format, str(name), str(good_for), tuple(say_remark(each) for each in cautions.get(format, ())))
        for format, (name, good_for) in WAYS.items()
    ]


def _find_cautions(space: Space) -> dict[str, list[dict[str, Any]]]:
    """What the writers would remark, by format. A test holds it to what they do."""
    n_meetings = Meeting.objects.filter(space=space).count()
    n_undirected = Tie.objects.filter(space=space, is_directed=False).count()
    is_mixed = n_undirected > 0 and Tie.objects.filter(space=space, is_directed=True).exists()
    nobody = not Person.objects.filter(space=space).exists()
    apart = [_remark("meetings_with_people", n_meetings)] if n_meetings else []
    directions = [_remark("directions_apart", n_undirected, column="directed")] if is_mixed else []
    return {
        "graphml": apart + directions,
        "gexf": apart,
        "kumu": ([_remark("nobody", 1)] if nobody else []) + apart,
    }


def _remark(code: str, rows: int, **numbers: str) -> dict[str, Any]:
    return {"code": code, "line": None, "rows": rows, "numbers": numbers, "what": ""}


def make_file(space: Space, format: str) -> tuple[IO[bytes], str]:
    """The file, open at its beginning, and how its name ends; two tables come packed as one.

    It is made in a folder that nobody else may enter, and has no name any more when it is handed over.
    """
    with tempfile.TemporaryDirectory(prefix="ecotone-") as folder:
        place = Path(folder) / "landscape"
        if not _is_pair(format):
            written = write_landscape(gather_export(space), place.with_suffix(_suffix(format)), format)
            return Path(written.files[0]).open("rb"), _suffix(format)
        written = write_landscape(gather_export(space), place, format)
        packed = Path(folder) / "packed.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in written.files:
                archive.write(file, Path(file).name)
        return packed.open("rb"), f"-{format}.zip"


def _is_pair(format: str) -> bool:
    return format in ("csv", "parquet")


def _suffix(format: str) -> str:
    return {"kumu": ".json"}.get(format, f".{format}")


def gather_export(space: Space) -> Landscape:
    """The whole landscape, boundaries that are set aside included, with the e-mail addresses as a column."""
    gathered = gather_landscape(space, only_used=False)
    whole = gathered.whole
    known = Person.objects.filter(space=space).exclude(email="").values_list("pk", "email")
    addresses: Mapping[int, str] = dict(known)
    if not addresses:
        return whole
    columns = dict(whole.people.columns)
    others: Iterable[str | None] = columns.get(EMAIL, (None,) * len(gathered.people))
    columns[EMAIL] = tuple(
        addresses.get(pk) or other for pk, other in zip(gathered.people, others, strict=True)
    )
    return replace(whole, people=replace(whole.people, columns=columns))
