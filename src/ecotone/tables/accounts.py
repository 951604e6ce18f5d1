# ruff: noqa: E501  (a table of sentences, one a line)
"""The account of a reading: what was read, what was put right, what was left out and why, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ecotone.ground import IntArray, Result

REMARKS: dict[str, str] = {
    # put right
    "comments": "{where}: skipped as a comment.",
    "title": "{where}: skipped, because it stands above the names of the columns.",
    "encoding_guessed": "The letters were read as {encoding}, which is a guess. If names look wrong, save the file as CSV UTF-8.",
    "cut_off": "The file ends in the middle of a letter; perhaps it was cut off.",
    "row_names": "The first line has one name fewer than there are columns, so the first column was taken to hold the ids.",
    "short_rows": "{where}: fewer cells than columns; what is missing was taken as not known.",
    "repeated_column": "The column name {name} stands there twice; the second was called {new}.",
    "columns_renamed": "The names given for the columns took the place of those in the first line.",
    "same_person": "{where}: the same person again; taken as one.",
    "filled": "{where}: the same person again, with more known of her; taken as one.",
    "other_data": "{where}: the same person again, but {column} says {other} where line {first} says {kept}. The first was kept. If these are two people, give each an id of her own.",
    "joined_names": "Names were put together from {given} and {family}.",
    "short_years": "Years of two digits in {column}, as in {example}, were taken to lie between 1969 and 2068.",
    "no_days": "{column} was not used as days: too few of its values are days, as in {example}.",
    "dates_unclear": "Days such as {example} in {column} can be read in two ways; the day was taken to come first.",
    "dates_unread": "{where}: no day could be read from {column}, as in {example}; taken as not known.",
    "decimal_comma": "In {column} the comma was read as a decimal comma, as in {example}.",
    "thousands": "In {column} the comma was read as dividing thousands, as in {example}.",
    "weight_unread": "{where}: {column} is not a number that can be used, as in {example}; taken as not known.",
    "no_weights": "{where}: {column} is not a number, as in {example}. Too many are like this, so the column was not used as weights; rows with 0 or less in it still do not count.",
    "status_unread": "{where}: {example} is no status we know; taken as reported.",
    "by_name": "People are named here not by their ids; they were found by {column} in the list of people.",
    "other_case": "{names}: found in the list of people without regard to capital letters.",
    "unlisted": "{rows} {people} named here but missing from the list of people, {first_ids}; added with all sides unknown.",
    "nobody_matches": "Nobody named here stands in the list of people. Do both use the same ids?",
    "contacts": "Read as a list of contacts (time, one, other): each line counts one.",
    "symmetric": "The table reads the same both ways, so it was read once for each pair; who said it is not known.",
    "cells_unknown": "{where}: {cells} cells say that nothing is known there; no contact was read from them.",
    "row_unknown": "{where}: nothing is known of this row, so no contact was read from it; taken as no answer.",
    "meetings": "Read as meetings: {columns}. If one of them says something else of people, name it with --boundary.",
    "sheet_is_meeting": "This sheet, like others of the workbook, was read as the list of those present at {sheet}.",
    "sheets_alike": "Another sheet has the same columns and names some of the same people. If each lists those present at a meeting, put them in one sheet with a column called meeting.",
    "no_result": "{where}: formulas without a result; taken as not known. Open the workbook in a spreadsheet, and save it.",
    "merged_cells": "Cells are merged downwards ({places}); only the first of them holds the value, the others are not known.",
    "two_mode": "Every contact runs between {column} {one} and {column} {other}. If one of them are meetings, give the file as attendance (person, meeting).",
    "no_such_code": "The labels name the code {code} of {column}, which does not occur.",
    "no_such_label_column": "The labels name the column {column}, which no list of people has.",
    "wrong_domain": "{where}: {name} does not belong to a {what} and was not used.",
    "nested": "A graph inside another was read as part of it.",
    "announced": "{announced} are announced, and {found} are there; what is there was read.",
    "two_sorts": "The file tells two sorts apart, {people} and {meetings}. The first were read as people, the second as meetings at which they were.",
    "presence_weight": "{where}: a number other than 1, which a presence does not have; taken as present.",
    "changing": "{where}: {name} changes over time, which is not read; the last of its values was taken.",
    # left out
    "empty_rows": "{where}: empty.",
    "long_rows": "{where}: more cells than columns. Put quotation marks around a cell that holds the character between the cells.",
    "no_id": "{where}: there is no id.",
    "end_unknown": "{where}: one end is not known.",
    "weight_zero": "{where}: weight 0, so nothing is counted.",
    "weight_negative": "{where}: a weight below 0 speaks against a contact. To keep such rows, give them a kind of their own and a weight above 0.",
    "cell_unread": "{where}: {example} is neither a number that can be used nor a mark.",
    "presence_unknown": "{where}: the person or the meeting is not known.",
    "totals": "{where}: {name}, a row of sums.",
    "same_file": "{file} holds the same as this file, and was not read again.",
    "hidden_sheet": "The sheet {sheet} is hidden and was not read.",
    "sheet_unread": "The sheet {sheet} was not read: it holds neither people nor contacts nor attendance that we recognise.",
    "hyperedge": "{where}: a contact of more than two people.",
    "other_graphs": "{where}: a second graph begins there and was not read. Save it as a file of its own.",
    "other_network": "{where}: the list of {name} begins there, of other people than the first, and was not read. Save it as a file of its own.",
    "other_size": "{name} has {found} values where there are {people} people, so it was not read.",
    "other_lists": "{name} has {found} values, and several lists have as many people, so it was not read. Call it like the list it is about.",
    "section_unread": "{where}: what stands under {name} is not read.",
    "line_unread": "{where}: what stands there cannot be understood, as in {example}.",
    "no_such_number": "{where}: there is nobody of this number, as in {example}; there are {people} people.",
    "row_beyond": "{where}: more numbers than there are people; those at the end were not read.",
    "within_a_sort": "{where}: a contact between two of one sort, where the file announces contacts between two sorts.",
    # written otherwise than other programs would
    "meetings_with_people": "Who was at which meeting stands with the people, in a column called meetings. Other programs read it as text, and make no contacts of it.",
    "directions_apart": "{rows} contacts have no direction and others do. Few programs read both from such a file, so all are written with one, and the attribute {column} says which have none.",
    # not written
    "cell_cut": "{column}: {rows} texts have more than {most} letters, which is the most that a cell of a workbook holds. They were cut.",
    "nobody": "There is nobody in this landscape, and such a file has no place for its columns and meetings without people.",
    "kinds_unused": "There are no contacts, and such a file has no place for the names of their kinds: {kinds}.",
    "view": "The file holds what is shown ({view}), and no longer knows that there was more.",
}
"""The words of a remark by its code; the web application translates by code."""


@dataclass(frozen=True)
class Remark(Result):
    """One thing that was put right or left out: `line` where it first is, `rows` how many it touches, `what` in words.

    In a workbook `line` is the row of the sheet; in GraphML, GEXF and Kumu's JSON the place in the list of people or
    ties.
    """

    line: int | None
    what: str
    rows: int = 0
    code: str = ""
    numbers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Account(Result):
    """What was read from one file, or from one sheet of a workbook.

    `role` is "people", "ties", "attendance", "matrix", or several joined by " and "; `columns` says how each
    column was understood; `rows_read` counts the rows under the names of the columns, empty ones apart.
    """

    file: str
    format: str
    role: str
    rows_read: int
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    repaired: tuple[Remark, ...] = ()
    left_out: tuple[Remark, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)

    @property
    def rows_left_out(self) -> int:
        """How many rows were left out, for whatever reason; empty ones are not counted."""
        return sum(remark.rows for remark in self.left_out if remark.code != "empty_rows")


@dataclass
class Notes:
    """Where the readers write down what they see, until it becomes an account."""

    repaired: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)

    def repair(self, remark: str, lines: Sequence[int] | IntArray = (), **numbers: Any) -> None:
        """Something was put right, at these lines."""
        self.repaired.append(_remark(remark, lines, numbers))

    def leave_out(self, remark: str, lines: Sequence[int] | IntArray = (), **numbers: Any) -> None:
        """Something was left out, at these lines."""
        self.left_out.append(_remark(remark, lines, numbers))


def _remark(code: str, lines: Sequence[int] | IntArray, numbers: dict[str, Any]) -> Remark:
    found = sorted(int(line) for line in lines)
    words = {"rows": len(found), "where": _where(list(dict.fromkeys(found))), **numbers}
    what = REMARKS[code].format(**{key: _short(value) for key, value in words.items()})
    return Remark(found[0] if found else None, what, int(words["rows"]), code, numbers)


def _where(lines: list[int]) -> str:
    """Line 3 · Lines 3, 7 and 12 · Lines 3, 7, 12 and 40 more."""
    if len(lines) == 1:
        return f"Line {lines[0]}"
    named = [str(line) for line in lines[:5]]
    if len(lines) > 5:
        return f"Lines {', '.join(named)} and {len(lines) - 5} more"
    return f"Lines {', '.join(named[:-1])} and {named[-1]}" if named else "Nowhere"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else f"{text[:197]}..."
