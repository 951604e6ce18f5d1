# ruff: noqa: E501  (a table of sentences, one a line)
"""What the library remarks about files, and why it refuses them, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ecotone.errors import SENTENCES, EcotoneError
from ecotone.tables import REMARKS

ON_A_PAGE = {
    "tables.no_id": _(
        "{file}: no column tells people apart. Its columns are {known}. Choose the one that does."
    ),
    "tables.no_role": _(
        "{file}: it cannot be told whether these are people, contacts or attendance. Its columns are {known}. Say below what each is."
    ),
    "tables.one_end": _(
        "{file}: {given} is one end of each contact, but the other is not known. Choose it, too."
    ),
    "tables.too_many_kinds": _(
        "{file} has {kinds} kinds of contact, which is more than can be told apart. Choose another column for the kind."
    ),
    "tables.nothing_given": _("No file was chosen."),
    "meetings": _(
        "Read as meetings: {columns}. If one of them says something else of people, choose for it: a difference between people."
    ),
    "two_mode": _(
        "Every contact runs between {column} {one} and {column} {other}. If one of them are meetings, bring the list in as who came to a meeting."
    ),
}
"""Sentences that say on a page what to choose, where the command line names an option."""


def keep_refusal(refusal: EcotoneError) -> dict[str, Any]:
    """Why a file was refused, as JSON."""
    return {"code": refusal.code, "numbers": {name: str(value) for name, value in refusal.numbers.items()}}


def say_refusal(kept: Mapping[str, Any]) -> str:
    """Why a file was refused."""
    template = ON_A_PAGE.get(kept["code"]) or gettext(SENTENCES[kept["code"]])
    return str(template).format_map(_Open(kept["numbers"]))


def say_remark(kept: Mapping[str, Any]) -> str:
    """A remark; what was not kept of it stands as three dots."""
    code = kept["code"]
    if kept["what"] and code not in ON_A_PAGE and (get_language() or "").startswith("en"):
        return str(kept["what"])
    template = ON_A_PAGE.get(code) or gettext(REMARKS[code])
    words = {"rows": kept["rows"], "where": _say_where(kept["line"], kept["rows"]), **kept["numbers"]}
    return str(template).format_map(_Open(words))


def _say_where(line: int | None, rows: int) -> str:
    if line is None:
        return gettext("Nowhere")
    if rows <= 1:
        return gettext("Line {line}").format(line=line)
    return gettext("Line {line} and {more} more").format(line=line, more=rows - 1)


class _Open(dict[str, Any]):
    """Numbers, with three dots for what is not among them."""

    def __missing__(self, _name: str) -> str:
        return "…"
