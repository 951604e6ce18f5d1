"""The door for files: people, ties and attendance in; a landscape and an account of the reading out; and back again."""

from ecotone.tables.accounts import REMARKS, Account, Remark
from ecotone.tables.hints import Hints
from ecotone.tables.opening import READ
from ecotone.tables.reading import read_landscape
from ecotone.tables.writing import FORMATS, Written, name_files, write_landscape, write_pair

__all__ = [
    "FORMATS",
    "READ",
    "REMARKS",
    "Account",
    "Hints",
    "Remark",
    "Written",
    "name_files",
    "read_landscape",
    "write_landscape",
    "write_pair",
]
