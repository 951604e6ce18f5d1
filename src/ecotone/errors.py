"""Every error of the library: a code, its numbers, and one sentence for a person.

The web application translates by code; the command line prints the sentence. A sentence says
where, what is wrong, and what to do about it. `tests/house` checks that every code that is raised has a sentence and
that every sentence has a code that is raised.
"""

from __future__ import annotations

from typing import Any

SENTENCES: dict[str, str] = {
    "boundaries.too_many_belongings": "Somebody belongs to {held} sides of this boundary; {most} is the most that can be weighed in a landscape of this size. Group the sides first.",
    "boundaries.several_belongings": "Somebody belongs to several sides of {name}, so it cannot be held equal beside another boundary.",
    "landscape.no_such_boundary": "There is no boundary called {name}. This landscape has: {known}.",
    "landscape.no_such_kind": "There are no ties of the kind {name}. This landscape has: {known}.",
    "landscape.wrong_shape": "{what} must have {expected} entries, but has {found}.",
    "landscape.out_of_range": "{what} must lie between {low} and {high}, but {found} does not.",
    "landscape.meetings_too_large": "These meetings would make {pairs} ties of people present together; {most} is the most that can be held. Leave out the largest meetings.",
    "landscape.repeated_id": "The person {person_id} stands in the list twice. Give each person an id of her own.",
    "samples.no_such_sample": "There is no sample called {name}. There are: {known}.",
    "samples.in_the_way": "{path} is there already and holds something else. Choose another folder, or take it away first.",
    "cli.cannot_write": "{path} cannot be written: {why}. Choose another place with --out.",
    "cli.no_folder": "{path} cannot be written, because there is no folder {folder}. Make it first, or choose another place with --out.",
    "cli.would_be_lost": "{path} is one of the files to read, and the report would take its place. Choose another name with --out.",
    "cli.not_a_day": "{found} is not a day. Write days as 2024-03-31.",
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
