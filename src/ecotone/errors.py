"""Every error of the library: a code, its numbers, and one sentence for a person.

The web application translates by code; the command line prints the sentence. A sentence says
where, what is wrong, and what to do about it. `tests/house` checks that every code that is raised has a sentence and
that every sentence has a code that is raised.
"""

from __future__ import annotations

from typing import Any

SENTENCES: dict[str, str] = {
    "boundaries.too_many_belongings": "Somebody belongs to {held} sides of this boundary; {most} is the most that can be weighed in a landscape of this size. Group the sides first.",
    "boundaries.no_fit": "What chance would give could not be worked out for these {levels} different numbers of ties. Please report it, with the file if you may share it.",
    "boundaries.several_belongings": "Somebody belongs to several sides of {name}, so it cannot be held equal beside another boundary.",
    "landscape.no_such_boundary": "There is no boundary called {name}. This landscape has: {known}.",
    "landscape.no_such_kind": "There are no ties of the kind {name}. This landscape has: {known}.",
    "landscape.wrong_shape": "{what} must have {expected} entries, but has {found}.",
    "landscape.out_of_range": "{what} must lie between {low} and {high}, but {found} does not.",
    "landscape.meetings_too_large": "These meetings would make {pairs} ties of people present together; {most} is the most that can be held. Leave out the largest meetings.",
    "landscape.repeated_id": "The person {person_id} stands in the list twice. Give each person an id of her own.",
    "landscape.no_such_person": "Nobody here has the id {person_id}. Write it as it stands in the list of people.",
    "legitimacy.no_such_world": "There is no side called {name} on this boundary. It has: {known}.",
    "legitimacy.no_share": "The wished share must be over 0 and at most 1, but is {found}.",
    "legitimacy.no_cap": "Each inviter must be allowed at least one invitation, but the most is {found}.",
    "legitimacy.not_given": "The {what} {person} was settled by hand, but is not among those given.",
    "call.no_such_answer": "There is no answer called {found}. There are: {known}.",
    "tables.nothing_given": "No file was named. Name a list of people, and files of contacts or attendance if there are any.",
    "tables.missing": "{file} is not there. Check its name and its folder.",
    "tables.folder": "{file} is a folder. Name a file in it.",
    "tables.unreadable": "{file} cannot be opened ({reason}). Check that you may read it.",
    "tables.empty": "{file} is empty. Check that it is the right file.",
    "tables.too_large": "{file} has {size} MB, and {most} MB is the most that is read of such a file. Save the part that matters.",
    "tables.foreign": "{file} is of a form that is not read ({form}). Save the data as CSV, XLSX, Parquet, GraphML, GEXF, GML, Pajek, UCINET or Kumu JSON.",
    "tables.unknown_form": "{file}: files ending in {suffix} are not read. Save the data as CSV, XLSX, Parquet, GraphML, GEXF, GML, Pajek, UCINET or Kumu JSON.",
    "tables.not_text": "{file}, line {line}: holds a control character, which no text holds. Save the data as CSV UTF-8.",
    "tables.encoding": "{file}: it cannot be found out how its letters are written. Save the data as CSV UTF-8.",
    "tables.broken_letters": "{file}, line {line}: letters that are not {encoding}, as the rest is. Save the data as CSV UTF-8.",
    "tables.no_columns": "{file}, from line {line} on: no columns can be made out; it reads like prose or a list of another form. Save the data as CSV.",
    "tables.uneven": "{file}, line {line}: {cells} cells, where the first line has {names}. Put quotation marks around a cell that holds the character between the cells.",
    "tables.open_quote": "{file}, line {line}: a quotation mark is opened there and never closed. Close it, or take it away.",
    "tables.long_cell": "{file}, line {line}: a cell of more than 10 million letters. Perhaps a quotation mark is missing.",
    "tables.broken_row": "{file}, line {line}: this row cannot be read. Save the data as CSV once more.",
    "tables.too_many_columns": "{file} has {columns} columns, and {most} is the most that is read. Leave out columns that do not matter.",
    "tables.too_many_cells": "{file} reaches over {cells} cells, and {most} is the most that is read. Save the part that matters.",
    "tables.names_given": "{file} has {columns} columns, but {names} names were given for them. Give one name for each.",
    "tables.no_such_column": "{file} has no column called {name}. It has: {known}.",
    "tables.no_role": "{file}: it cannot be told whether these are people, contacts or attendance. Its columns are {known}. Give them names in the first line, such as id, or from and to.",
    "tables.one_column": "{file} has one column without a name. Write name (or id) above it if it is a list of people.",
    "tables.no_id": "{file}: no column tells people apart. Its columns are {known}. Name the one that does with --id.",
    "tables.no_rows": "{file} has nobody in it. Add people.",
    "tables.one_end": "{file}: {given} is one end of each contact, but the other is not known. Name it with {missing}.",
    "tables.too_many_kinds": "{file} has {kinds} kinds of contact, which is more than can be told apart. Name another column with --kind.",
    "tables.matrix_names": "{file} is a table of {people} by {people} numbers without names. Write the names above it and beside it.",
    "tables.votes": "{file} holds statements or votes of a conversation, which are not read here. Give a list of people or of contacts.",
    "tables.labels": "{file} is no file of labels. Save a CSV with three columns: column, code, label.",
    "tables.labels_unused": "{file} names no column or code that a list of people holds; it names {known}. Check that it is the right file.",
    "tables.damaged": "{file} is damaged and cannot be opened. Open it in the program that made it, and save it once more.",
    "tables.unpacks_too_large": "{file} would unpack to more than {most} MB. Save the part that matters.",
    "tables.no_sheet": "{file} has no sheet with anything in it. Check that it is the right file.",
    "tables.no_graph": "{file} holds no graph. Check that it is the right file.",
    "tables.broken_xml": "{file}, line {line}: the file breaks off or is not well formed. Save it once more.",
    "tables.broken_gml": "{file}, line {line}: the file breaks off or is not well formed. Save it once more.",
    "tables.deep_gml": "{file}, line {line}: nested too deeply to be read. Save it once more, without drawings.",
    "tables.broken_pajek": "{file}, line {line}: it is not said how many people there are. Write the number behind *Vertices.",
    "tables.matrix_counts": "{file}, line {line}: the table that begins there has other sizes than the list of people. Save it once more.",
    "tables.too_many_people": "{file} announces {people} people, and {most} is the most that is read of such a file. Save the part that matters.",
    "tables.too_many_levels": "{file} holds {levels} tables, and {most} is the most that is read. Export those that matter.",
    "tables.counts": "{file} announces {announced} numbers, but holds {found}. Export it from UCINET once more.",
    "tables.broken_dl": "{file}: it is not said how many people there are (N=), or where the numbers begin (DATA:). Export it from UCINET once more.",
    "tables.ucinet_form": "{file}: UCINET's form {form} is not read. Export it from UCINET as DL: a full matrix, or a list of who names whom (edgelist1).",
    "tables.one_half": "{file} is one half of what UCINET saves, and {other} is missing. Give both files.",
    "tables.entities": "{file} declares entities, which are not read. Save it without them.",
    "tables.broken_json": "{file}, line {line}: the file breaks off or is not well formed. Save it once more.",
    "tables.deep_json": "{file} is nested too deeply to be read. Export it from Kumu once more.",
    "tables.not_kumu": "{file} is JSON, but not from Kumu: it has no list of elements. Save the data as CSV.",
    "tables.repeated_id": "{file}: {person_id} stands in it twice. Give each person an id of her own.",
    "tables.our_heading": "{file}: the column name {heading} was changed so that it cannot be read. Write it as in: office [geographic boundary].",
    "tables.no_such_format": "There is no format called {format} to write. There are: {known}.",
    "tables.format_unsaid": "{path} does not say in which format to write. Let its name end in one of {endings}, or name the format (--format).",
    "tables.sheet_too_small": "A sheet of a workbook has no room for {rows} rows and {columns} columns. Write CSV, Parquet or GraphML.",
    "tables.cell_too_small": "{column}: a cell of a workbook holds {most} letters at most, and {letters} are needed. Write CSV, Parquet or GraphML.",
    "samples.no_such_sample": "There is no sample called {name}. There are: {known}.",
    "samples.in_the_way": "{path} is there already and holds something else. Choose another folder, or take it away first.",
    "cli.cannot_write": "{path} cannot be written: {why}. Choose another place with --out.",
    "cli.no_folder": "{path} cannot be written, because there is no folder {folder}. Make it first, or choose another place with --out.",
    "cli.would_be_lost": "{path} is one of the files to read, and the report would take its place. Choose another name with --out.",
    "cli.not_a_file": "{path} is no file that can be written (it is a device, a pipe or a link that leads nowhere). Choose another place with --out.",
    "cli.not_a_report": "{path} is there already and is not a report of Ecotone's. Choose another name with --out, such as report.html.",
    "cli.not_a_folder": "{path} is a file, and the sample needs a folder. Choose another with --out.",
    "cli.nothing_to_convert": "It is not said what to write. Name the files to read, and last the file to write, as in: ecotone convert people.csv ties.csv landscape.gexf.",
    "cli.no_folder_to_write": "{path} cannot be written, because there is no folder {folder}. Make it first, or name another place.",
    "cli.would_be_overwritten": "{path} is one of the files to read, and what is written would take its place. Choose another name.",
    "cli.no_plain_file": "{path} is no file that can be written (it is a folder, a link, a device or a pipe). Choose another name.",
    "cli.there_already": "{path} is there already. Choose another name, or add --replace.",
    "cli.cannot_write_there": "{path} cannot be written: {why}. Name another place.",
    "cli.no_team": "It is not said who convenes. Name the team by ids, with commas between: --team ana,ben.",
    "cli.no_out": "It is not said where the report goes. Name a file with --out, such as --out report.html.",
    "cli.not_a_day": "This is no day for --at: '{found}'. Write it as --at 2024-03-31.",
    "cli.no_dates": "Nothing in these files has a date, so --at cannot choose. Leave it out, or add the columns since and until.",
    "cli.not_a_seed": "This is no number for --seed: '{found}'. Write a whole number from 0 on, such as --seed 7.",
}


class EcotoneError(ValueError):
    """What Ecotone says when it cannot go on.

    `code` names the trouble, `numbers` holds what its sentence needs, `str(error)` is the sentence.

    >>> error = EcotoneError("landscape.no_such_boundary", name="office", known="gender, practice")
    >>> error.code
    'landscape.no_such_boundary'
    >>> str(error)
    'There is no boundary called office. This landscape has: gender, practice.'
    """

    def __init__(self, code: str, **numbers: Any) -> None:
        super().__init__(code, numbers)
        self.code = code
        self.numbers = numbers

    def __str__(self) -> str:
        return SENTENCES[self.code].format(**self.numbers)

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, self.numbers)


class FileRefused(EcotoneError):
    """A file that cannot be read as a landscape; the command line ends with status 2."""


def _rebuild(kind: type[EcotoneError], code: str, numbers: dict[str, Any]) -> EcotoneError:
    return kind(code, **numbers)
