"""The samples by name: what they are, the landscape they make, and their files to try things on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ecotone.errors import EcotoneError, FileRefused
from ecotone.ground import Result

if TYPE_CHECKING:
    from ecotone.landscape import Landscape

_HERE = Path(__file__).parent
_SOURCE = "SOURCE.toml"
_LANDSCAPE = ("people.csv", "ties.csv")


@dataclass(frozen=True)
class Sample(Result):
    """What a sample is: in a sentence, whose data they are, under which licence, and what was done to them.

    `files` says what each file holds; `people.csv` and `ties.csv` are the landscape, others are for later rooms.
    `look` are options of the command that make a good first look.
    """

    name: str
    title: str
    what: str
    licence: str
    source: str
    citation: tuple[str, ...]
    done: tuple[str, ...]
    look: tuple[str, ...]
    files: Mapping[str, str]


def sample_names() -> tuple[str, ...]:
    """The names of all samples, in the order of the alphabet."""
    return tuple(sorted(path.parent.name for path in _HERE.glob(f"*/{_SOURCE}")))


def describe_sample(name: str) -> Sample:
    """What the sample `name` is and where it comes from; refuses a name that is not there.

    >>> describe_sample("law-firm").title
    'A law firm in New England'
    """
    told = tomllib.loads((_folder(name) / _SOURCE).read_text(encoding="utf-8"))
    return Sample(
        name,
        told["title"],
        told["what"],
        told["licence"],
        told["source"],
        tuple(told["citation"]),
        tuple(told["done"]),
        tuple(told["look"]),
        told["files"],
    )


def load_sample(name: str) -> Landscape:
    """The landscape of the sample `name`, read from its files as anyone's files are read.

    >>> here = load_sample("researchers")
    >>> here.n_people, here.boundary_names
    (32, ('discipline',))
    """
    folder = _folder(name)
    from ecotone.tables import read_landscape

    return read_landscape([folder / file for file in _LANDSCAPE])


def copy_sample(name: str, folder: str | Path) -> tuple[Path, ...]:
    """Write the files of the sample `name` into `folder`, which is made if need be; returns their paths.

    What is there already is never overwritten: the same text stays as it is, another text refuses the whole copy.
    """
    target = Path(folder)
    files = dict(_read_files(name))
    for file, text in files.items():
        path = target / file
        if path.exists() and (not path.is_file() or path.read_bytes() != text):
            raise FileRefused("samples.in_the_way", path=str(path))
    target.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        (target / file).write_bytes(text)
    return tuple(target / file for file in files)


def _read_files(name: str) -> Iterator[tuple[str, bytes]]:
    folder = _folder(name)
    for file in (*describe_sample(name).files, _SOURCE):
        yield file, (folder / file).read_bytes()


def _folder(name: str) -> Path:
    if name not in sample_names():
        raise EcotoneError("samples.no_such_sample", name=name, known=", ".join(sample_names()))
    return _HERE / name
